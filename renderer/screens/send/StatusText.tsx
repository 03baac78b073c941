import { useWords } from '../../words/words.ts';
import { Mark } from '../receive/Mark.tsx';
import type { Progress } from './choice.ts';

const tones = { never: 'plain', exported: 'info', delivered: 'good' } as const;

/** 已导出 becomes 已送达 only by a receipt. */
export function StatusText({ progress }: { readonly progress: Progress }) {
  const w = useWords('send');
  return <Mark tone={tones[progress]}>{w[progress]}</Mark>;
}
