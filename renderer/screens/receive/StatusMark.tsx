import type { PreviewItem } from '../../../shared/model/views.ts';
import { useWords, type Words } from '../../words/words.ts';
import { Mark } from './Mark.tsx';

export const statuses = [
  'new',
  'changed',
  'unchanged',
  'refused',
] as const satisfies readonly PreviewItem['status'][];

export const statusText = (status: PreviewItem['status'], w: Words['receive']): string =>
  ({ new: w.statusNew, changed: w.statusChanged, unchanged: w.statusUnchanged, refused: w.statusRefused })[
    status
  ];

const tones = { new: 'good', changed: 'warn', unchanged: 'plain', refused: 'bad' } as const;

/** What would become of an item: its word, and a colour that only repeats it. */
export function StatusMark({ status }: Pick<PreviewItem, 'status'>) {
  return <Mark tone={tones[status]}>{statusText(status, useWords('receive'))}</Mark>;
}
