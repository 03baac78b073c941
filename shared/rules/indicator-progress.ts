import type { Language } from '../errors.ts';
import type { Indicator } from '../lists/model.ts';

type Target = Pick<Indicator, 'comparator' | 'value' | 'min' | 'max' | 'unit'>;

export interface IndicatorProgress {
  /** Share of the target, 1 when it is reached; null where the target can't be compared with one number. */
  readonly reached: number | null;
  /** What is missing, with its unit; null when nothing is. */
  readonly distance: string | null;
}

const NOTHING: IndicatorProgress = { reached: null, distance: null };

/** How far an actual value is from an indicator's target. A ceiling (不超过, 最高) is kept or overrun, not approached. With a 基数 the growth from there counts. */
export function indicatorProgress(
  target: Target,
  actual: number | null,
  language: Language = 'zh',
  baseline: number | null = null,
): IndicatorProgress {
  if (actual === null) return NOTHING;
  const say = (kind: 'missing' | 'over', amount: number) =>
    `${words[language][kind]} ${show(amount)}${target.unit ?? ''}`;
  if (target.comparator === '<=') {
    if (target.value === null) return NOTHING;
    return actual <= target.value
      ? { reached: 1, distance: null }
      : { reached: 0, distance: say('over', actual - target.value) };
  }
  const goal = target.comparator === 'range' ? target.min : target.value;
  if (target.comparator === 'ratio' || goal === null || goal <= 0) return NOTHING;
  const missing = goal - actual;
  return {
    reached:
      baseline !== null && baseline < goal
        ? Math.max(0, (actual - baseline) / (goal - baseline))
        : Math.max(0, actual / goal),
    distance: missing > 0 ? say('missing', missing) : null,
  };
}

const words: Readonly<Record<Language, Readonly<Record<'missing' | 'over', string>>>> = {
  zh: { missing: '还差', over: '超出' },
  en: { missing: 'still missing', over: 'over by' },
};

/** Without the noise of binary fractions. */
const show = (value: number): string => String(Number(value.toFixed(6)));
