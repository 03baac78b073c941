import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

/** The parts of an Office file by name, in their order. For files that this program has just written, so nothing is bounded. */
export async function readParts(bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> {
  const archive = await openArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const parts = new Map<string, Buffer>();
  for (const entry of await listEntries(archive)) parts.set(entry.fileName, await readEntry(archive, entry));
  return parts;
}

/** The parts as one Office file; equal parts give equal bytes. */
export function writeParts(parts: ReadonlyMap<string, Buffer>): Promise<Uint8Array> {
  const archive = new ZipWriter();
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  for (const [name, content] of parts) archive.addBuffer(content, name, options);
  archive.end();
  return buffer(archive.outputStream);
}

const openArchive = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false };
    fromBuffer(bytes, options, (error, archive) => (error ? reject(error) : resolve(archive)));
  });

const listEntries = (archive: ZipFile): Promise<readonly Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    archive.on('error', reject);
    archive.on('end', () => resolve(entries));
    archive.on('entry', (entry: Entry) => {
      entries.push(entry);
      archive.readEntry();
    });
    archive.readEntry();
  });

const readEntry = (archive: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    archive.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(buffer(stream))));
  });
