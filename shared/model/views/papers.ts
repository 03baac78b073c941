import { z } from 'zod';
import { submissionStates } from '../../rules/cycle/submission-machine.ts';
import { requestTypes } from '../record/request.ts';
import { id, ms, unitRef } from './common.ts';

/** The papers a unit may print; the reports of the domain by their numbers R1 to R6, R9, R12 and R13, R14, R16, R17. */
export const paperKinds = [
  'progress',
  'statement',
  'brief',
  'request',
  'ledger',
  'fullLedger',
  'bulletin',
  'reporting',
  'notice',
  'slip',
  'changes',
  'transmissions',
] as const;

/** A paper that was written on this PC, and from what. */
export const writtenPaper = z.object({
  kind: z.enum(paperKinds),
  path: z.string(),
  at: ms,
  ledger: z.string().nullable(),
  period: z.string().nullable(),
});

/** A request that has a printed form: signed off, received, or still a draft. */
export const printableRequest = z.object({
  id,
  task: id,
  seq: z.number().nullable(),
  title: z.string(),
  type: z.enum(requestTypes),
  unit: unitRef,
  at: ms,
  status: z.enum(submissionStates),
});

export type PaperKind = (typeof paperKinds)[number];
export type WrittenPaper = z.infer<typeof writtenPaper>;
export type PrintableRequest = z.infer<typeof printableRequest>;
