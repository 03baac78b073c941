import type { ParseJson } from '../shared/lists/parse-json.ts';

/** What a person says a document holds; `or` are other names that are right too. */
export interface Label {
  readonly title: string | null;
  readonly tasks: readonly {
    readonly category: string | null;
    readonly title: string;
    readonly detail: string | null;
    readonly units: readonly {
      readonly name: string;
      readonly role: string;
      readonly group: boolean;
      readonly or?: readonly string[];
    }[];
    readonly deadline: { readonly kind: string; readonly date: string | null };
    readonly indicators: readonly Target[];
  }[];
}

interface Target {
  readonly comparator: string;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
}

/** Right, found and expected; a share is right / expected. */
interface Count {
  right: number;
  found: number;
  expected: number;
}

const fields = ['task', 'category', 'text', 'unit', 'lead', 'deadline', 'indicator'] as const;
export type Score = Readonly<Record<(typeof fields)[number], Count>>;

const blank = (): Record<(typeof fields)[number], Count> => ({
  task: { right: 0, found: 0, expected: 0 },
  category: { right: 0, found: 0, expected: 0 },
  text: { right: 0, found: 0, expected: 0 },
  unit: { right: 0, found: 0, expected: 0 },
  lead: { right: 0, found: 0, expected: 0 },
  deadline: { right: 0, found: 0, expected: 0 },
  indicator: { right: 0, found: 0, expected: 0 },
});

/** Compares what was read with the labels; tasks are the same where their titles are, in printed order. */
export function scoreOf(label: Label, parsed: ParseJson): Score {
  const score = blank();
  let from = 0;
  const tell = (field: (typeof fields)[number], right: boolean) => {
    score[field].expected++;
    score[field].found++;
    if (right) score[field].right++;
  };
  score.task.expected = label.tasks.length;
  score.task.found = parsed.tasks.length;
  for (const wanted of label.tasks) {
    const at = parsed.tasks.findIndex(({ title }, nth) => nth >= from && title === wanted.title);
    const task = parsed.tasks[at];
    if (task) {
      score.task.right++;
      from = at + 1;
    }
    tell('category', task?.category === wanted.category);
    tell('text', task !== undefined && task.detail === wanted.detail);
    tell(
      'deadline',
      task?.deadline.kind === wanted.deadline.kind && task.deadline.date === wanted.deadline.date,
    );
    const names = (task?.units ?? []).map(({ name, role }) => `${role} ${name}`);
    const isNamed = (unit: (typeof wanted.units)[number], role: string) =>
      [unit.name, ...(unit.or ?? [])].some((name) => names.includes(`${role} ${name}`));
    score.unit.expected += wanted.units.length;
    score.unit.right += wanted.units.filter(
      (unit) => isNamed(unit, 'lead') || isNamed(unit, 'cooperate'),
    ).length;
    const leads = wanted.units.filter(({ role }) => role === 'lead');
    const found = (task?.units ?? []).filter(({ role }) => role === 'lead').length;
    tell('lead', leads.length === found && leads.every((unit) => isNamed(unit, 'lead')));
    const open = (task?.indicators ?? []).map(targetKey);
    score.indicator.expected += wanted.indicators.length;
    for (const each of wanted.indicators.map(targetKey)) {
      const nth = open.indexOf(each);
      if (nth < 0) continue;
      open.splice(nth, 1);
      score.indicator.right++;
    }
  }
  score.unit.found = parsed.tasks.reduce((sum, { units }) => sum + units.length, 0);
  score.indicator.found = parsed.tasks.reduce((sum, { indicators }) => sum + indicators.length, 0);
  return score;
}

const targetKey = ({ comparator, value, min, max, unit }: Target): string =>
  [comparator, value, min, max, unit].join(' ');

export function sumOf(scores: readonly Score[]): Score {
  const sum = blank();
  for (const score of scores)
    for (const field of fields)
      for (const key of ['right', 'found', 'expected'] as const) sum[field][key] += score[field][key];
  return sum;
}

/** Harmonic mean of precision and recall; 1 where there is nothing to find and nothing was found. */
const f1 = ({ right, found, expected }: Count): number =>
  found + expected === 0 ? 1 : (2 * right) / (found + expected);
const of = (right: number, all: number): number => (all === 0 ? 1 : right / all);

/** The figures of one row of the report, in the order of `columns`. */
export const figuresOf = (score: Score): readonly number[] => [
  f1(score.task),
  of(score.category.right, score.category.expected),
  of(score.text.right, score.text.expected),
  f1(score.unit),
  of(score.lead.right, score.lead.expected),
  of(score.deadline.right, score.deadline.expected),
  of(score.indicator.right, score.indicator.found),
  of(score.indicator.right, score.indicator.expected),
  f1(score.indicator),
];

export const columns = [
  'task F1',
  'category',
  'text',
  'unit F1',
  'lead',
  'deadline',
  'indicator P',
  'indicator R',
  'indicator F1',
] as const;
