import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { Refusal } from '../../shared/result.ts';
import { readFailure } from './file-failure.ts';
import { blankSeal } from './seal.ts';

/** A file that travels with the bundle; `path` is where it lies now, `bytes` its size. */
export interface EvidenceFile {
  readonly sha256: string;
  readonly path: string;
  readonly bytes: number;
}

/** What the ZIP is made of, in file order. */
export type ZipPart =
  | { readonly name: string; readonly bytes: Buffer }
  | { readonly name: string; readonly pieces: readonly Buffer[] }
  | { readonly name: string; readonly file: EvidenceFile };

/**
 * The bytes of a ZIP with one root folder and the blank seal as its comment. Texts are deflated, evidence is stored:
 * documents and pictures are compressed already, and a stored entry cannot be inflated to anything.
 *
 * @throws Refusal E_FILE_NOT_FOUND or E_HASH when an evidence file is gone or no longer has its content, E_MEDIUM_GONE or
 * E_CANNOT_READ naming it when it cannot be read.
 */
export async function* zipBytes(root: string, parts: readonly ZipPart[], time: Date): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const output = new PassThrough();
  const opened: Readable[] = [];
  const stop = (error: unknown): void => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  };
  zip.on('error', stop);
  zip.outputStream.pipe(output);
  const common = { mtime: time, mode: 0o100644 };
  for (const part of parts) {
    const path = `${root}/${part.name}`;
    if ('bytes' in part) {
      zip.addBuffer(part.bytes, path, { ...common, compressionLevel: 9 });
      continue;
    }
    const stored = 'file' in part;
    zip.addReadStreamLazy(path, { ...common, compressionLevel: stored ? 0 : 9 }, (take) => {
      const stream = Readable.from(stored ? evidenceBytes(part.file) : part.pieces, { objectMode: false });
      stream.on('error', stop);
      opened.push(stream);
      take(null, stream);
    });
  }
  zip.end({ comment: blankSeal, forceZip64Format: false });
  try {
    for await (const chunk of output) yield chunk;
  } finally {
    for (const stream of opened) stream.destroy();
    output.destroy();
  }
}

async function* evidenceBytes(file: EvidenceFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for await (const chunk of createReadStream(file.path, { highWaterMark: 256 * 1024 })) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  } catch (error) {
    const failure = readFailure(error, file.path, file.path);
    throw failure ? new Refusal(failure.code, failure.params) : error;
  }
  if (bytes !== file.bytes || hash.digest('hex') !== file.sha256)
    throw new Refusal('E_HASH', { file: file.path });
}
