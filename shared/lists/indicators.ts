import { clausesOf, namesIn } from './clauses.ts';
import { sharedSubjects, subjectOf } from './indicator-subject.ts';
import { type Indicator, sureness } from './model.ts';
import { fold } from './numerals.ts';
import { type Target, targetsOf } from './targets.ts';

export interface ReadIndicators {
  readonly indicators: readonly Indicator[];
  /** Chinese sentences that say why a person should look. */
  readonly doubts: readonly string[];
}

/** Characters of a subject; a longer one is cut. */
const longestSubject = 200;

/**
 * Proposes the measurable targets of a title, a detail or a category cell, in printed order; every `text` is the exact substring that its
 * span names. Time grows with the length of the text alone.
 */
export function readIndicators(text: string, field: 'title' | 'detail' | 'category'): ReadIndicators {
  const indicators: Indicator[] = [];
  const doubts: string[] = [];
  const isName = namesIn(text);
  let earlier = '';
  for (const clause of clausesOf(text, fold(text))) {
    const targets = targetsOf(clause, isName);
    if (clause.previous === '') earlier = '';
    for (const [at, target] of targets.entries()) {
      const start = clause.start + target.from;
      const wording = text.slice(start, clause.start + target.to).trimEnd();
      const shared = sharedSubjects(targets, at);
      const subjects = shared ?? [subjectOf(target, targets[at + 1] ?? null, targets, clause, earlier)];
      earlier = subjects.at(-1) ?? '';
      for (const subject of subjects) {
        const doubt = doubtOf(target, wording, subject, subjects.length);
        if (doubt !== null) doubts.push(doubt);
        indicators.push({
          text: wording,
          comparator: target.comparator,
          value: target.quantity.value,
          min: target.quantity.min,
          max: target.quantity.max,
          unit: target.quantity.unit,
          subject: (subject === '' ? wording : subject).slice(0, longestSubject),
          ...(target.per !== null && { per: target.per }),
          ...(target.quantity.terms && { terms: target.quantity.terms }),
          confidence: doubt === null ? sureness.read : sureness.guessed,
          span: { field, start, end: start + wording.length },
        });
      }
    }
  }
  return { indicators, doubts };
}

/** Why a person should look at a target; null where it is read in the usual way. */
function doubtOf(
  { quantity, inherited, comparator }: Target,
  wording: string,
  subject: string,
  subjects: number,
): string | null {
  if (subject === '') return `没有看出“${wording}”指的是什么，请补充。`;
  if (subjects > 1) return `“${wording}”对几个对象各算一个指标，请确认。`;
  if (inherited) return `“${wording}”沿用了前一项的“${comparator === '<=' ? '不超过' : '不少于'}”，请确认。`;
  if (quantity.written === 'doubling') return `“${wording}”按原来的 ${quantity.value} 倍读出，请确认。`;
  if (quantity.written === 'scale') return `“${wording}”按数量指标读出，也可能只是概数，请确认。`;
  return null;
}
