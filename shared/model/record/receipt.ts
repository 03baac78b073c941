import { z } from 'zod';
import { id, sha256 } from './values.ts';

/** 回执: that a bundle arrived and what became of its records; goes back to where the bundle came from. */
export const receiptFields = z.strictObject({
  /** The bundle that arrived, and the hash of its whole file. */
  bundle: id,
  sha256,
  from: id,
  receivedAt: z.int().min(0),
  counts: z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** The receive was taken back after this receipt had gone out: it no longer says that the file arrived. */
  withdrawnAt: z.int().min(0).optional(),
  /** 请补发: files that records of the sender name and that the author has no longer; it takes out what has come. */
  asks: z.array(sha256).max(2000).optional(),
});
