import type { Language } from '../errors.ts';
import type { LedgerRow } from '../model/views.ts';
import { gravest, isDone, rolledUpState } from './parts.ts';

/** A part as its row looks at it. */
export interface Part {
  readonly row: LedgerRow;
  /** UTC milliseconds of the sign-off that its progress comes from; null for a draft and where there is none. */
  readonly reportedAt: number | null;
}

/**
 * A split row as its parts make it: the state where nobody has the row itself, the latest progress where nobody reported on
 * the row itself, and the gravest light of all. What is taken from a part says from which. A row that was issued to us
 * shows only the parts that came with it, so nothing is concluded from them.
 */
export function rollUp(row: LedgerRow, parts: readonly Part[], language: Language): LedgerRow {
  if (parts.length === 0) return row;
  const state = rolledUpState(parts.map((part) => part.row.state));
  const counts = {
    count: parts.length,
    done: parts.filter((part) => isDone(part.row.state)).length,
    state,
    whole: row.editable,
  };
  if (!row.editable) return { ...row, parts: { ...counts, lightOf: null, progressOf: null } };
  const say = words[language];
  const worst = gravest([row, ...parts.map((part) => part.row)]);
  const lightOf = worst && worst.id !== row.id ? worst : null;
  const latest = row.progress === null ? latestOf(parts) : null;
  return {
    ...row,
    state: row.assigned.length === 0 && row.state === 'registered' ? state : row.state,
    light: lightOf?.light
      ? { ...lightOf.light, reason: say(lightOf.number, lightOf.light.reason) }
      : row.light,
    progress: latest?.row.progress
      ? { ...latest.row.progress, text: say(latest.row.number, latest.row.progress.text) }
      : row.progress,
    evidence: parts.reduce((sum, part) => sum + part.row.evidence, row.evidence),
    parts: { ...counts, lightOf: lightOf?.number ?? null, progressOf: latest?.row.number ?? null },
  };
}

/** The part reported on last; a draft counts where nothing was signed off. */
const latestOf = (parts: readonly Part[]): Part | null =>
  parts
    .filter(({ row }) => row.progress !== null)
    .reduce<Part | null>(
      (last, part) => (last === null || (part.reportedAt ?? 0) > (last.reportedAt ?? 0) ? part : last),
      null,
    );

const words: Readonly<Record<Language, (number: string, text: string) => string>> = {
  zh: (number, text) => `分解任务 ${number}：${text}`,
  en: (number, text) => `Part ${number}: ${text}`,
};
