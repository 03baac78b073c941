import { createHash } from 'node:crypto';
import { createRandom, type Random } from '../../../bench/random.ts';
import { publicLines, signWithKeys, type UnitKeys } from '../../../electron/keys/key-material.ts';
import { bagDeclaration } from '../../../shared/exchange/bag.ts';
import { coverPage } from '../../../shared/exchange/cover.ts';
import { formatRecordLine } from '../../../shared/exchange/record-line.ts';
import { type Base, bases, strangerKeys } from './bases.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateLines, mutateRecords } from './mutate-text.ts';
import { mutateZip, type ZipDraft } from './mutate-zip.ts';
import { sealed, type ZipItem, zipOf } from './zip-model.ts';

/** A bundle made by a hand that knows the format, with one to three things wrong. */
export interface FuzzCase {
  readonly base: Base;
  readonly bytes: Buffer;
  /** Who signed it; null where what was signed is not what is in it, or the signature is a broken one. */
  readonly signer: 'sender' | 'stranger' | null;
}

interface Payload {
  readonly root: string;
  readonly descriptor: Buffer;
  readonly records: Buffer;
  readonly cover: Buffer;
  readonly evidence: readonly { readonly name: string; readonly bytes: Buffer }[];
}

interface Bag {
  readonly declaration: Buffer;
  readonly info: Buffer;
  readonly manifest: Buffer;
}

const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

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
  let bag = bagOf(by === null ? honest : payload, base);
  for (let n = count('bag'); n > 0; n--) bag = mutateBag(bag, random);
  const zipItems = itemsOf(payload, bag, by === 'stranger' ? strangerKeys : base.signer, base, random);
  let draft: ZipDraft = { items: zipItems, end: {} };
  for (let n = count('zip'); n > 0; n--) draft = mutateZip(draft, random);
  const zip = zipOf(draft.items, draft.end);
  return { base, bytes: random.below(20) === 0 ? zip : sealed(zip), signer: by };
}

