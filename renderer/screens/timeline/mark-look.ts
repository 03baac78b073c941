import type { LedgerRow, TimelineMark } from '../../../shared/model/views.ts';
import { fill, type Words } from '../../words/words.ts';

type Look = Pick<NonNullable<LedgerRow['light']>, 'shape' | 'colour' | 'word'>;

const shapes = {
  reached: { shape: 'tick', colour: 'blue' },
  late: { shape: 'square', colour: 'red' },
} as const;

/** Shape, colour and word of a mark. What is ahead tells by its shape whether it is a step or the limit. */
export function lookOf({ kind, state, date }: Omit<TimelineMark, 'text'>, w: Words['timeline']): Look {
  const what = kind === 'due' ? w.due : w.milestone;
  const word = fill('{what} {date} {state}', { what, date, state: w[state] }).replace(/\s+/g, ' ');
  if (state !== 'ahead') return { ...shapes[state], word };
  return { shape: kind === 'due' ? 'triangle' : 'diamond', colour: 'grey', word };
}
