import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createRandom } from '../../bench/random.ts';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import { type Base, bases } from './fuzz/bases.ts';
import { judge } from './fuzz/fuzz.ts';
import { evidenceMutations, falseOxums } from './fuzz/make-case.ts';
import { changedAt, memberMutations, placesIn, textMutations } from './fuzz/mutate-json.ts';
import { nameMutations } from './fuzz/mutate-names.ts';
import { lineMutations } from './fuzz/mutate-text.ts';
import { zipMutations } from './fuzz/mutate-zip.ts';
import { type Bag, bagOf, itemsOf, madeGood, type Payload, payloadOf, recounted } from './fuzz/packing.ts';
import { sealed, zipOf } from './fuzz/zip-model.ts';
import { inheritedNames } from './inherited-names.ts';

/**
 * What the fuzz can do, one thing at a time: each really changes the file, everything around it is made good, and each
 * is refused where it has to be. The tables are what `makeCase` draws from.
 */
const dir = mkdtempSync(join(tmpdir(), 'taizhang-mutations-'));
const path = join(dir, 'x.tzb');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Enough for each kind of bomb. */
const SEEDS = 12;
const tried: readonly Base[] = bases.filter(({ evidence }) => evidence.length > 0);

async function read(base: Base, bytes: Buffer): Promise<string> {
  writeFileSync(path, bytes);
  const outcome = await judge(path, { base, bytes, signer: null });
  return typeof outcome === 'string' ? outcome : 'accepted';
}

/** What becomes of the files that a mutation makes; fails where it makes none. */
async function outcomesOf(make: (base: Base, seed: number) => Buffer): Promise<ReadonlySet<string>> {
  const met = new Set<string>();
  for (const base of tried) {
    const honest = madeGood(base, payloadOf(base));
    let changed = 0;
    for (let seed = 1; seed <= SEEDS; seed++) {
      const bytes = make(base, seed);
      if (bytes.equals(honest)) continue;
      changed += 1;
      met.add(await read(base, bytes));
    }
    expect(changed).toBeGreaterThan(0);
  }
  return met;
}

const packed = (base: Base, payload: Payload, bag: Bag = bagOf(payload, base)): Buffer =>
  sealed(zipOf(itemsOf(payload, bag, base.signer, base)));

/** By what each is met among others; a ZIP that tells less than it might is harmless. */
const zipRefusals: Readonly<Record<string, string>> = {
  'an honest data descriptor': 'accepted',
  'the content of another entry': 'E_HASH',
  'a bomb': 'E_TOO_LARGE',
};

test.each(Object.entries(zipMutations))('ZIP: %s', async (name, mutate) => {
  const met = await outcomesOf((base, seed) => {
    const random = createRandom(seed);
    const payload = payloadOf(base);
    const items = itemsOf(payload, bagOf(payload, base), base.signer, base);
    const at = random.below(items.length);
    const item = items[at];
    if (!item) throw new Error('a bundle has entries');
    const draft = mutate({ draft: { items, end: {} }, at, item }, random);
    return sealed(zipOf(draft.items, draft.end));
  });
  expect(met).toContain(zipRefusals[name] ?? 'E_BAD_ENTRY');
  if (name === 'an honest data descriptor') expect([...met]).toEqual(['accepted']);
});

test.each(Object.entries(lineMutations))('bag files: %s', async (_name, mutate) => {
  for (const file of ['declaration', 'info', 'manifest'] as const) {
    const met = await outcomesOf((base, seed) => {
      const random = createRandom(seed);
      const payload = payloadOf(base);
      const bag = bagOf(payload, base);
      const all = bag[file].toString().split('\n').slice(0, -1);
      const at = random.below(all.length);
      const changed = Buffer.from(mutate({ all, at, line: all[at] ?? '' }, random));
      return packed(base, payload, { ...bag, [file]: changed });
    });
    // The other lines of bag-info.txt are for people.
    if (file !== 'info') expect(met).not.toContain('accepted');
  }
});

test('bag files: a false Payload-Oxum', async () => {
  for (const oxum of falseOxums)
    for (const base of tried) {
      const payload = payloadOf(base);
      const bag = bagOf(payload, base);
      const info = Buffer.from(bag.info.toString().replace(/^Payload-Oxum: .*$/m, oxum));
      expect(await read(base, packed(base, payload, { ...bag, info })), oxum).toBe('E_BAD_ENTRY');
    }
});

test.each(Object.entries(evidenceMutations))('evidence: %s', async (_name, mutate) => {
  for (const base of tried) {
    const payload = payloadOf(base);
    const changed = { ...payload, evidence: mutate(payload.evidence) };
    expect(packed(base, changed).equals(packed(base, payload))).toBe(false);
    expect(await read(base, packed(base, changed))).toMatch(/^E_(HASH|BAD_ENTRY)$/);
  }
});

type JsonMutation = (typeof textMutations)[string];
const jsonMutations: readonly (readonly [string, JsonMutation])[] = [
  ...Object.entries(textMutations),
  ...Object.entries(memberMutations).map(([name, mutate]): readonly [string, JsonMutation] => [
    name,
    (text, random) =>
      changedAt(text, random.pick(placesIn(text)), (own, member) => mutate({ own, name: member }, random)),
  ]),
];

test.each(jsonMutations)('JSON: %s, in bundle.json and in a record', async (name, mutate) => {
  const descriptors = await outcomesOf((base, seed) => {
    const payload = payloadOf(base);
    const descriptor = Buffer.from(mutate(payload.descriptor.toString(), createRandom(seed)));
    return packed(base, { ...payload, descriptor });
  });
  // Of a name that is there twice JSON knows the last; lists that hold a thing twice say nothing false.
  if (name !== 'a member twice')
    expect([...descriptors].some((outcome) => outcome !== 'accepted')).toBe(true);
  const records = await outcomesOf((base, seed) => {
    const random = createRandom(seed);
    const payload = payloadOf(base);
    const lines = payload.records.toString().split('\n').slice(0, -1);
    const at = random.below(lines.length);
    const changed = lines.toSpliced(at, 1, mutate(lines[at] ?? '', random));
    const ndjson = Buffer.from(changed.map((line) => `${line}\n`).join(''));
    return packed(base, { ...payload, records: ndjson, descriptor: recounted(payload.descriptor, ndjson) });
  });
  expect(records).toContain('E_BAD_RECORD');
});

test.each(Object.entries(nameMutations))('names: %s', async (name, mutate) => {
  for (const base of tried) {
    const honest = payloadOf(base);
    const lines = honest.records.toString().split('\n').slice(0, -1);
    for (const inherited of inheritedNames) {
      const records = Buffer.from(
        lines
          .map((line) => `${formatRecordLine(mutate(JSON.parse(line) as WireRecord, inherited))}\n`)
          .join(''),
      );
      const descriptor = recounted(honest.descriptor, records);
      // A field that a known kind needs is missed; the rest a later version may well send.
      expect(await read(base, packed(base, { ...honest, records, descriptor })), inherited).toBe(
        name === 'a field by another name' ? 'E_BAD_RECORD' : 'accepted',
      );
    }
  }
});
