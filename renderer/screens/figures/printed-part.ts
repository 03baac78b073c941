import type { Consolidation } from '../../../shared/model/views.ts';

type Unit = Pick<Consolidation['units'][number], 'name' | 'lights'>;

/** Lines of 8 pt that the matrix has on the page, beside everything else that stands there. */
export const LINES = 22;
/** So many columns can be read across it. */
const COLUMNS = 9;
/** A longer name of a unit takes a second line; more than two are cut. */
const NAME_LINE = 7;

/** What of the matrix stands on the one printed page: units from the top as long as they fit, and how much is left out. */
export function printedPart<U extends Unit>(
  units: readonly U[],
  columns: readonly string[],
): {
  readonly units: readonly U[];
  readonly columns: readonly string[];
  readonly otherUnits: number;
  readonly otherColumns: number;
} {
  let left = LINES;
  const cut = units.findIndex((unit) => {
    left -= linesOf(unit);
    return left < 0;
  });
  const shown = cut === -1 ? units : units.slice(0, cut);
  return {
    units: shown,
    columns: columns.slice(0, COLUMNS),
    otherUnits: units.length - shown.length,
    otherColumns: Math.max(0, columns.length - COLUMNS),
  };
}

/** A line for each light of the sum, which has every light that any of the cells has. */
const linesOf = ({ name, lights }: Unit): number =>
  Math.max(name.length > NAME_LINE ? 2 : 1, lights.filter((count) => count > 0).length);
