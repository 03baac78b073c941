import { z } from 'zod';
import { reportParts } from '../../rules/report-parts.ts';
import { id, ms, unitRef } from './common.ts';
import { transcript } from './reports.ts';

/** One thing with two values, or more where three PCs wrote apart. Field: a field of a record; report: a period's report signed off, or typed for a unit, on two PCs. */
export const differenceView = z.object({
  id,
  kind: z.enum(['field', 'report']),
  /** The kind of the record, and what a person calls it. */
  record: z.string(),
  label: z.string(),
  task: id.nullable(),
  /** Who has to decide. */
  unit: unitRef,
  /** 代录: for whom the reports were typed; left out elsewhere. */
  typedFor: unitRef.optional(),
  field: z.string(),
  period: z.string().nullable(),
  /** The first one counts until somebody decides. */
  values: z.array(
    z.object({
      value: z.unknown(),
      who: z.string().nullable(),
      at: ms.nullable(),
      /** Which PC: the last four characters of its replica id. */
      from: z.string(),
      /** 代录: how it was heard, from whom, and who typed it. */
      transcribed: transcript.optional(),
      /** report: everything in which the reports differ, by field. */
      parts: z.array(
        z.object({
          field: z.enum(reportParts),
          /** The indicator of a figure, and what it is called. */
          about: id.nullable(),
          label: z.string().nullable(),
          value: z.unknown(),
        }),
      ),
    }),
  ),
  /** Only the unit itself decides, while its decision would be taken; others see that it is open. */
  closable: z.boolean(),
  /** A report that nobody decides any more, the first one stands: its list is closed, or its task has come to its end. */
  ended: z.enum(['listClosed', 'taskEnded']).nullable(),
});

export type DifferenceView = z.infer<typeof differenceView>;
