import type { Entry } from 'yauzl';
import { fixedEntryCount } from '../../shared/exchange/layout.ts';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import { isId } from '../../shared/ids.ts';
import { Refusal } from '../../shared/result.ts';
import type { ByteSource } from './byte-source.ts';
import { systemCode } from './file-failure.ts';
import { SEALED_END_LENGTH } from './seal.ts';

/** An entry of the ZIP; `name` is without the root folder. Sizes and offsets are bytes. */
export interface ZipEntry {
  readonly name: string;
  readonly stored: boolean;
  readonly start: number;
  readonly packed: number;
  readonly size: number;
}

export interface ZipDirectory {
  /** The one root folder: the bundle's id. */
  readonly root: string;
  readonly entries: readonly ZipEntry[];
}

const UTF8_NAME = 0x800;
const DESCRIPTOR_FOLLOWS = 0x8;
const DESCRIPTOR_LENGTH = 16;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;
const DIRECTORY_HEADER_LENGTH = 46;

/**
 * The entries of a sealed file. They stand one behind the other from the first byte to the directory, the directory
 * reaches to the end record, and each entry says the same of itself wherever it does: nothing can hide between.
 *
 * @throws Refusal E_BAD_ENTRY naming what does not fit, E_TOO_LARGE for too many entries.
 */
export async function readZipDirectory(source: ByteSource, limits: BundleLimits): Promise<ZipDirectory> {
  const file = source.name;
  const bad = (entry: string) => new Refusal('E_BAD_ENTRY', { file, entry: shown(entry) });
  const endAt = source.size - SEALED_END_LENGTH;
  const end = await source.read(endAt, SEALED_END_LENGTH);
  const directoryLength = end.readUInt32LE(12);
  const directoryAt = end.readUInt32LE(16);
  const entryCount = end.readUInt16LE(10);
  const singleDisk = end.readUInt32LE(4) === 0 && end.readUInt16LE(8) === entryCount;
  if (!singleDisk || directoryAt + directoryLength !== endAt) throw bad('ZIP');
  const most = limits.evidenceCount + fixedEntryCount;
  if (entryCount > most) throw new Refusal('E_TOO_LARGE', { file, limit: `${most}` });

  const found: ZipEntry[] = [];
  let root = '';
  let nextEntryAt = 0;
  let directoryRead = 0;
  try {
    const zip = await source.zip();
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      const slash = name.indexOf('/');
      if (found.length === 0) root = name.slice(0, Math.max(0, slash));
      if (!isId(root) || name.slice(0, slash) !== root || !isPlain(entry)) throw bad(name);
      if (entry.relativeOffsetOfLocalHeader !== nextEntryAt) throw bad(name);
      const local = await zip.readLocalFileHeaderPromise(entry);
      const follows = (entry.generalPurposeBitFlag & DESCRIPTOR_FOLLOWS) !== 0;
      const same =
        local.fileName.equals(entry.fileNameRaw) &&
        local.versionNeededToExtract === entry.versionNeededToExtract &&
        local.lastModFileTime === entry.lastModFileTime &&
        local.lastModFileDate === entry.lastModFileDate &&
        local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
        local.compressionMethod === entry.compressionMethod &&
        local.extraFieldLength === 0 &&
        local.crc32 === (follows ? 0 : entry.crc32) &&
        local.compressedSize === (follows ? 0 : entry.compressedSize) &&
        local.uncompressedSize === (follows ? 0 : entry.uncompressedSize);
      if (!same) throw bad(name);
      nextEntryAt = local.fileDataStart + entry.compressedSize;
      if (follows) {
        if (nextEntryAt + DESCRIPTOR_LENGTH > directoryAt) throw bad(name);
        const told = await source.read(nextEntryAt, DESCRIPTOR_LENGTH);
        if (!told.equals(descriptorOf(entry))) throw bad(name);
        nextEntryAt += DESCRIPTOR_LENGTH;
      }
      directoryRead += DIRECTORY_HEADER_LENGTH + entry.fileNameLength + entry.extraFieldLength;
      found.push({
        name: name.slice(slash + 1),
        stored: entry.compressionMethod === STORED,
        start: local.fileDataStart,
        packed: entry.compressedSize,
        size: entry.uncompressedSize,
      });
    }
  } catch (error) {
    if (error instanceof Refusal || systemCode(error) !== null) throw error;
    throw bad(found.at(-1)?.name ?? 'ZIP');
  }
  if (found.length === 0 || nextEntryAt !== directoryAt || directoryRead !== directoryLength)
    throw bad('ZIP');
  return { root, entries: found };
}

/** What stands behind the content of an entry whose local header leaves CRC and sizes open. */
function descriptorOf({ crc32, compressedSize, uncompressedSize }: Entry): Buffer {
  const bytes = Buffer.alloc(DESCRIPTOR_LENGTH);
  bytes.writeUInt32LE(DESCRIPTOR_SIGNATURE, 0);
  bytes.writeUInt32LE(crc32, 4);
  bytes.writeUInt32LE(compressedSize, 8);
  bytes.writeUInt32LE(uncompressedSize, 12);
  return bytes;
}

/** Extended timestamps are the only extra field a bundle's directory carries. */
const TIMESTAMPS = 0x5455;

const FOLDER_OR_VOLUME = 0x18;
const REGULAR_FILE = 0o10;

/** Unpacked by other tools an entry becomes a file: no link, folder or device. Systems without such types state 0. */
const isFile = ({ externalFileAttributes }: Entry): boolean => {
  const type = (externalFileAttributes >>> 28) & 0xf;
  return (type === 0 || type === REGULAR_FILE) && (externalFileAttributes & FOLDER_OR_VOLUME) === 0;
};

/** Neither encrypted nor of a method or a name encoding that a bundle does not use; no zip64, no comment. */
const isPlain = (entry: Entry): boolean =>
  (entry.generalPurposeBitFlag & ~DESCRIPTOR_FOLLOWS) === UTF8_NAME &&
  (entry.compressionMethod === DEFLATED ||
    (entry.compressionMethod === STORED && entry.compressedSize === entry.uncompressedSize)) &&
  Buffer.from(entry.fileName).equals(entry.fileNameRaw) &&
  entry.extraFields.every((field) => field.id === TIMESTAMPS) &&
  entry.fileCommentLength === 0 &&
  isFile(entry);

/** A foreign name, fit to stand in a sentence. */
export const shown = (name: string): string => name.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 100) || '—';
