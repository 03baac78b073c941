import type { UnitView } from '../../../shared/model/views.ts';
import { nameKey } from '../../../shared/text.ts';

/** Units whose name, short names, code, district or collective names hold every word of the filter. */
export function filterUnits(units: readonly UnitView[], filter: string): readonly UnitView[] {
  const wanted = filter
    .split(/\s+/)
    .map(nameKey)
    .filter((word) => word !== '');
  if (wanted.length === 0) return units;
  return units.filter((unit) => {
    const held = [unit.name, unit.code ?? '', unit.district ?? '', ...unit.aliases, ...unit.groups]
      .map(nameKey)
      .join('\n');
    return wanted.every((word) => held.includes(word));
  });
}
