import type { Args } from '../contract.ts';
import type { LedgerRow } from '../model/views.ts';
import { lastDayOf } from './deadline-end.ts';

export type NewPart = Args<'splitTask'>['parts'][number];

/** One part for each unit, called after the row and the unit. */
export const partsForUnits = (
  { title }: Pick<LedgerRow, 'title'>,
  units: readonly string[],
): readonly NewPart[] =>
  units.map((unit) => ({
    title: `${short(title, 280 - unit.length)}（${unit}）`,
    unit,
    role: 'lead',
    due: null,
  }));

/** One part for each dated step that the deadline prints, due on its last day. */
export const partsForMilestones = ({ deadline }: Pick<LedgerRow, 'deadline'>): readonly NewPart[] =>
  (deadline.milestones ?? []).map(({ text, date }) => ({
    title: short(text, 300),
    unit: null,
    role: 'lead',
    due: date === null ? null : lastDayOf(date),
  }));

/** The units that a row is for: those it is assigned to, else those it prints by name. */
export const unitsOfRow = ({ assigned, units }: Pick<LedgerRow, 'assigned' | 'units'>): readonly string[] =>
  assigned.length > 0
    ? assigned.map(({ name }) => name)
    : units.filter(({ group }) => !group).map(({ name }) => name);

/** A title is one line of at most 300 characters where it is typed. */
const short = (text: string, most: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
};
