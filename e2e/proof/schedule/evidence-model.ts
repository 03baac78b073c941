import type { Lying } from './ground.ts';
import type { Held, Model } from './model.ts';

/**
 * Which attached files a bundle carries: each that its reports name, or that the receiver has lost and asks for, and that is
 * here; but none that the receiver has said it has, unless it asks for it again.
 */
export interface Holding {
  readonly model: Model;
  /** Hashes of the files that are here. */
  readonly here: ReadonlySet<string>;
  /** What each bundle that was sent from here carried, by its id. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
}

const fieldOf = (held: Held, name: string): unknown => JSON.parse(held.cells.get(name)?.text ?? 'null');
const hashes = (evidence: unknown): readonly string[] =>
  ((evidence ?? []) as readonly { readonly sha256: string }[]).map(({ sha256 }) => sha256);

/** Receipts of a unit that stand. */
const receiptsOf = (model: Model, unit: string): readonly Held[] =>
  [...model.values()].filter(
    (held) => held.kind === 'receipt' && held.author === unit && fieldOf(held, 'withdrawnAt') === null,
  );
const asksOf = (model: Model, unit: string): ReadonlySet<string> =>
  new Set(receiptsOf(model, unit).flatMap((held) => (fieldOf(held, 'asks') ?? []) as readonly string[]));

/** In the order of their names. */
export function carriedTo({ model, here, sent }: Holding, { descriptor, records }: Lying): readonly string[] {
  const to = descriptor.to?.id ?? '';
  const asked = asksOf(model, to);
  const there = new Set(
    receiptsOf(model, to).flatMap((held) => sent.get(String(fieldOf(held, 'bundle'))) ?? []),
  );
  const reported = [...model.values()].filter(({ kind, author }) => kind === 'report' && author === to);
  const named =
    descriptor.kind === 'submit'
      ? records.filter(({ kind }) => kind === 'report').flatMap(({ fields }) => hashes(fields['evidence']))
      : reported.flatMap((held) => hashes(fieldOf(held, 'evidence'))).filter((hash) => asked.has(hash));
  return [...new Set(named)].filter((hash) => here.has(hash) && (asked.has(hash) || !there.has(hash))).sort();
}

interface Named {
  readonly sha256: string;
  readonly name: string;
}

/**
 * What is wrong with the files after a receive, or null: what it carried has to be here where a report that was taken names
 * it or we had asked for it; what such a report names and what is not here has to be told by its name.
 */
export function evidenceObjection(
  taken: Lying['records'],
  carried: readonly string[],
  asked: ReadonlySet<string>,
  here: ReadonlySet<string>,
  toldMissing: readonly string[],
): string | null {
  const named = new Map(
    taken
      .filter(({ kind }) => kind === 'report')
      .flatMap(({ fields }) => fields['evidence'] as readonly Named[])
      .map(({ sha256, name }) => [sha256, name]),
  );
  const lost = carried.find((hash) => (named.has(hash) || asked.has(hash)) && !here.has(hash));
  if (lost) return `${lost} was carried and is not here`;
  const missing = [...named].filter(([hash]) => !here.has(hash)).map(([, name]) => name);
  const [expected, found] = [missing.sort().join(), [...toldMissing].sort().join()];
  return expected === found ? null : `missing files: expected ${expected}, told ${found}`;
}

/** What a unit asks for under any of its ids. */
export const askedBy = (model: Model, ids: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...ids].flatMap((id) => [...asksOf(model, id)]));
