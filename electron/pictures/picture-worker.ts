import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { pictureParts } from '../../shared/pictures/parts.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { PictureJob } from './pictures.ts';
import { thumbnailOf } from './thumbnail.ts';

if (parentPort === null) throw new Error('pictures are read in a worker thread only');
const job: PictureJob = workerData;
parentPort.postMessage(await answer());

async function answer(): Promise<Result<unknown>> {
  const file = readFileSync(job.source);
  return job.kind === 'clean' ? ok(clean(file, job.target)) : ok(await thumbnailOf(file));
}

/** Writes what stays, where anything went. */
function clean(file: Uint8Array, target: string): 'none' | 'removed' | 'left' {
  const parts = pictureParts(file);
  if (!parts) return 'left';
  if (isWhole(file, parts.kept)) return 'none';
  const handle = openSync(target, 'w');
  try {
    for (const piece of parts.kept)
      for (let at = 0; at < piece.length; ) at += writeSync(handle, piece, at, piece.length - at);
  } finally {
    closeSync(handle);
  }
  return 'removed';
}

function isWhole(file: Uint8Array, kept: readonly Uint8Array[]): boolean {
  let at = 0;
  for (const piece of kept) {
    if (Buffer.compare(file.subarray(at, at + piece.length), piece) !== 0) return false;
    at += piece.length;
  }
  return at === file.length;
}
