import { z } from 'zod';
import * as i from '../model/intake.ts';
import * as v from '../model/views.ts';
import { done, id, line, none, op, path } from './arguments.ts';

/** Where a list comes from: a file, the clipboard, or the draft that keeps it. */
const listSource = {
  path: path.optional(),
  paste: z
    .strictObject({ html: z.string().max(20_000_000).nullable(), text: z.string().max(20_000_000) })
    .optional(),
  draft: id.optional(),
  choice: i.readingChoice.optional(),
  target: i.target.nullable().optional(),
};
const oneSource = (given: { path?: unknown; paste?: unknown; draft?: unknown }): boolean =>
  [given.path, given.paste, given.draft].filter((source) => source !== undefined).length === 1;

export const intakeOperations = {
  previewList: op(
    z
      .strictObject({
        ...listSource,
        /** Keep the document as a draft, where it holds anything like a list. */
        keep: z.boolean().optional(),
      })
      .refine(oneSource),
    i.listPreview,
  ),
  importList: op(
    z
      .strictObject({
        ...listSource,
        edits: i.taskEdits,
        names: z.array(i.nameAnswer).max(5000).optional(),
        decisions: i.revisionDecisions.optional(),
      })
      .refine(oneSource),
    z.object({
      ledger: z.object({ id: z.string(), title: z.string() }),
      counts: v.counts,
      /** There is a change table to print. */
      revised: z.boolean(),
    }),
  ),
  listIntakeDrafts: op(none, z.array(i.intakeDraft)),
  getIntakeDraft: op(z.strictObject({ id }), i.intakeState),
  saveIntakeDraft: op(z.strictObject({ id, state: i.intakeState }), z.object({ savedAt: z.number() })),
  dropIntakeDraft: op(z.strictObject({ id }), done),
  listLearned: op(none, i.learnedThings),
  forgetLearned: op(
    z.strictObject({
      template: z.string().max(20_000).optional(),
      name: line.optional(),
      /** All that was said to be two units. */
      apart: z.boolean().optional(),
    }),
    i.learnedThings,
  ),
} as const;
