/** The columns of the ledger, in order. */
export const columnNames = [
  'select',
  'seq',
  'light',
  'mine',
  'title',
  'detail',
  'units',
  'owner',
  'deadline',
  'progress',
  'state',
  'evidence',
] as const;
export type ColumnName = (typeof columnNames)[number];

/** Columns a person may hide. */
export const optionalColumns = [
  'light',
  'mine',
  'detail',
  'units',
  'owner',
  'deadline',
  'progress',
  'state',
  'evidence',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** Least width in px at 100 % text, and the share of the room that is left over. */
const measures: Readonly<Record<ColumnName, readonly [least: number, share: number]>> = {
  select: [36, 0],
  seq: [48, 0],
  light: [80, 0],
  mine: [76, 0],
  title: [200, 5],
  detail: [128, 4],
  units: [110, 2],
  owner: [84, 0],
  deadline: [96, 0],
  progress: [112, 4],
  state: [108, 0],
  evidence: [46, 0],
};

/** Widths that fill the room, or more than it where the room is too small. */
export function columnWidths(
  columns: readonly ColumnName[],
  room: number,
  scale: number,
): ReadonlyMap<ColumnName, number> {
  const least = (name: ColumnName) => Math.round(measures[name][0] * scale);
  const spare = Math.max(0, room - columns.reduce((sum, name) => sum + least(name), 0));
  const shares = columns.reduce((sum, name) => sum + measures[name][1], 0);
  return new Map(
    columns.map((name) => [
      name,
      least(name) + Math.floor((spare * measures[name][1]) / Math.max(1, shares)),
    ]),
  );
}
