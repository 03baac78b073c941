import { createHash } from 'node:crypto';
import { Refusal } from '../../shared/result.ts';
import { type ByteSource, pieces } from './byte-source.ts';

/**
 * The seal: the ZIP's archive comment, `sha256:` and the hash, in 64 hex digits, of all bytes before these digits.
 * They are the last bytes of the file.
 */
const LABEL = 'sha256:';
const DIGITS = 64;
const COMMENT_LENGTH = LABEL.length + DIGITS;
const END_RECORD_LENGTH = 22;
const END_RECORD = Buffer.from('PK\x05\x06', 'latin1');
const FIRST_BYTES = Buffer.from('PK\x03\x04', 'latin1');

/** Bytes from the start of the ZIP's end record to the end of the file. */
export const SEALED_END_LENGTH = END_RECORD_LENGTH + COMMENT_LENGTH;

/** The archive comment a bundle is written with, before its hash is known. */
export const blankSeal = `${LABEL}${'0'.repeat(DIGITS)}`;

export interface Sealer {
  /** Takes the next bytes of the ZIP, gives those that may be written now. */
  push(chunk: Buffer): Buffer;
  /** The last bytes of the file, and the hash of the whole file. */
  end(): { readonly rest: Buffer; readonly sha256: string };
}

/** Replaces the digits of the blank seal while the ZIP streams by. */
export function createSealer(): Sealer {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  return {
    push(chunk) {
      const all = Buffer.concat([held, chunk]);
      const ready = all.subarray(0, Math.max(0, all.length - DIGITS));
      held = all.subarray(ready.length);
      hash.update(ready);
      return ready;
    },
    end() {
      const rest = Buffer.from(hash.copy().digest('hex'), 'latin1');
      return { rest, sha256: hash.update(rest).digest('hex') };
    },
  };
}

/**
 * Checks the seal of a file, before anything in it is looked at.
 *
 * @returns the hash of the whole file.
 * @throws Refusal E_HASH, E_TRUNCATED, E_NOT_A_BUNDLE for anything else.
 */
export async function checkSeal(source: ByteSource, onBytes: (count: number) => void): Promise<string> {
  const file = source.name;
  if (source.size < SEALED_END_LENGTH + FIRST_BYTES.length) throw await unsealed(source);
  const end = await source.read(source.size - SEALED_END_LENGTH, SEALED_END_LENGTH);
  const digits = end.toString('latin1', SEALED_END_LENGTH - DIGITS);
  const sealed =
    end.subarray(0, END_RECORD.length).equals(END_RECORD) &&
    end.readUInt16LE(20) === COMMENT_LENGTH &&
    end.toString('latin1', END_RECORD_LENGTH, END_RECORD_LENGTH + LABEL.length) === LABEL;
  if (!sealed) throw await unsealed(source);

  const hash = createHash('sha256');
  for await (const piece of pieces(source, 0, source.size - DIGITS)) {
    hash.update(piece);
    onBytes(piece.length);
  }
  if (hash.copy().digest('hex') !== digits) throw new Refusal('E_HASH', { file });
  return hash.update(digits, 'latin1').digest('hex');
}

/** Why a file has no seal where one belongs: another kind of file, cut short, or with bytes added. */
async function unsealed(source: ByteSource): Promise<Refusal> {
  const params = { file: source.name };
  if (source.size === 0) return new Refusal('E_TRUNCATED', params);
  const first = await source.read(0, Math.min(source.size, FIRST_BYTES.length));
  if (!first.equals(FIRST_BYTES.subarray(0, first.length))) return new Refusal('E_NOT_A_BUNDLE', params);

  const window = Math.min(source.size, 0xffff + END_RECORD_LENGTH);
  const tail = await source.read(source.size - window, window);
  const at = tail.lastIndexOf(END_RECORD);
  if (at < 0 || at + END_RECORD_LENGTH > tail.length) return new Refusal('E_TRUNCATED', params);
  const end = at + END_RECORD_LENGTH + tail.readUInt16LE(at + 20);
  if (end > tail.length) return new Refusal('E_TRUNCATED', params);
  return new Refusal(end === tail.length ? 'E_NOT_A_BUNDLE' : 'E_HASH', params);
}
