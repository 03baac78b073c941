import type { Indicator, ListNote, ParsedList, PrintedUnit } from './model.ts';

/** What `parse --json` prints. */
export interface ParseJson {
  readonly title: string | null;
  readonly columns: readonly string[];
  readonly tasks: readonly {
    readonly ordinal: number;
    readonly seq: number | null;
    readonly category: string | null;
    readonly title: string;
    readonly detail: string | null;
    readonly units: readonly PrintedUnit[];
    readonly deadline: ParsedList['tasks'][number]['deadline'];
    readonly indicators: readonly Indicator[];
    /** How sure each field is, from 0 to 1; see `sureness`. */
    readonly confidence: ParsedList['tasks'][number]['confidence'];
  }[];
  readonly notes: readonly ListNote[];
}

export const toParseJson = ({ title, columns, tasks, notes }: ParsedList): ParseJson => ({
  title,
  columns,
  tasks: tasks.map((task) => ({
    ordinal: task.ordinal,
    seq: task.seq,
    category: task.category,
    title: task.title,
    detail: task.detail,
    units: task.units,
    deadline: task.deadline,
    indicators: task.indicators,
    confidence: task.confidence,
  })),
  notes,
});
