import { lightLevels } from '../../model/rule-set.ts';
import type { Period } from '../../period.ts';
import { formatPeriod } from '../../period.ts';
import { type ClassSystem, type CompletionClass, classNames, classOf, classOfTask } from './classes.ts';
import { addReports, judgedIn, noReports, periodsUpTo, type ReportCounts, reportsIn } from './reporting.ts';
import type { Share } from './share.ts';

/** Shares by light, in the order of `lightLevels`, and last those without one. */
export type LightCounts = readonly number[];
export const UNLIT = lightLevels.length;
const noLights: LightCounts = Array.from({ length: UNLIT + 1 }, () => 0);

export const lightSlot = ({ light }: Pick<Share, 'light'>): number =>
  light ? lightLevels.indexOf(light.level) : UNLIT;

/** A task with its shares, and the column of the matrix it belongs to. */
export interface CountedTask {
  readonly id: string;
  readonly column: string;
  readonly shares: readonly Share[];
}

export interface UnitFigures {
  readonly unit: string;
  /** One per column; null where the unit has nothing there. */
  readonly cells: readonly (LightCounts | null)[];
  readonly lights: LightCounts;
  readonly reports: ReportCounts;
  /** 代录: so many of the reports that came were typed here. */
  readonly typed: number;
  readonly returns: number;
  /** UTC milliseconds of its newest report; null where there is none. */
  readonly lastReport: number | null;
}

export interface Figures {
  readonly tasks: number;
  readonly shares: number;
  readonly columns: readonly string[];
  readonly units: readonly UnitFigures[];
  readonly lights: LightCounts;
  readonly reports: ReportCounts;
  readonly classes: readonly { readonly name: CompletionClass; readonly count: number }[];
  /** Reports of the last periods, oldest first. */
  readonly trend: readonly { readonly period: string; readonly reports: ReportCounts }[];
}

export interface Question {
  readonly period: Period;
  readonly cutoff: string;
  readonly system: ClassSystem;
  /** Whether a class counts tasks, each by its lead, or every unit's share of one. */
  readonly by: 'task' | 'share';
  readonly trend: number;
}

/** All figures of the consolidation, in one pass over the shares. */
export function consolidate(tasks: readonly CountedTask[], question: Question): Figures {
  const { period, cutoff, system, by } = question;
  const columns = [...new Set(tasks.filter(({ shares }) => shares.length > 0).map(({ column }) => column))];
  const columnAt = new Map(columns.map((name, at) => [name, at]));
  const units = new Map<string, UnitTally>();
  const judged = judgedIn(period, cutoff);
  const classes = new Map<CompletionClass, number>();
  const trend = periodsUpTo(period, question.trend).map((each) => ({
    period: formatPeriod(each),
    reportsOf: reportsIn(each, cutoff),
    tally: { ...noReports },
  }));
  const countClass = (name: CompletionClass) => classes.set(name, (classes.get(name) ?? 0) + 1);
  let shares = 0;
  for (const task of tasks) {
    if (task.shares.length === 0) continue;
    if (by === 'task') countClass(classOfTask(system, task.shares));
    const column = columnAt.get(task.column) ?? 0;
    for (const share of task.shares) {
      shares += 1;
      if (by === 'share') countClass(classOf(system, share));
      const tally = units.get(share.unit) ?? new UnitTally(columns.length);
      units.set(share.unit, tally);
      tally.add(share, column);
      for (const { state, typed } of judged(share)) {
        tally.reports[state] += 1;
        if (typed) tally.typed += 1;
      }
      for (const each of trend) for (const state of each.reportsOf(share)) each.tally[state] += 1;
    }
  }
  const rows = [...units].map(([unit, tally]) => tally.figures(unit));
  return {
    tasks: tasks.filter((task) => task.shares.length > 0).length,
    shares,
    columns,
    units: rows,
    lights: rows.reduce<LightCounts>(
      (sum, { lights }) => sum.map((n, at) => n + (lights[at] ?? 0)),
      noLights,
    ),
    reports: rows.reduce((sum, { reports }) => addReports(sum, reports), noReports),
    classes: classNames[system].map((name) => ({ name, count: classes.get(name) ?? 0 })),
    trend: trend.map(({ period: name, tally }) => ({ period: name, reports: tally })),
  };
}

class UnitTally {
  readonly reports = { ...noReports };
  typed = 0;
  readonly #cells: (number[] | null)[];
  readonly #lights = [...noLights];
  #returns = 0;
  #last: number | null = null;

  constructor(columns: number) {
    this.#cells = Array.from({ length: columns }, () => null);
  }

  add(share: Share, column: number): void {
    const slot = lightSlot(share);
    const cell = this.#cells[column] ?? [...noLights];
    this.#cells[column] = cell;
    cell[slot] = (cell[slot] ?? 0) + 1;
    this.#lights[slot] = (this.#lights[slot] ?? 0) + 1;
    this.#returns += share.returns;
    for (const { lastAt } of share.reports)
      if (this.#last === null || lastAt > this.#last) this.#last = lastAt;
  }

  figures(unit: string): UnitFigures {
    return {
      unit,
      cells: this.#cells,
      lights: this.#lights,
      reports: this.reports,
      typed: this.typed,
      returns: this.#returns,
      lastReport: this.#last,
    };
  }
}
