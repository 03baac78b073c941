import { z } from 'zod';
import { markKinds } from '../lists/outline/numbering.ts';
import { counts, deadlineView, indicatorView, printedUnitView, unitRef } from './views.ts';

/** What crosses between the import of a list and the Node side. */

const id = z.string().max(40);
const line = z.string().max(300);
const text = z.string().max(20_000);
const ms = z.number();

export const taskEdit = z.strictObject({
  category: text.nullable().optional(),
  title: text.min(1).optional(),
  detail: text.nullable().optional(),
  units: z.array(printedUnitView).max(300).optional(),
  deadline: deadlineView.optional(),
  indicators: z
    .array(indicatorView.partial({ id: true }))
    .max(200)
    .optional(),
});
/** Corrections, by ordinal. */
export const taskEdits = z.array(z.strictObject({ ordinal: z.int(), changes: taskEdit })).max(20_000);

const columnMeaning = z.enum([
  'seq',
  'category',
  'title',
  'detail',
  'units',
  'lead',
  'cooperate',
  'deadline',
  'other',
]);
const row = z.int().min(0);

/** How the parts of a document are read: `ReadingChoice` of `shared/lists/parts.ts`. */
export const readingChoice = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: z.int(),
        taken: z.boolean().optional(),
        firstRow: row.optional(),
        lastRow: row.optional(),
        headerRow: row.nullable().optional(),
        meanings: z.array(columnMeaning).max(60).readonly().optional(),
        level: z.enum(markKinds).nullable().optional(),
      }),
    )
    .max(500)
    .readonly()
    .optional(),
});

/** What a person said about names that may mean one unit: the name that all of them mean, or that they are apart. */
export const nameAnswer = z.strictObject({
  names: z.array(line.min(1)).min(1).max(60),
  name: line.min(1).nullable(),
});

/** Of a revised edition. A task with reports whose wording changed is left as it is unless taken here. */
export const revisionDecisions = z.strictObject({
  /** Tasks whose new wording is taken (true) or left out (false). */
  changed: z.array(z.strictObject({ task: id, take: z.boolean() })).max(20_000),
  /** Tasks that the edition no longer holds: those to be cancelled, with the reason. */
  withdrawn: z.array(z.strictObject({ task: id, reason: text })).max(20_000),
  /** 变更说明 for the whole edition. */
  note: text.nullable(),
});

/** Which ledger a document belongs to: found by itself, a certain one, or a new one. */
export const target = z.union([z.literal('new'), id]);

/** How far a person is with a document. */
export const intakeState = z.strictObject({
  step: z.enum(['columns', 'compare', 'review', 'finish']),
  choice: readingChoice,
  target: target.nullable(),
  edits: taskEdits,
  /** Fields looked at: `ordinal.field`. */
  settled: z.array(z.string().max(40)).max(200_000),
  names: z.array(nameAnswer).max(5000),
  decisions: revisionDecisions,
  at: z.strictObject({ ordinal: z.int(), field: z.string().max(20) }).nullable(),
  /** The rows that the edits belong to, by ordinal; a newer version of the program may read them otherwise. */
  rows: z.array(z.string().max(80)).max(20_000),
  /** For the list of drafts. */
  title: line,
  open: z.int(),
});

export const intakeDraft = z.object({
  id,
  name: z.string(),
  form: z.enum(['file', 'paste']),
  savedAt: ms,
  title: z.string(),
  tasks: z.number(),
  open: z.number(),
});

const span = { start: z.number(), end: z.number() };

export const previewTask = z.object({
  ordinal: z.number(),
  seq: z.number().nullable(),
  category: z.string().nullable(),
  categoryPrinted: z.boolean(),
  title: z.string(),
  detail: z.string().nullable(),
  units: z.array(printedUnitView),
  deadline: deadlineView,
  indicators: z.array(indicatorView.omit({ id: true })),
  cells: z.array(z.string()),
  guesses: z.array(z.string()),
  part: z.number(),
  original: z.array(z.string()),
  marks: z.array(z.object({ field: z.string(), item: z.number(), text: z.number(), ...span })),
});

