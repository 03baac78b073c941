import type { LedgerRow } from '../../../shared/model/views.ts';
import type { Searchable } from '../../../shared/search.ts';

/** One line of the grid: a task, or the header of a group of tasks. Texts are made once per set of rows. */
export type Line = TaskLine | GroupLine;

export interface TaskLine {
  readonly kind: 'task';
  readonly key: string;
  readonly row: LedgerRow;
  readonly seq: string;
  readonly title: string;
  readonly detail: string;
  readonly units: string;
  readonly deadline: string;
  readonly progress: string;
  readonly evidence: string;
  /** Printed and assigned, each name once. */
  readonly unitNames: readonly string[];
  readonly searchable: Searchable;
}

export interface GroupLine {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  readonly count: number;
}

/** The words a line needs; `{text}`, `{percent}`, `{period}` and `{units}` are filled. */
export interface LineWords {
  readonly separator: string;
  readonly assignedAlso: string;
  readonly draft: string;
  readonly noChange: string;
  readonly otherPeriod: string;
  readonly periodText: (period: string) => string;
}

export function linesOf(rows: readonly LedgerRow[], words: LineWords, period: string): readonly TaskLine[] {
  return rows.map((row) => lineOf(row, words, period));
}

function lineOf(row: LedgerRow, words: LineWords, period: string): TaskLine {
  const printed = row.units.map(({ name }) => name);
  const known = new Set(row.units.flatMap(({ name, aliases }) => [name, ...aliases]));
  const also = row.assigned.map(({ name }) => name).filter((name) => !known.has(name));
  const progress = progressText(row.progress, words, period);
  const unitNames = [...new Set([...printed, ...also])];
  return {
    kind: 'task',
    key: row.id,
    row,
    seq: String(row.seq ?? row.ordinal),
    title: row.title,
    detail: row.detail ?? '',
    units: unitsText(printed, also, words),
    deadline: row.deadline.text ?? row.deadline.date ?? '',
    progress,
    evidence: row.evidence === 0 ? '' : String(row.evidence),
    unitNames,
    searchable: {
      texts: [[row.detail, row.deadline.text, progress].filter(Boolean).join('\n')],
      names: [row.title, ...(row.category === null ? [] : [row.category]), ...unitNames],
    },
  };
}

function unitsText(printed: readonly string[], also: readonly string[], words: LineWords): string {
  const first = printed.join(words.separator);
  if (also.length === 0) return first;
  const second = words.assignedAlso.replace('{units}', also.join(words.separator));
  return first === '' ? second : `${first}；${second}`;
}

function progressText(progress: LedgerRow['progress'], words: LineWords, period: string): string {
  if (progress === null) return '';
  const body = progress.noChange ? words.noChange.replace('{text}', progress.text) : progress.text;
  const percent = progress.percent === null ? '' : `${progress.percent}% `;
  const mark = progress.status === 'draft' ? words.draft : '';
  const other =
    progress.period === period
      ? ''
      : words.otherPeriod.replace('{period}', words.periodText(progress.period));
  return `${mark}${other}${percent}${body}`;
}

/**
 * Puts a header line before each group of tasks, 重点工作 by 重点工作, in the order in which the groups first occur.
 * `ledgerTitles` is given where several ledgers are shown together: the ledger then begins the header.
 */
export function withGroups(
  lines: readonly TaskLine[],
  ledgerTitles: ReadonlyMap<string, string> | null,
): readonly Line[] {
  const groups = new Map<string, { readonly title: string; readonly lines: TaskLine[] }>();
  for (const line of lines) {
    const { ledger, category } = line.row;
    const key = `${ledger}\n${category ?? ''}`;
    const group = groups.get(key);
    if (group) {
      group.lines.push(line);
      continue;
    }
    const title = [ledgerTitles?.get(ledger), category].filter(Boolean).join('　');
    groups.set(key, { title, lines: [line] });
  }
  return [...groups].flatMap(([key, group]): readonly Line[] =>
    group.title === ''
      ? group.lines
      : [
          { kind: 'group', key: `group:${key}`, title: group.title, count: group.lines.length },
          ...group.lines,
        ],
  );
}
