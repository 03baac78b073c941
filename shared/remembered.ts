/** Answers kept at most; a ledger asks about a few dozen periods and days, over and over. */
const MOST = 2000;

/** A pure function of one text or number that answers what it was asked before without working it out again. */
export function remembered<T, Q extends string | number = string>(
  answer: (question: Q) => T,
): (question: Q) => T {
  const known = new Map<Q, T>();
  return (question) => {
    const kept = known.get(question);
    if (kept !== undefined) return kept;
    const fresh = answer(question);
    if (known.size >= MOST) known.clear();
    known.set(question, fresh);
    return fresh;
  };
}
