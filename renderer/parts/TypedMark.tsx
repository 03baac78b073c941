import { Tag } from 'antd';
import { transcriptMark } from '../../shared/rules/transcript-words.ts';
import { useLanguage } from '../state/session.ts';

/** 代录 with its source behind what follows from a report; nothing where that is the unit's own. */
export function TypedMark({ report }: { readonly report: Parameters<typeof transcriptMark>[0] | null }) {
  const language = useLanguage();
  const mark = report && transcriptMark(report, language);
  return mark && <Tag>{mark}</Tag>;
}