function payloadOf({ descriptor, records, evidence }: Base): Payload {
  return {
    root: descriptor.id,
    descriptor: Buffer.from(`${JSON.stringify(descriptor)}\n`),
    records: Buffer.from(records.map((record) => `${formatRecordLine(record)}\n`).join('')),
    cover: Buffer.from(coverPage(descriptor)),
    evidence: evidence
      .map((bytes) => ({ name: `data/evidence/${hash(bytes)}`, bytes }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function withKeys(payload: Payload, keys: UnitKeys): Payload {
  const descriptor = JSON.parse(payload.descriptor.toString()) as { from: object };
  const stated = { ...descriptor, from: { ...descriptor.from, keys: publicLines(keys) } };
  return { ...payload, descriptor: Buffer.from(`${JSON.stringify(stated)}\n`) };
}

function mutatePayload(payload: Payload, random: Random): Payload {
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return { ...payload, descriptor: Buffer.from(mutateJson(payload.descriptor.toString(), random)) };
    case 3:
      return { ...payload, cover: mutateLines(payload.cover.toString(), random) };
    case 4: {
      const [first, ...rest] = payload.evidence;
      if (!first) return { ...payload, records: Buffer.alloc(0) };
      const changed = random.pick([
        [{ ...first, bytes: Buffer.from('another content') }, ...rest],
        rest,
        [first, first, ...rest],
        [...rest, first],
        [{ ...first, name: first.name.toUpperCase() }, ...rest],
        [{ ...first, name: 'data/evidence/../x' }, ...rest],
      ]);
      return { ...payload, evidence: changed };
    }
    default: {
      const records = mutateRecords(payload.records.toString(), random);
      const lines = records.toString().split('\n').length - 1;
      // Most changes of records should reach the reader of records: the counts go along.
      const { descriptor } = payload;
      return {
        ...payload,
        records,
        descriptor: random.below(4) === 0 ? descriptor : recounted(descriptor, records, lines),
      };
    }
  }
}

/** The descriptor with the counts of these records, where it is still a descriptor. */
function recounted(descriptor: Buffer, records: Buffer, total: number): Buffer {
  const kinds: Record<string, number> = {};
  try {
    for (const line of records.toString().split('\n').filter(Boolean)) {
      const { kind } = JSON.parse(line) as { kind: string };
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }
    const stated = JSON.parse(descriptor.toString()) as { counts: object };
    return Buffer.from(`${JSON.stringify({ ...stated, counts: { ...stated.counts, total, kinds } })}\n`);
  } catch {
    return descriptor;
  }
}

const payloadEntries = (payload: Payload) => [
  { name: 'data/bundle.json', bytes: payload.descriptor },
  { name: 'data/records.ndjson', bytes: payload.records },
  { name: 'data/封面.html', bytes: payload.cover },
  ...payload.evidence,
];

const manifestOf = (entries: readonly { readonly name: string; readonly bytes: Buffer }[]): Buffer =>
  Buffer.from(entries.map(({ name, bytes }) => `${hash(bytes)}  ${name}\n`).join(''));

function bagOf(payload: Payload, { descriptor }: Base): Bag {
  const entries = payloadEntries(payload);
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
  return {
    declaration: Buffer.from(bagDeclaration),
    info: Buffer.from(
      `Source-Organization: ${descriptor.from.name}\nExternal-Identifier: ${descriptor.id}\n` +
        `Bagging-Date: 2026-11-30\nBag-Software-Agent: taizhang 0.1.0\nPayload-Oxum: ${bytes}.${entries.length}\n`,
    ),
    manifest: manifestOf(entries),
  };
}

function mutateBag(bag: Bag, random: Random): Bag {
  const name = random.pick(['declaration', 'info', 'info', 'manifest', 'manifest'] as const);
  const text = bag[name].toString();
  if (name === 'info' && random.below(2) === 0) {
    const oxum = random.pick([
      'Payload-Oxum: 0.0',
      'Payload-Oxum: 1.1',
      'Payload-Oxum: -1.3',
      'Payload-Oxum: 999999999999999999999.3',
      'Payload-Oxum: 1e3.3',
      'payload-oxum: 1.1',
      'Payload-Oxum: 1.3\nPayload-Oxum: 2.3',
      ' Payload-Oxum: 1.3',
      '',
    ]);
    return { ...bag, info: Buffer.from(text.replace(/^Payload-Oxum: .*$/m, oxum)) };
  }
  return { ...bag, [name]: mutateLines(text, random) };
}

function itemsOf(
  payload: Payload,
  bag: Bag,
  signer: UnitKeys,
  { descriptor }: Base,
  random: Random,
): readonly ZipItem[] {
  const tags = [
    { name: 'bagit.txt', bytes: bag.declaration },
    { name: 'bag-info.txt', bytes: bag.info },
    { name: 'manifest-sha256.txt', bytes: bag.manifest },
  ];
  const tagManifest =
    random.below(25) === 0 ? mutateLines(manifestOf(tags).toString(), random) : manifestOf(tags);
  const signature = Buffer.from(signWithKeys(signer, tagManifest, commentOf(payload, descriptor)));
  const item = (name: string, bytes: Buffer, method: 0 | 8): ZipItem => ({
    name: Buffer.from(`${payload.root}/${name}`),
    content: bytes,
    method,
  });
  return [
    item('bagit.txt', bag.declaration, 8),
    item('bag-info.txt', bag.info, 8),
    item('data/bundle.json', payload.descriptor, 8),
    item('data/records.ndjson', payload.records, 8),
    item('data/封面.html', payload.cover, 8),
    ...payload.evidence.map(({ name, bytes }) => item(name, bytes, 0)),
    item('manifest-sha256.txt', bag.manifest, 8),
    item('tagmanifest-sha256.txt', tagManifest, 8),
    item(
      'tagmanifest-sha256.txt.minisig',
      random.below(25) === 0 ? mutateLines(signature.toString(), random) : signature,
      8,
    ),
  ];
}

/** The trusted comment that belongs to what the descriptor states, changed or not. */
function commentOf(payload: Payload, honest: Base['descriptor']): string {
  const line = (d: typeof honest): string =>
    `timestamp:${Math.floor(d.createdAt / 1000)} bundle:${d.id} from:${d.from.id} to:${d.to?.id ?? '-'}`;
  try {
    const text = line(JSON.parse(payload.descriptor.toString()));
    return /[\r\n]/.test(text) ? line(honest) : text;
  } catch {
    return line(honest);
  }
}
