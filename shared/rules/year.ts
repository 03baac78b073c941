import type { ListFields, TaskFields } from '../model/record.ts';
import type { TaskState } from '../model/views/tasks.ts';
import { parsePeriod } from '../period.ts';
import { rangeOf } from '../report-cycle.ts';
import { dueDateOf } from './deadline-end.ts';

/** 年度结转 of a list, as its record carries it. */
export type Closing = NonNullable<ListFields['closing']>;

/** The list takes nothing more on this calendar date. */
export const isClosedOn = (closing: Closing | null | undefined, day: string): boolean =>
  closing != null && day > closing.lastDay;

/**
 * Whether a closed list still takes what was signed off on a day for a period: until its last day, and only for periods that
 * began in its year. A period that can't be read is told by others.
 */
export function closedTo(closing: Closing | null | undefined, period: string, day: string): boolean {
  if (closing == null) return false;
  if (isClosedOn(closing, day)) return true;
  const parsed = parsePeriod(period);
  return parsed.ok && rangeOf(parsed.value).start > `${closing.year}-12-31`;
}

/** Why a task is proposed to go over into the next year's list, or to stay. */
export const rollReasons = [
  'unfinished',
  'ongoing',
  'yearClosed',
  'dueLater',
  'done',
  'cancelled',
  'suspended',
  'already',
  'printedAgain',
] as const;
export type RollReason = (typeof rollReasons)[number];

export interface Rollable {
  readonly deadline: TaskFields['deadline'];
  /** As the body sees it; of a split row what its parts come to. */
  readonly state: TaskState;
  readonly yearClosed: boolean;
  /** A row of another list goes on from it. */
  readonly already: boolean;
  /** The list it would go into prints the same text. */
  readonly printedAgain: boolean;
}

export interface RollProposal {
  readonly why: RollReason;
  readonly goes: boolean;
  /** A person may choose otherwise. */
  readonly free: boolean;
}

/** What becomes of a task at the end of a year, as the program proposes it; a person decides. */
export function proposeRoll(task: Rollable, year: number): RollProposal {
  const stays = (why: RollReason, free: boolean): RollProposal => ({ why, goes: false, free });
  const goes = (why: RollReason): RollProposal => ({ why, goes: true, free: true });
  if (task.already) return stays('already', false);
  if (task.state === 'cancelled') return stays('cancelled', false);
  if (task.state === 'completed' || task.state === 'struckOff') return stays('done', false);
  if (task.printedAgain) return stays('printedAgain', true);
  if (task.state === 'suspended') return stays('suspended', true);
  const due = dueDateOf(task.deadline);
  if (due !== null) return goes(due > `${year}-12-31` ? 'dueLater' : 'unfinished');
  if (task.yearClosed) return goes('yearClosed');
  return goes(task.deadline.kind === 'none' ? 'unfinished' : 'ongoing');
}

/** The year that a roll-over on this day is about: in the first half of a year the one before. */
export const yearToClose = (day: string): number =>
  Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) <= 6 ? 1 : 0);

/** 2026年… of a title becomes 2027年…; a title without a year gets the year in front. */
export function nextTitle(title: string, year: number): string {
  const next = String(year + 1);
  const renamed = title.replaceAll(String(year), next);
  return (renamed === title ? `${next}年${title}` : renamed).slice(0, 200);
}

/** The printed wording with another number in it, so that text and target never differ. */
export function withTarget(
  indicator: TaskFields['indicators'][number],
  value: number,
): TaskFields['indicators'][number] {
  const { span: _span, ...rest } = indicator;
  const old = indicator.value === null ? null : String(indicator.value);
  const text =
    old !== null && indicator.text.split(old).length === 2
      ? indicator.text.replace(old, String(value))
      : `${indicator.subject}${signs[indicator.comparator]}${value}${indicator.unit ?? ''}`;
  return { ...rest, text, value };
}

const signs: Readonly<Record<TaskFields['indicators'][number]['comparator'], string>> = {
  '=': '达到',
  '>=': '不少于',
  '<=': '不超过',
  '~': '约',
  range: '',
  ratio: '',
};
