import type { SheetRow } from '../../../shared/model/views.ts';

type Target = Pick<SheetRow['indicators'][number], 'comparator' | 'value' | 'min' | 'max' | 'unit'>;

const signs: Readonly<Record<string, string>> = { '=': '', '>=': '≥ ', '<=': '≤ ', '~': '≈ ' };

/** A target in signs: ≥ 20个, 2—3名, 49：51. */
export function targetText({ comparator, value, min, max, unit }: Target): string {
  const measure = unit ?? '';
  if (comparator === 'range') return `${min ?? ''}—${max ?? ''}${measure}`;
  if (comparator === 'ratio') return `${min ?? ''}：${max ?? ''}`;
  return value === null ? '—' : `${signs[comparator] ?? ''}${value}${measure}`;
}
