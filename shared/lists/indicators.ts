import { subjectOf } from './indicator-subject.ts';
import type { Indicator } from './model.ts';
import { clausesOf, targetsOf } from './targets.ts';

export interface ReadIndicators {
  readonly indicators: readonly Indicator[];
  readonly doubts: readonly string[];
}

/** Proposes the measurable targets of a title or detail; every text is an exact substring. */
export function readIndicators(text: string, field: 'title' | 'detail'): ReadIndicators {
  const indicators: Indicator[] = [];
  const doubts: string[] = [];
  for (const clause of clausesOf(text)) {
    const targets = targetsOf(clause);
    for (const [at, target] of targets.entries()) {
      const { quantity, comparator } = target;
      const start = clause.start + target.from;
      const end = clause.start + target.to;
      const subject = subjectOf(target, targets.slice(at + 1), clause);
      if (subject === '') doubts.push(`没有看出“${text.slice(start, end)}”指的是什么，请补充。`);
      indicators.push({
        text: text.slice(start, end),
        comparator,
        value: quantity.value,
        min: quantity.min,
        max: quantity.max,
        unit: quantity.unit,
        subject: subject === '' ? text.slice(start, end) : subject,
        span: { field, start, end },
      });
    }
  }
  return { indicators, doubts };
}
