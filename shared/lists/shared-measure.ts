import type { Quantity } from './quantities.ts';

/** 分别提高5、8和10个百分点: numbers in a list take the measure that only the last one prints. */
export function withSharedMeasure(found: readonly Quantity[], text: string): readonly Quantity[] {
  const at = text.indexOf('分别');
  if (at < 0) return found;
  const all: Quantity[] = [];
  for (const quantity of found) {
    const before = text.slice(Math.max(all.at(-1)?.end ?? 0, at, quantity.start - 40), quantity.start);
    const list = /(?:\d+(?:\.\d+)?(?: ?[、和及与] ?))+$/.exec(before);
    if (list && quantity.start > at && quantity.value !== null && quantity.written === 'digits') {
      const from = quantity.start - list[0].length;
      for (const number of list[0].matchAll(/\d+(?:\.\d+)?/g)) {
        const start = from + number.index;
        all.push({ ...quantity, start, end: start + number[0].length, value: Number(number[0]) });
      }
    }
    all.push(quantity);
  }
  return all;
}
