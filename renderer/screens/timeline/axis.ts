import { addMonths, daysBetween, monthsBetween } from '../../../shared/calendar-dates.ts';
import type { TimelineMark, TimelineRow } from '../../../shared/model/views.ts';

/** The stretch of time that is drawn, in whole months. */
export interface Axis {
  /** First day of the first month, and of the month after the last. */
  readonly from: string;
  readonly to: string;
  /** First days that get a line and a name. */
  readonly ticks: readonly string[];
}

/** Months drawn on either side of the cut-off at most: a limit of twenty years would squeeze the present. */
const REACH = 60;

const firstOf = (date: string): string => `${date.slice(0, 7)}-01`;

/** Holds every mark and the cut-off, as far as they lie within five years of it. */
export function axisOf(rows: readonly Pick<TimelineRow, 'marks'>[], cutoff: string): Axis {
  const dates = [cutoff, ...rows.flatMap(({ marks }) => marks.map(({ date }) => date))].sort();
  const earliest = firstOf(addMonths(firstOf(cutoff), -REACH));
  const latest = addMonths(firstOf(cutoff), REACH);
  const from = max(firstOf(dates[0] ?? cutoff), earliest);
  const to = min(addMonths(firstOf(dates.at(-1) ?? cutoff), 1), latest);
  const months = monthsBetween(from, to);
  const step = months <= 15 ? 1 : months <= 36 ? 3 : 12;
  const ticks: string[] = [];
  for (let tick = from; tick < to; tick = addMonths(tick, 1))
    if ((Number(tick.slice(5, 7)) - 1) % step === 0) ticks.push(tick);
  return { from, to, ticks };
}

const max = (a: string, b: string): string => (a > b ? a : b);
const min = (a: string, b: string): string => (a < b ? a : b);

/** 0 to 100: where a day lies; what lies outside stands at the edge. */
export function placeOf({ from, to }: Axis, date: string): number {
  const share = daysBetween(from, date) / Math.max(1, daysBetween(from, to));
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
}

/** A mark with its place and the line of its row that it stands on. */
export interface PlacedMark extends TimelineMark {
  readonly at: number;
  readonly lane: number;
  /** It reads to the left of its place: there is no room at the right. */
  readonly toLeft: boolean;
}

/** Room that a mark with its words takes, in per cent of the axis. */
const ROOM = 17;

/** Words there read to the left: there is no room at the right. */
export const isNearEnd = (at: number): boolean => at > 100 - ROOM;

/** Marks that would cover each other go on further lines of their row. */
export function placeMarks(axis: Axis, marks: readonly TimelineMark[]): readonly PlacedMark[] {
  const ends: number[] = [];
  return marks.map((mark) => {
    const at = placeOf(axis, mark.date);
    const toLeft = isNearEnd(at);
    const start = toLeft ? at - ROOM : at;
    const free = ends.findIndex((end) => end <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = start + ROOM;
    return { ...mark, at, lane, toLeft };
  });
}

export const lanesOf = (marks: readonly PlacedMark[]): number =>
  marks.reduce((most, { lane }) => Math.max(most, lane + 1), 1);
