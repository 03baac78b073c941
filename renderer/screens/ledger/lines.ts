import type { LedgerRow } from '../../../shared/model/views.ts';
import { barOf, type LightShare } from '../../../shared/rules/lights/worries.ts';
import type { Searchable } from '../../../shared/search.ts';

/** One line of the grid: a task, or the header of a group of tasks. */
export type Line = TaskLine | GroupLine;

export interface TaskLine {
  readonly kind: 'task';
  readonly key: string;
  readonly row: LedgerRow;
  /** Made when first asked for, and kept as long as the rows are. */
  readonly texts: () => LineTexts;
}

/** What the cells of a task say, and what is searched. */
export interface LineTexts {
  readonly units: string;
  readonly deadline: string;
  readonly progress: string;
  /** Printed and assigned, each name once. */
  readonly unitNames: readonly string[];
  readonly searchable: Searchable;
}

export interface GroupLine {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  readonly count: number;
  readonly lights: readonly LightShare[];
}

/** The words a line needs; `{text}`, `{percent}`, `{period}` and `{units}` are filled. */
export interface LineWords {
  readonly separator: string;
  readonly assignedAlso: string;
  readonly draft: string;
  readonly noChange: string;
  readonly otherPeriod: string;
  /** 代录 with its source, as it stands before the text; empty for a unit's own report. */
  readonly typed: (progress: NonNullable<LedgerRow['progress']>) => string;
  readonly periodText: (period: string) => string;
}

export function linesOf(rows: readonly LedgerRow[], words: LineWords, period: string): readonly TaskLine[] {
  return rows.map((row) => {
    let texts: LineTexts | null = null;
    return {
      kind: 'task',
      key: row.id,
      row,
      texts: () => {
        texts ??= textsOf(row, words, period);
        return texts;
      },
    };
  });
}

function textsOf(row: LedgerRow, words: LineWords, period: string): LineTexts {
  const printed = row.units.map(({ name }) => name);
  const known = row.units.flatMap(({ name, aliases }) => [name, ...aliases]);
  // A list leaves out the place: 市教育局 is 济南市教育局.
  const also = row.assigned
    .map(({ name }) => name)
    .filter((name) => !known.some((end) => name.endsWith(end)));
  const progress = progressText(row.progress, words, period);
  const unitNames = [...new Set([...printed, ...also])];
  return {
    units: unitsText(printed, also, words),
    deadline: row.deadline.text ?? row.deadline.date ?? '',
    progress,
    unitNames,
    searchable: {
      texts: [[row.detail, row.deadline.text, progress].filter(Boolean).join('\n')],
      names: [row.title, ...(row.category === null ? [] : [row.category]), ...unitNames, ...ownersOf(row)],
    },
  };
}

/** 责任人 and 分管领导, found by their names as units are. */
const ownersOf = ({ owner }: LedgerRow): readonly string[] =>
  [owner?.owner, owner?.leader].filter((name) => name != null);

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
  const typed = words.typed(progress);
  return `${mark}${typed}${other}${percent}${body}`;
}

/**
 * Puts a header line before each group of tasks, 重点工作 by 重点工作, in the order in which the groups first occur.
 * `ledgerTitles` is given where several ledgers are shown together: the ledger then begins the header.
 */
export function withGroups(
  lines: readonly TaskLine[],
  ledgerTitles: ReadonlyMap<string, string> | null,
): readonly Line[] {
  const groups = new Map<string, Group>();
  let last: Group | null = null;
  for (const line of lines) {
    if (!last || !belongs(line, last)) last = groupOf(line);
    last.lines.push(line);
  }
  return [...groups].flatMap(([key, { title, lines: tasks }]): readonly Line[] => {
    if (title === '') return tasks;
    const rows = tasks.map(({ row }) => row).filter(({ partOf }) => partOf === null);
    return [{ kind: 'group', key: `group:${key}`, title, count: rows.length, lights: barOf(rows) }, ...tasks];
  });

  function groupOf({ row: { ledger, category } }: TaskLine): Group {
    const key = `${ledger}\n${category ?? ''}`;
    const title = [ledgerTitles?.get(ledger), category].filter(Boolean).join('　');
    const group = groups.get(key) ?? { ledger, category, title, lines: [] };
    groups.set(key, group);
    return group;
  }
}

interface Group {
  readonly ledger: string;
  readonly category: string | null;
  readonly title: string;
  readonly lines: TaskLine[];
}

const belongs = ({ row }: TaskLine, group: Group): boolean =>
  row.ledger === group.ledger && row.category === group.category;

/** True while something of ours is assigned and nothing has a light: nobody has taken light rules yet. */
export const lacksLights = (lines: readonly TaskLine[]): boolean =>
  lines.some(({ row }) => row.editable && row.assigned.length > 0) &&
  lines.every(({ row }) => row.light === null);
