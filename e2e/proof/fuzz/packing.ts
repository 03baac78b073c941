import { createHash } from 'node:crypto';
import { signWithKeys, type UnitKeys } from '../../../electron/keys/key-material.ts';
import { bagDeclaration } from '../../../shared/exchange/bag.ts';
import { coverPage } from '../../../shared/exchange/cover.ts';
import { formatRecordLine } from '../../../shared/exchange/record-line.ts';
import type { Base } from './bases.ts';
import { sealed, type ZipItem, zipOf } from './zip-model.ts';

/** How a bundle is put together, layer by layer, so that each layer can be disturbed and those around it made good. */
export interface Payload {
  readonly root: string;
  readonly descriptor: Buffer;
  readonly records: Buffer;
  readonly cover: Buffer;
  readonly evidence: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export interface Bag {
  readonly declaration: Buffer;
  readonly info: Buffer;
  readonly manifest: Buffer;
}

const hash = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

export function payloadOf({ descriptor, records, evidence }: Base): Payload {
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

const payloadEntries = (payload: Payload) => [
  { name: 'data/bundle.json', bytes: payload.descriptor },
  { name: 'data/records.ndjson', bytes: payload.records },
  { name: 'data/封面.html', bytes: payload.cover },
  ...payload.evidence,
];

const manifestOf = (entries: readonly { readonly name: string; readonly bytes: Buffer }[]): Buffer =>
  Buffer.from(entries.map(({ name, bytes }) => `${hash(bytes)}  ${name}\n`).join(''));

export function bagOf(payload: Payload, { descriptor }: Base): Bag {
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

/** A change of a text file; what is not to be changed stays. */
export type Disturb = (text: Buffer) => Buffer;
const undisturbed: Disturb = (text) => text;

/** The entries of the ZIP, signed as they are; `tagManifest` changes before its signature, `signature` after it. */
export function itemsOf(
  payload: Payload,
  bag: Bag,
  signer: UnitKeys,
  { descriptor }: Base,
  {
    tagManifest = undisturbed,
    signature = undisturbed,
  }: { readonly tagManifest?: Disturb; readonly signature?: Disturb } = {},
): readonly ZipItem[] {
  const tags = [
    { name: 'bagit.txt', bytes: bag.declaration },
    { name: 'bag-info.txt', bytes: bag.info },
    { name: 'manifest-sha256.txt', bytes: bag.manifest },
  ];
  const vouched = tagManifest(manifestOf(tags));
  const signed = signature(Buffer.from(signWithKeys(signer, vouched, commentOf(payload, descriptor))));
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
    item('tagmanifest-sha256.txt', vouched, 8),
    item('tagmanifest-sha256.txt.minisig', signed, 8),
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

/** The file of a payload with everything around it made good: bag, signature of the true sender, ZIP and seal. */
export const madeGood = (base: Base, payload: Payload): Buffer =>
  sealed(zipOf(itemsOf(payload, bagOf(payload, base), base.signer, base)));

/** The descriptor with the counts of these records, where it is still a descriptor. */
export function recounted(descriptor: Buffer, records: Buffer): Buffer {
  const kinds = new Map<string, number>();
  try {
    const lines = records.toString().split('\n');
    for (const line of lines.filter(Boolean)) {
      const { kind } = JSON.parse(line) as { kind: string };
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const stated = JSON.parse(descriptor.toString()) as { counts: object };
    const counts = { ...stated.counts, total: lines.length - 1, kinds: Object.fromEntries(kinds) };
    return Buffer.from(`${JSON.stringify({ ...stated, counts })}\n`);
  } catch {
    return descriptor;
  }
}
