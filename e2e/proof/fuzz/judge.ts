import { createHash, createPublicKey, verify } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { blake2b } from '@noble/hashes/blake2.js';
import { type Entry, fromBufferPromise } from 'yauzl';
import type { OpenBundle } from '../../../electron/exchange/open-bundle.ts';
import {
  envelope,
  fieldsFit,
  isRecordKind,
  type RecordKind,
  recordFields,
} from '../../../shared/model/record.ts';
import { strangerKeys } from './bases.ts';
import { headerObjection } from './headers.ts';
import type { FuzzCase } from './make-case.ts';

/** What an accepted bundle turned out to hold. */
export interface Accepted {
  readonly descriptor: OpenBundle['descriptor'];
  readonly records: readonly unknown[];
  readonly evidence: readonly { readonly sha256: string; readonly bytes: number }[];
}

const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Looks at an accepted file as an unpacker, `sha256sum` and `minisign` would, with code that shares nothing with the
 * reader: what was accepted must be what each of them finds, and must be what its signer signed.
 *
 * @returns what is wrong, or null.
 */
export async function objection(
  { bytes, base, signer }: FuzzCase,
  accepted: Accepted,
): Promise<string | null> {
  const sealAt = bytes.length - 64;
  if (hash(bytes.subarray(0, sealAt)) !== bytes.toString('latin1', sealAt)) return 'the seal is false';
  const headers = headerObjection(bytes);
  if (headers) return headers;
  const files = new Map<string, Buffer>();
  const zip = await fromBufferPromise(bytes, { strictFileNames: false });
  let root: string | null = null;
  for await (const entry of zip.eachEntry()) {
    const attributes = oddAttributes(entry);
    if (attributes) return attributes;
    const slash = entry.fileName.indexOf('/');
    root ??= entry.fileName.slice(0, slash);
    if (entry.fileName.slice(0, slash) !== root) return 'a second root folder';
    const name = entry.fileName.slice(slash + 1);
    if (files.has(name)) return `${name} is there twice`;
    files.set(name, await buffer(await zip.openReadStreamPromise(entry)));
  }
  return (
    misplaced([...files.keys()]) ??
    unvouched(files) ??
    unsigned(files, accepted, base.signer.minisign.publicKey, signer) ??
    untold(files, root, accepted)
  );
}

/** A link, a folder or a device in the place of a file would be made by an unpacker. */
function oddAttributes(entry: Entry): string | null {
  const type = (entry.externalFileAttributes >>> 28) & 0xf;
  const isFile = type === 0 || type === 0o10;
  return isFile && (entry.externalFileAttributes & 0x10) === 0 ? null : `${entry.fileName} is no plain file`;
}

const wanted = [
  'bagit.txt',
  'bag-info.txt',
  'data/bundle.json',
  'data/records.ndjson',
  'data/封面.html',
  'manifest-sha256.txt',
  'tagmanifest-sha256.txt',
  'tagmanifest-sha256.txt.minisig',
];

function misplaced(names: readonly string[]): string | null {
  const missing = wanted.find((name) => !names.includes(name));
  const more = names.find((name) => !wanted.includes(name) && !/^data\/evidence\/[0-9a-f]{64}$/.test(name));
  return missing ? `${missing} is missing` : more ? `${more} is there` : null;
}