export const listPart = z.object({
  id: z.int(),
  kind: z.enum(['table', 'outline']),
  label: z.string(),
  rows: z.number(),
  tasks: z.number(),
  columns: z.array(z.string()),
  meanings: z.array(columnMeaning),
  headerRow: z.number().nullable(),
  firstRow: z.number(),
  lastRow: z.number(),
  levels: z.array(z.object({ kind: z.enum(markKinds), items: z.number(), example: z.string() })),
  level: z.enum(markKinds).nullable(),
  taken: z.boolean(),
  /** The first and the last rows as printed, by row; one text per column. */
  sample: z.array(z.object({ row: z.number(), texts: z.array(z.string()) })),
  /** Columns read as a person said before. */
  template: z.object({ key: z.string(), source: z.string(), usedAt: ms }).nullable(),
});

/** Names that may mean one unit. */
export const nameQuestion = z.object({
  names: z.array(
    z.object({
      name: z.string(),
      /** Rows that print it; none for a name of the register. */
      rows: z.array(z.number()),
      registered: z.boolean(),
    }),
  ),
  /** The name proposed for all of them. */
  proposed: z.string(),
  why: z.enum(['spelling', 'bracket']),
});

export const revisionEntry = z.object({
  status: z.enum(['added', 'changed', 'renumbered', 'unchanged', 'missing', 'cancelled']),
  task: z.string().nullable(),
  ordinal: z.number().nullable(),
  seq: z.number().nullable(),
  title: z.string(),
  texts: z.array(
    z.object({
      field: z.enum(['seq', 'category', 'title', 'detail', 'units', 'deadline', 'indicators', 'other']),
      old: z.string(),
      new: z.string(),
    }),
  ),
  /** Signed-off reports on the task. */
  reports: z.number(),
  /** Whether the state of the task allows 撤销. */
  cancellable: z.boolean(),
  /** Fields that a person put right in the ledger; they stay. */
  corrected: z.array(z.string()),
});

export const listPreview = z.object({
  name: z.string(),
  /** The draft that keeps the document, null where it was only looked at. */
  draft: id.nullable(),
  list: z.object({
    title: z.string().nullable(),
    preamble: z.array(z.string()),
    columns: z.array(z.string()),
    tasks: z.array(previewTask),
    notes: z.array(z.object({ task: z.number().nullable(), field: z.string(), message: z.string() })),
  }),
  parts: z.array(listPart),
  /** What the reader says about the document itself. */
  remarks: z.array(z.string()),
  /** Names that were read as a person said before. */
  learned: z.array(z.object({ printed: z.string(), name: z.string(), rows: z.number() })),
  questions: z.array(nameQuestion),
  /** Printed names that the register holds, collective names with members included. */
  registered: z.array(z.string()),
  /** The ledger this document is an edition of, and what importing it now would do. */
  known: z
    .object({
      ledger: unitRef,
      counts,
      entries: z.array(revisionEntry),
      /** Fields that are read with doubt but were put right in the ledger before: `ordinal.field`. */
      settled: z.array(z.string()),
    })
    .nullable(),
  /** Ledgers kept here that it could be said to be an edition of. */
  ledgers: z.array(unitRef),
});

export const learnedThings = z.object({
  templates: z.array(
    z.object({ key: z.string(), columns: z.array(z.string()), source: z.string(), usedAt: ms }),
  ),
  names: z.array(z.object({ key: z.string(), printed: z.string(), name: z.string() })),
  apart: z.number(),
});

export type ListPreview = z.infer<typeof listPreview>;
export type IntakeState = z.infer<typeof intakeState>;
export type IntakeDraft = z.infer<typeof intakeDraft>;
export type RevisionDecisions = z.infer<typeof revisionDecisions>;
export type NameAnswer = z.infer<typeof nameAnswer>;
export type NameQuestion = z.infer<typeof nameQuestion>;
export type ListPartView = z.infer<typeof listPart>;
export type RevisionEntryView = z.infer<typeof revisionEntry>;
export type LearnedThings = z.infer<typeof learnedThings>;
