import { crc32 } from 'node:zlib';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refusal } from '../../../shared/result.ts';

/** Of an office file: far above any list, far below what fills a memory. */
const limits = {
  entries: 5_000,
  /** Bytes of one part, unpacked. */
  part: 160 * 1024 * 1024,
  /** Bytes of all parts that were read, unpacked. */
  total: 320 * 1024 * 1024,
  /** Unpacked over packed, for a part above `harmless` bytes. Repetitive tables reach 100. */
  ratio: 250,
  harmless: 4 * 1024 * 1024,
} as const;

/** The parts of an office file (a zip). Nothing is unpacked before it is asked for. */
export interface PackageParts {
  readonly names: readonly string[];
  readonly has: (name: string) => boolean;
  /** Null where there is no such part. Throws E_LIST_HOSTILE beyond the limits, E_TRUNCATED where it is damaged. */
  readonly read: (name: string) => Promise<Uint8Array | null>;
}

/** Throws E_TRUNCATED where the zip cannot be opened, E_LIST_PASSWORD for an encrypted entry when it is read. */
export async function openPackage(bytes: Uint8Array): Promise<PackageParts> {
  const archive = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const entries = await list(archive);
  let total = 0;
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) return null;
      if ((entry.generalPurposeBitFlag & 1) === 1) throw new Refusal('E_LIST_PASSWORD');
      const { uncompressedSize, compressedSize } = entry;
      total += uncompressedSize;
      const swells = uncompressedSize > limits.harmless && uncompressedSize > compressedSize * limits.ratio;
      if (swells || uncompressedSize > limits.part || total > limits.total)
        throw new Refusal('E_LIST_HOSTILE');
      return inflate(archive, entry);
    },
  };
}

const open = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, archive) =>
      error ? reject(new Refusal('E_TRUNCATED')) : resolve(archive),
    );
  });

const list = (archive: ZipFile): Promise<ReadonlyMap<string, Entry>> =>
  new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    archive.on('error', () => reject(new Refusal('E_TRUNCATED')));
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      if (entries.size >= limits.entries) return reject(new Refusal('E_LIST_HOSTILE'));
      if (!entries.has(entry.fileName)) entries.set(entry.fileName, entry);
      archive.readEntry();
    });
    archive.readEntry();
  });

/** A size that lies is found by yauzl while it streams, damage by the checksum. */
const inflate = (archive: ZipFile, entry: Entry): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => {
      if (error) return reject(new Refusal('E_TRUNCATED'));
      const whole = Buffer.allocUnsafe(entry.uncompressedSize);
      let filled = 0;
      stream.on('error', (reason: Error) =>
        reject(new Refusal(/too many bytes/.test(reason.message) ? 'E_LIST_HOSTILE' : 'E_TRUNCATED')),
      );
      stream.on('data', (piece: Buffer) => {
        if (filled + piece.length <= whole.length) piece.copy(whole, filled);
        filled += piece.length;
      });
      stream.on('end', () => {
        const intact = filled === whole.length && crc32(whole) === entry.crc32;
        return intact ? resolve(whole) : reject(new Refusal('E_TRUNCATED'));
      });
    });
  });
