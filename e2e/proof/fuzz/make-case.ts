import { createRandom, type Random } from '../../../bench/random.ts';
import { publicLines, type UnitKeys } from '../../../electron/keys/key-material.ts';
import { type Base, bases, strangerKeys } from './bases.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateNames } from './mutate-names.ts';
import { mutateLines, mutateRecords } from './mutate-text.ts';
import { mutateZip, type ZipDraft } from './mutate-zip.ts';
import { type Bag, bagOf, itemsOf, type Payload, payloadOf, recounted } from './packing.ts';
import { sealed, zipOf } from './zip-model.ts';

/** A bundle made by a hand that knows the format, with one to three things wrong. */
export interface FuzzCase {
  readonly base: Base;
  readonly bytes: Buffer;
  /** Who signed it; null where what was signed is not what is in it, or the signature is a broken one. */
  readonly signer: 'sender' | 'stranger' | null;
}

/** The seeds up to here were run before names were among what is disturbed, and stay what they were. */
const SEEDS_WITHOUT_NAMES = 100_000;

export function makeCase(seed: number): FuzzCase {
  const random = createRandom(seed);
  const base = random.pick(bases);
  const changes = 1 + random.below(random.pick([1, 1, 3]));
  const layers = Array.from({ length: changes }, () =>
    random.pick(['json', 'json', 'json', 'bag', 'zip', 'zip'] as const),
  );
  const count = (layer: string) => layers.filter((each) => each === layer).length;
  const by = random.pick(['sender', 'sender', 'sender', 'stranger', null] as const);

  let payload = payloadOf(base);
  // A stranger who signs states its own key; anything else is a broken signature.
  if (by === 'stranger') payload = withKeys(payload, strangerKeys);
  const honest = payload;
  for (let n = count('json'); n > 0; n--) payload = mutatePayload(payload, random);
  const names = createRandom(2 ** 31 + seed);
  if (seed > SEEDS_WITHOUT_NAMES && names.below(4) === 0) payload = mutateNames(payload, names);
  let bag = bagOf(by === null ? honest : payload, base);
  for (let n = count('bag'); n > 0; n--) bag = mutateBag(bag, random);
  const seldom = (text: Buffer): Buffer =>
    random.below(25) === 0 ? mutateLines(text.toString(), random) : text;
  const signer = by === 'stranger' ? strangerKeys : base.signer;
  const items = itemsOf(payload, bag, signer, base, { tagManifest: seldom, signature: seldom });
  let draft: ZipDraft = { items, end: {} };
  for (let n = count('zip'); n > 0; n--) draft = mutateZip(draft, random);
  const zip = zipOf(draft.items, draft.end);
  return { base, bytes: random.below(20) === 0 ? zip : sealed(zip), signer: by };
}

function withKeys(payload: Payload, keys: UnitKeys): Payload {
  const descriptor = JSON.parse(payload.descriptor.toString()) as { from: object };
  const stated = { ...descriptor, from: { ...descriptor.from, keys: publicLines(keys) } };
  return { ...payload, descriptor: Buffer.from(`${JSON.stringify(stated)}\n`) };
}

type Evidence = Payload['evidence'];

/** What a hand may do to the attached files; of none nothing. */
export const evidenceMutations: Readonly<Record<string, (evidence: Evidence) => Evidence>> = {
  'another content': (all) =>
    all.map((file, at) => (at > 0 ? file : { ...file, bytes: Buffer.from('another content') })),
  'a file gone': (all) => all.slice(1),
  'a file twice': (all) => [...all.slice(0, 1), ...all],
  'files in another order': (all) => [...all.slice(1), ...all.slice(0, 1)],
  'a name in capitals': (all) =>
    all.map((file, at) => (at > 0 ? file : { ...file, name: file.name.toUpperCase() })),
  'a name that climbs': (all) =>
    all.map((file, at) => (at > 0 ? file : { ...file, name: 'data/evidence/../x' })),
};

function mutatePayload(payload: Payload, random: Random): Payload {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return { ...payload, descriptor: Buffer.from(mutateJson(payload.descriptor.toString(), random)) };
    case 3:
      return { ...payload, cover: mutateLines(payload.cover.toString(), random) };
    case 4:
      return { ...payload, evidence: random.pick(Object.values(evidenceMutations))(payload.evidence) };
    default: {
      const records = mutateRecords(payload.records.toString(), random);
      // Most changes of records should reach the reader of records: the counts go along.
      const { descriptor } = payload;
      return {
        ...payload,
        records,
        descriptor: random.below(4) === 0 ? descriptor : recounted(descriptor, records),
      };
    }
  }
}

export const falseOxums: readonly string[] = [
  'Payload-Oxum: 0.0',
  'Payload-Oxum: 1.1',
  'Payload-Oxum: -1.3',
  'Payload-Oxum: 999999999999999999999.3',
  'Payload-Oxum: 1e3.3',
  'payload-oxum: 1.1',
  'Payload-Oxum: 1.3\nPayload-Oxum: 2.3',
  ' Payload-Oxum: 1.3',
  '',
];

function mutateBag(bag: Bag, random: Random): Bag {
  const name = random.pick(['declaration', 'info', 'info', 'manifest', 'manifest'] as const);
  const text = bag[name].toString();
  if (name === 'info' && random.below(2) === 0)
    return { ...bag, info: Buffer.from(text.replace(/^Payload-Oxum: .*$/m, random.pick(falseOxums))) };
  return { ...bag, [name]: mutateLines(text, random) };
}
