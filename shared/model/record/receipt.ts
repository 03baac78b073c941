import { z } from 'zod';
import { id, instant, sha256 } from './values.ts';

/** 回执: that a bundle arrived and what became of its records; goes back to where the bundle came from. */
export const receiptFields = z.strictObject({
  bundle: id.describe('The bundle that arrived.'),
  sha256: sha256.describe('Hash of its whole file.'),
  from: id.describe('Its sender.'),
  receivedAt: instant,
  counts: z
    .strictObject({
      new: z.int().describe('Not there before.'),
      changed: z.int().describe('There otherwise.'),
      unchanged: z.int().describe('There as they came.'),
      refused: z.int().describe('Not taken.'),
    })
    .describe('What became of its records; together as many as its `counts.total`.'),
  withdrawnAt: instant
    .optional()
    .describe('撤销接收 after this receipt had gone out: it no longer says that the file arrived.'),
  asks: z
    .array(sha256)
    .max(2000)
    .optional()
    .describe(
      '请补发: files that records of the sender name and that the author has no longer; it takes out what has come.',
    ),
});
