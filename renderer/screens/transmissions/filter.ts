import { byName } from '../../../shared/by-name.ts';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import type { RouteParams } from '../../routes/route.ts';

/** What the register shows; kept in the address. Null shows all. */
export interface RegisterFilter {
  readonly direction: TransmissionEntry['direction'] | null;
  /** Id of the other side. */
  readonly unit: string | null;
  readonly status: TransmissionEntry['status'] | null;
}

const directions = ['out', 'in'] as const;
export const statuses = ['exported', 'delivered', 'received', 'undone'] as const;

const oneOf = <T extends string>(known: readonly T[], text: string | undefined): T | null =>
  known.find((value) => value === text) ?? null;

/** Of an address; what it does not know is no filter. */
export const readFilter = (params: RouteParams): RegisterFilter => ({
  direction: oneOf(directions, params['direction']),
  unit: params['unit'] || null,
  status: oneOf(statuses, params['status']),
});

export const filterParams = (filter: RegisterFilter): RouteParams =>
  Object.fromEntries(
    Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );

export const filterEntries = (
  entries: readonly TransmissionEntry[],
  { direction, unit, status }: RegisterFilter,
): readonly TransmissionEntry[] =>
  entries.filter(
    (entry) =>
      (direction === null || entry.direction === direction) &&
      (unit === null || entry.unit.id === unit) &&
      (status === null || entry.status === status),
  );

/** The other sides that the register names, each once, by name. */
export function unitsOf(entries: readonly TransmissionEntry[]): readonly TransmissionEntry['unit'][] {
  const units = [...new Map(entries.map(({ unit }) => [unit.id, unit])).values()];
  return units.toSorted((a, b) => byName(a.name, b.name));
}

/** What was written before under one heading, the newest first: proposed when somebody writes it again. */
export const usedBefore = (
  entries: readonly TransmissionEntry[],
  field: 'carriedBy' | 'medium' | 'receivedBy',
): readonly string[] => [
  ...new Set(entries.map((entry) => entry[field]).filter((text): text is string => text !== null)),
];
