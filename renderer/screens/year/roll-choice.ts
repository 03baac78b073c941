import type { Args } from '../../../shared/contract.ts';
import type { RollLine } from '../../../shared/model/views.ts';
import type { RollReason } from '../../../shared/rules/year.ts';
import { createMatcher } from '../../../shared/search.ts';

type Figure = Args<'rollOver'>['tasks'][number]['figures'][number];

/** What a person has chosen for the tasks that go over. */
export interface RollChoice {
  readonly going: ReadonlySet<string>;
  readonly due: ReadonlyMap<string, string>;
  /** By indicator. */
  readonly figures: ReadonlyMap<string, Omit<Figure, 'indicator'>>;
}

export interface RollFilter {
  readonly why: RollReason | null;
  readonly category: string | null;
  readonly text: string;
}

export const noRollFilter: RollFilter = { why: null, category: null, text: '' };

/** As proposed. */
export const proposedChoice = (lines: readonly RollLine[]): RollChoice => ({
  going: new Set(lines.filter(({ goes }) => goes).map(({ task }) => task)),
  due: new Map(),
  figures: new Map(),
});

export function filteredLines(lines: readonly RollLine[], filter: RollFilter): readonly RollLine[] {
  const matches = filter.text.trim() === '' ? () => true : createMatcher(filter.text);
  return lines.filter(
    ({ why, category, title, units }) =>
      (filter.why === null || filter.why === why) &&
      (filter.category === null || filter.category === category) &&
      matches({ texts: [title, category ?? ''], names: units }),
  );
}

/** Ticks or unticks tasks; a part that goes takes its row along, and a row that stays keeps its parts. */
export function marked(
  { going, ...rest }: RollChoice,
  lines: readonly RollLine[],
  tasks: readonly string[],
  goes: boolean,
): RollChoice {
  const asked = new Set(tasks);
  const next = new Set(going);
  const free = new Set(lines.flatMap((line) => (line.free ? [line.task] : [])));
  for (const line of lines) {
    if (!line.free) continue;
    const itself = asked.has(line.task);
    const withRow = !goes && line.partOf !== null && asked.has(line.partOf);
    if (!itself && !withRow) continue;
    if (goes) {
      next.add(line.task);
      if (line.partOf !== null && free.has(line.partOf)) next.add(line.partOf);
    } else next.delete(line.task);
  }
  return { ...rest, going: next };
}

/** One new limit for every task that goes over with a limit that has passed. */
export const withDueForPast = (choice: RollChoice, lines: readonly RollLine[], date: string): RollChoice => ({
  ...choice,
  due: new Map([
    ...choice.due,
    ...lines
      .filter(({ task, pastDue }) => pastDue && choice.going.has(task))
      .map(({ task }) => [task, date] as const),
  ]),
});

/** What is sent for the chosen tasks, in printed order. */
export const rollTasks = (choice: RollChoice, lines: readonly RollLine[]): Args<'rollOver'>['tasks'] =>
  lines
    .filter(({ task }) => choice.going.has(task))
    .map(({ task, indicators }) => ({
      task,
      due: choice.due.get(task) || null,
      figures: indicators.flatMap(({ id }): Figure[] => {
        const figure = choice.figures.get(id);
        return figure && (figure.target !== null || figure.baseline !== null)
          ? [{ indicator: id, ...figure }]
          : [];
      }),
    }));
