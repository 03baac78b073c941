import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { asCorrection } from '../progress/sheet.ts';

/** Whose report is typed, and of which task and period where that was settled already. */
export interface TypingTarget {
  readonly unit: { readonly id: string; readonly name: string };
  readonly task?: string;
  readonly period?: string;
}

/** 未报, 已代录, or the unit's own report has come and counts. */
export type TypingState = 'missing' | 'typed' | 'own';

export const typingStateOf = ({ signed }: Pick<SheetRow, 'signed'>): TypingState =>
  signed === null ? 'missing' : signed.transcribed ? 'typed' : 'own';

/** The form of a task begins with what was typed for it, as a correction, or empty. */
export const typedDraft = (row: Pick<SheetRow, 'signed'>): Draft =>
  typingStateOf(row) === 'typed' && row.signed ? asCorrection(row.signed) : blankDraft;

/** The next task after one that nobody has reported on, from the top after the last; null where none is left. */
export function nextMissing(rows: readonly SheetRow[], task: string | null): SheetRow | null {
  const at = rows.findIndex((row) => row.task === task);
  const order = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))];
  return order.find((row) => typingStateOf(row) === 'missing') ?? null;
}
