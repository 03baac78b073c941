import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/**
 * A ZIP of which every field can be set: what a bundle's own writer would write, and whatever else a hand may write.
 * Sizes and offsets left out are the true ones.
 */
export interface ZipItem {
  readonly name: Buffer;
  /** The content before deflation. */
  readonly content: Buffer;
  readonly method: 0 | 8;
  /** Bytes that stand in the file in place of the packed content. */
  readonly packed?: Buffer;
  readonly local?: LocalFields;
  readonly central?: CentralFields;
  /** Stands in the file before the local header. */
  readonly before?: Buffer;
  /** CRC and sizes stand behind the content, as an unseekable writer puts them, and not in the local header. */
  readonly described?: DescribedFields;
}

interface DescribedFields {
  readonly signature?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly size?: number;
}

interface CommonFields {
  readonly signature?: number;
  readonly needed?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly time?: number;
  readonly date?: number;
  readonly crc?: number;
  readonly packedSize?: number;
  readonly size?: number;
  readonly name?: Buffer;
  readonly extra?: Buffer;
  readonly nameLength?: number;
  readonly extraLength?: number;
}
type LocalFields = CommonFields;
interface CentralFields extends CommonFields {
  readonly madeBy?: number;
  readonly comment?: Buffer;
  readonly commentLength?: number;
  readonly disk?: number;
  readonly internal?: number;
  readonly external?: number;
  readonly offset?: number;
  /** Left out of the directory. */
  readonly hidden?: true;
}

export interface EndFields {
  readonly signature?: number;
  readonly disk?: number;
  readonly directoryDisk?: number;
  readonly here?: number;
  readonly total?: number;
  readonly length?: number;
  readonly offset?: number;
  readonly comment?: Buffer;
  readonly commentLength?: number;
  /** Stands between directory and end record. */
  readonly before?: Buffer;
  /** Stands behind everything. */
  readonly after?: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const UTF8 = 0x800;
const DESCRIPTOR_FOLLOWS = 0x8;
/** 1 December 2026, midnight. */
const DATE = ((2026 - 1980) << 9) | (12 << 5) | 1;
const REGULAR_FILE = 0o100644 * 2 ** 16;
const MADE_BY_UNIX = 0x0314;

export function zipOf(items: readonly ZipItem[], end: EndFields = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const put = (bytes: Buffer): void => {
    pieces.push(bytes);
    at += bytes.length;
  };
  let listed = 0;
  for (const item of items) {
    const packed = item.packed ?? (item.method === 8 ? deflateRawSync(item.content) : item.content);
    const truth = { packed: packed.length, size: item.content.length, crc: crc32(item.content), at: 0 };
    if (item.before) put(item.before);
    truth.at = at;
    put(localHeader(item, truth));
    put(packed);
    if (item.described) put(dataDescriptor(item.described, truth));
    if (item.central?.hidden) continue;
    directory.push(centralHeader(item, truth));
    listed += 1;
  }
  const directoryBytes = Buffer.concat(directory);
  const directoryAt = at;
  put(directoryBytes);
  if (end.before) put(end.before);
  const comment = end.comment ?? Buffer.from(`sha256:${'0'.repeat(64)}`);
  const record = Buffer.alloc(22);
  record.writeUInt32LE(end.signature ?? END, 0);
  record.writeUInt16LE((end.disk ?? 0) & 0xffff, 4);
  record.writeUInt16LE((end.directoryDisk ?? 0) & 0xffff, 6);
  record.writeUInt16LE((end.here ?? listed) & 0xffff, 8);
  record.writeUInt16LE((end.total ?? listed) & 0xffff, 10);
  record.writeUInt32LE((end.length ?? directoryBytes.length) >>> 0, 12);
  record.writeUInt32LE((end.offset ?? directoryAt) >>> 0, 16);
  record.writeUInt16LE((end.commentLength ?? comment.length) & 0xffff, 20);
  put(record);
  put(comment);
  if (end.after) put(end.after);
  return Buffer.concat(pieces);
}

interface Truth {
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly at: number;
}

function localHeader(item: ZipItem, truth: Truth): Buffer {
  const set = item.local ?? {};
  const name = set.name ?? item.name;
  const extra = set.extra ?? Buffer.alloc(0);
  const head = Buffer.alloc(30);
  head.writeUInt32LE((set.signature ?? LOCAL) >>> 0, 0);
  const stated = item.described ? { ...truth, crc: 0, packed: 0, size: 0 } : truth;
  commonFields(head, 4, item, set, stated);
  head.writeUInt16LE((set.nameLength ?? name.length) & 0xffff, 26);
  head.writeUInt16LE((set.extraLength ?? extra.length) & 0xffff, 28);
  return Buffer.concat([head, name, extra]);
}

function centralHeader(item: ZipItem, truth: Truth): Buffer {
  const set = item.central ?? {};
  const name = set.name ?? item.name;
  const extra = set.extra ?? Buffer.alloc(0);
  const comment = set.comment ?? Buffer.alloc(0);
  const head = Buffer.alloc(46);
  head.writeUInt32LE((set.signature ?? CENTRAL) >>> 0, 0);
  head.writeUInt16LE((set.madeBy ?? MADE_BY_UNIX) & 0xffff, 4);
  commonFields(head, 6, item, set, truth);
  head.writeUInt16LE((set.nameLength ?? name.length) & 0xffff, 28);
  head.writeUInt16LE((set.extraLength ?? extra.length) & 0xffff, 30);
  head.writeUInt16LE((set.commentLength ?? comment.length) & 0xffff, 32);
  head.writeUInt16LE((set.disk ?? 0) & 0xffff, 34);
  head.writeUInt16LE((set.internal ?? 0) & 0xffff, 36);
  head.writeUInt32LE((set.external ?? REGULAR_FILE) >>> 0, 38);
  head.writeUInt32LE((set.offset ?? truth.at) >>> 0, 42);
  return Buffer.concat([head, name, extra, comment]);
}

/** The eleven bytes that both headers share, from the version needed to the sizes. */
function commonFields(head: Buffer, at: number, item: ZipItem, set: CommonFields, truth: Truth): void {
  head.writeUInt16LE((set.needed ?? 20) & 0xffff, at);
  head.writeUInt16LE((set.flags ?? (item.described ? UTF8 | DESCRIPTOR_FOLLOWS : UTF8)) & 0xffff, at + 2);
  head.writeUInt16LE((set.method ?? item.method) & 0xffff, at + 4);
  head.writeUInt16LE((set.time ?? 0) & 0xffff, at + 6);
  head.writeUInt16LE((set.date ?? DATE) & 0xffff, at + 8);
  head.writeUInt32LE((set.crc ?? truth.crc) >>> 0, at + 10);
  head.writeUInt32LE((set.packedSize ?? truth.packed) >>> 0, at + 14);
  head.writeUInt32LE((set.size ?? truth.size) >>> 0, at + 18);
}

function dataDescriptor(set: DescribedFields, truth: Truth): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE((set.signature ?? DESCRIPTOR) >>> 0, 0);
  bytes.writeUInt32LE((set.crc ?? truth.crc) >>> 0, 4);
  bytes.writeUInt32LE((set.packedSize ?? truth.packed) >>> 0, 8);
  bytes.writeUInt32LE((set.size ?? truth.size) >>> 0, 12);
  return bytes;
}

/** The same bytes with a seal that fits them. */
export function sealed(zip: Buffer): Buffer {
  const body = zip.subarray(0, zip.length - 64);
  return Buffer.concat([body, Buffer.from(createHash('sha256').update(body).digest('hex'), 'latin1')]);
}
