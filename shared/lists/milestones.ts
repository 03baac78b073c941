import type { FoundDate } from './deadline-dates.ts';
import type { Milestone } from './model.ts';
import { stepNumbersIn } from './step-numbers.ts';

/**
 * The dated steps of a deadline that prints several: 3月底前完成方案；6月底前全面实施. Each text is an exact part of the
 * wording. Nothing where fewer than two steps are dated; a range (3月至6月) is one step.
 */
export function milestonesIn(
  text: string,
  dates: readonly FoundDate[],
): { readonly milestones?: readonly Milestone[] } {
  const steps: { start: number; end: number; date: string | null }[] = [];
  for (const { start, end, closed } of segmentsOf(text)) {
    const own = dates.filter((each) => each.start >= start && each.start < end);
    const date = own.at(-1)?.date ?? null;
    const last = steps.at(-1);
    const opens = own.some(({ endsRange }) => !endsRange);
    if (last && !(opens && last.date !== null) && !(closed && !opens && last.date !== null)) {
      last.end = end;
      last.date = date ?? last.date;
    } else steps.push({ start, end, date });
  }
  const dated = steps.filter(({ date }) => date !== null);
  if (dated.length < 2) return {};
  return {
    milestones: dated.flatMap(({ start, end, date }) => {
      const words = text.slice(start, end).replace(/^[\s，,；;。、]+|[\s，,；;。、]+$/g, '');
      return words === '' ? [] : [{ text: words, date }];
    }),
  };
}

/** Stretches between stops, outside brackets; `closed` where a full stop stands before. */
function segmentsOf(
  text: string,
): readonly { readonly start: number; readonly end: number; readonly closed: boolean }[] {
  const segments: { start: number; end: number; closed: boolean }[] = [];
  const numbers = new Map(stepNumbersIn(text).map(({ start: from, end }) => [from, end]));
  let start = 0;
  let depth = 0;
  let closed = false;
  for (let at = 0; at <= text.length; at++) {
    const sign = text[at] ?? '\n';
    const behind = numbers.get(at);
    if (behind !== undefined) {
      if (at > start) segments.push({ start, end: at, closed });
      start = behind;
      at = behind - 1;
      closed = true;
      continue;
    }
    if (/[（(]/.test(sign)) depth++;
    else if (/[）)]/.test(sign)) depth = Math.max(0, depth - 1);
    const stop = at === text.length || (depth === 0 && /[，,；;。、\n]/.test(sign));
    if (!stop) continue;
    if (at > start) segments.push({ start, end: at, closed });
    if (at > start || /[；;。\n]/.test(sign)) closed = /[；;。\n]/.test(sign);
    start = at + 1;
  }
  return segments;
}