/** Manifests and Payload-Oxum against the files. */
function unvouched(files: ReadonlyMap<string, Buffer>): string | null {
  const lines = (names: readonly string[]): string =>
    names.map((name) => `${hash(files.get(name) ?? Buffer.alloc(0))}  ${name}\n`).join('');
  const payload = [...files.keys()].filter((name) => name.startsWith('data/'));
  const text = (name: string) => files.get(name)?.toString() ?? '';
  if (text('manifest-sha256.txt') !== lines(payload)) return 'the manifest does not list the payload';
  if (text('tagmanifest-sha256.txt') !== lines(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']))
    return 'the tag manifest does not list the tag files';
  const sum = payload.reduce((bytes, name) => bytes + (files.get(name)?.length ?? 0), 0);
  const oxum = text('bag-info.txt')
    .split('\n')
    .filter((line) => /^\s*payload-oxum\s*:/i.test(line));
  if (oxum.length !== 1 || oxum[0] !== `Payload-Oxum: ${sum}.${payload.length}`)
    return 'the Payload-Oxum is false';
  const evidence = payload.filter((name) => name.startsWith('data/evidence/'));
  const forged = evidence.find(
    (name) => name !== `data/evidence/${hash(files.get(name) ?? Buffer.alloc(0))}`,
  );
  return forged ? `${forged} has another content` : null;
}

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

function unsigned(
  files: ReadonlyMap<string, Buffer>,
  { descriptor }: Accepted,
  senders: Uint8Array,
  signer: FuzzCase['signer'],
): string | null {
  const stated = Buffer.from(descriptor.from.keys.minisign, 'base64');
  const key = stated.subarray(10);
  const [, first = '', comment = '', second = ''] =
    files.get('tagmanifest-sha256.txt.minisig')?.toString().split('\n') ?? [];
  const signature = Buffer.from(first, 'base64');
  const message = blake2b(files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0), { dkLen: 64 });
  const spki = createPublicKey({ key: Buffer.concat([SPKI_HEAD, key]), format: 'der', type: 'spki' });
  const trusted = comment.slice('trusted comment: '.length);
  const whole = Buffer.concat([signature.subarray(10), Buffer.from(trusted)]);
  if (!verify(null, message, spki, signature.subarray(10)))
    return 'the signature is not that of the stated key';
  if (!verify(null, whole, spki, Buffer.from(second, 'base64'))) return 'the trusted comment is not signed';
  if (signer === 'sender') return key.equals(senders) ? null : 'a key that signed nothing is stated';
  if (signer === 'stranger')
    return key.equals(strangerKeys.minisign.publicKey) ? null : 'the stranger speaks for another';
  return null;
}

/** What the reader told of the bundle, against the files. */
function untold(files: ReadonlyMap<string, Buffer>, root: string | null, accepted: Accepted): string | null {
  const stated = JSON.parse(files.get('data/bundle.json')?.toString() ?? '') as Record<string, unknown>;
  const { descriptor, records, evidence } = accepted;
  if (descriptor.id !== root) return 'the root folder is not the id';
  const other = Object.entries(descriptor).find(([name, value]) => !isIn(value, stated[name]));
  if (other) return `${other[0]} of the descriptor is told otherwise`;
  const text = files.get('data/records.ndjson') ?? Buffer.alloc(0);
  const lines = text
    .toString()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as unknown);
  if (!isDeepStrictEqual(lines, records)) return 'the records are told otherwise';
  const ids = new Set<string>();
  const kinds = new Map<string, number>();
  for (const line of lines) {
    const record = envelope.safeParse(line);
    if (!record.success) return `a record has no sound envelope: ${record.error.issues[0]?.path.join('.')}`;
    const { id, kind, fields } = record.data;
    if (isRecordKind(kind) && !fieldsFit(kind, knownOf(kind, fields)))
      return `a ${kind} has fields that do not fit`;
    if (ids.has(id)) return 'two records have one id';
    ids.add(id);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const counted = Object.fromEntries(Object.entries(descriptor.counts.kinds).filter(([, n]) => n > 0));
  if (!isDeepStrictEqual(Object.fromEntries(kinds), counted)) return 'the counts of records are false';
  const files64 = [...files].filter(([name]) => name.startsWith('data/evidence/'));
  const told = files64.map(([name, bytes]) => ({
    sha256: name.slice('data/evidence/'.length),
    bytes: bytes.length,
  }));
  return isDeepStrictEqual(told, [...evidence]) ? null : 'the evidence is told otherwise';
}

/** A later version may add fields to a kind: those are carried, not judged. */
const knownOf = (kind: RecordKind, fields: Readonly<Record<string, unknown>>): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([name]) => Object.hasOwn(recordFields[kind].shape, name)),
  );

/** Everything in `value` stands in `stated` too; members the reader does not know may be in `stated` only. */
function isIn(value: unknown, stated: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, stated) || value === stated;
  if (typeof stated !== 'object' || stated === null) return false;
  if (Array.isArray(value))
    return (
      Array.isArray(stated) && value.length === stated.length && value.every((v, at) => isIn(v, stated[at]))
    );
  return Object.entries(value).every(([name, child]) =>
    isIn(child, (stated as Record<string, unknown>)[name]),
  );
}
