import { lightLevels } from '../../shared/model/rule-set.ts';
import type { LedgerRow } from '../../shared/model/views.ts';

/** So many tasks show one light. */
export interface LightShare {
  readonly light: NonNullable<LedgerRow['light']>;
  readonly count: number;
}

/** The lights that are there, gravest first, with how many tasks show each. */
export function barOf(rows: readonly LedgerRow[]): readonly LightShare[] {
  const lit = rows.flatMap(({ light }) => light ?? []);
  return lightLevels.flatMap((level) => {
    const same = lit.filter((light) => light.level === level);
    const [light] = same;
    return light ? [{ light, count: same.length }] : [];
  });
}
