import { Alert } from 'antd';
import type { BundleFinding } from '../../../shared/model/views.ts';

/** What a file tells of its sender's history: what people should ask about first, then what is good to know. */
export function Findings({ findings }: { readonly findings: readonly BundleFinding[] }) {
  const ordered = findings.toSorted((a, b) => Number(b.tone === 'warning') - Number(a.tone === 'warning'));
  return ordered.map(({ kind, tone, text }) => <Alert key={kind} type={tone} showIcon title={text} />);
}
