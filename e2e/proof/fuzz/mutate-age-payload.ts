import type { Random } from '../../../bench/random.ts';
import { type AgeChunk, type AgeDraft, ageBytes, CHUNK, chunksOf } from './age-model.ts';
import { type AgeMutations, noise } from './mutate-age.ts';

const plainOf = ({ chunks }: AgeDraft): Buffer => Buffer.concat(chunks.map(({ plain }) => plain));
const withPlain = (draft: AgeDraft, change: (plain: Buffer) => Buffer): AgeDraft => ({
  ...draft,
  chunks: chunksOf(change(plainOf(draft))),
});
const onChunk = (draft: AgeDraft, at: number, change: Partial<AgeChunk>): AgeDraft => ({
  ...draft,
  chunks: draft.chunks.map((chunk, n) => (n === at ? { ...chunk, ...change } : chunk)),
});
const anyChunk = (draft: AgeDraft, random: Random, change: Partial<AgeChunk>): AgeDraft =>
  onChunk(draft, random.below(Math.max(1, draft.chunks.length)), change);
const lastOf = ({ chunks }: AgeDraft): number => chunks.length - 1;

/** What a hand may do to the payload; each chunk is sealed by the true key. */
export const payloadMutations: AgeMutations = {
  'no nonce': (draft) => ({ ...draft, nonce: Buffer.alloc(0), chunks: [] }),
  'a nonce cut short': (draft, random) => ({
    ...draft,
    nonce: noise(random, 1 + random.below(15)),
    chunks: [],
  }),
  'a nonce of another length': (draft, random) => ({
    ...draft,
    nonce: noise(random, random.pick([8, 15, 17, 32])),
  }),
  'no chunk': (draft) => ({ ...draft, chunks: [] }),
  'an empty payload': (draft) => withPlain(draft, () => Buffer.alloc(0)),
  'an empty last chunk': (draft) => ({
    ...draft,
    chunks: [
      ...draft.chunks.map((chunk) => ({ ...chunk, isLast: false })),
      { plain: Buffer.alloc(0), counter: draft.chunks.length, isLast: true },
    ],
  }),
  'a chunk twice': (draft, random) => {
    const at = random.below(Math.max(1, draft.chunks.length));
    return { ...draft, chunks: draft.chunks.toSpliced(at, 0, ...draft.chunks.slice(at, at + 1)) };
  },
  'chunks in another order': (draft, random) => {
    const at = random.below(Math.max(1, lastOf(draft)));
    const [one, other] = draft.chunks.slice(at, at + 2);
    return one && other ? { ...draft, chunks: draft.chunks.toSpliced(at, 2, other, one) } : draft;
  },
  'a chunk gone': (draft, random) => ({
    ...draft,
    chunks: draft.chunks.toSpliced(random.below(Math.max(1, lastOf(draft))), 1),
  }),
  'the last chunk gone': (draft) => ({ ...draft, chunks: draft.chunks.slice(0, -1) }),
  'a last chunk that does not say so': (draft) => onChunk(draft, lastOf(draft), { isLast: false }),
  'another chunk that says it is the last': (draft) =>
    lastOf(draft) < 1 ? draft : onChunk(draft, lastOf(draft) - 1, { isLast: true }),
  'nothing behind a chunk that says it is the last': (draft) =>
    lastOf(draft) < 1
      ? draft
      : onChunk({ ...draft, chunks: draft.chunks.slice(0, -1) }, lastOf(draft) - 1, { isLast: true }),
  'a chunk cut short': (draft, random) => {
    const by = random.pick([1, 15, 16, 17, 100]);
    return anyChunk(draft, random, { disturb: (sealed) => sealed.subarray(0, -by) });
  },
  'a chunk under another number': (draft, random) =>
    anyChunk(draft, random, { counter: random.pick([7, 2 ** 32 - 1]) }),
  'a short chunk in the middle': (draft) => {
    const [first, ...rest] = draft.chunks;
    if (!first) return draft;
    const [a, b] = [first.plain.subarray(0, 10), first.plain.subarray(10)];
    const chunks = [{ ...first, plain: a, isLast: false }, { ...first, plain: b }, ...rest];
    return { ...draft, chunks: chunks.map((chunk, counter) => ({ ...chunk, counter })) };
  },
  'a chunk that is too large': (draft) => ({
    ...draft,
    chunks: [{ plain: Buffer.concat([plainOf(draft), Buffer.alloc(2 * CHUNK)]), counter: 0, isLast: true }],
  }),
  'another bit': (draft, random) => {
    const place = random.below(2 ** 20);
    return anyChunk(draft, random, {
      disturb: (sealed) => {
        const copy = Buffer.from(sealed);
        const at = place % copy.length;
        copy[at] = (copy[at] ?? 0) ^ (1 << (place % 8));
        return copy;
      },
    });
  },
  'bytes behind the end': (draft, random) => ({
    ...draft,
    after: Buffer.alloc(random.pick([1, 15, 16, 17, CHUNK, CHUNK + 16, CHUNK + 17]), random.pick([0, 10])),
  }),
  'a second file behind the end': (draft) => ({ ...draft, after: ageBytes(draft) }),
  'bytes behind the bundle': (draft, random) =>
    withPlain(draft, (plain) => Buffer.concat([plain, noise(random, 1 + random.below(100))])),
  'a bundle cut short': (draft, random) =>
    withPlain(draft, (plain) => plain.subarray(0, random.below(plain.length))),
  'a locked file inside': (draft) => withPlain(draft, () => ageBytes(draft)),
};
