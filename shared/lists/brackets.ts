export const openers = '(（〔[［【';
export const closers = ')）〕]］】';

/** Whether every bracket has its partner; kinds may be mixed, as they are in print. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (openers.includes(sign)) depth++;
    if (closers.includes(sign) && --depth < 0) return false;
  }
  return depth === 0;
}

/** The outermost pairs of brackets: index of the opening sign and behind the closing one. Signs without a partner count for nothing. */
export function bracketsIn(text: string): readonly (readonly [start: number, end: number])[] {
  const waiting: number[] = [];
  const pairs: [number, number][] = [];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (openers.includes(sign)) waiting.push(at);
    else if (closers.includes(sign)) {
      const start = waiting.pop();
      if (start === undefined) continue;
      while ((pairs.at(-1)?.[0] ?? -1) > start) pairs.pop();
      pairs.push([start, at + 1]);
    }
  }
  return pairs;
}
