import { z } from 'zod';
import { keptBundle } from '../received.ts';
import { counts, describedError, id, ms, unitRef } from './common.ts';
import { wantedFile } from './evidence.ts';
import { transmission } from './transmissions.ts';

/** A bundle is shown as it is kept. */
export const bundleView = keptBundle;

export const previewItem = z.object({
  status: z.enum(['new', 'changed', 'unchanged', 'refused']),
  kind: z.string(),
  record: id,
  /** What a person calls it: 任务 12 · 实施精品资源共享课建设计划. */
  label: z.string(),
  changes: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
  reason: z.string().nullable(),
});

/** What a bundle lets find out about its sender's history, in words; `kind` as of `shared/exchange/findings.ts`. */
export const finding = z.object({
  kind: z.enum([
    'gap',
    'older',
    'fork',
    'signedChanged',
    'signedGone',
    'signedLost',
    'kept',
    'keyRenewed',
    'clock',
  ]),
  tone: z.enum(['info', 'warning']),
  text: z.string(),
});

export const bundlePreview = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    file: z.string(),
    path: z.string(),
    bundle: bundleView,
    sender: z.object({ status: z.enum(['known', 'new', 'changed', 'renewed']), fingerprint: z.string() }),
    /** The file was received before, wholly. */
    again: z.boolean(),
    counts,
    /** The first of each status, what a person has to look at first; the counts are of all. */
    items: z.array(previewItem),
    findings: z.array(finding),
  }),
  z.object({
    ok: z.literal(false),
    file: z.string(),
    path: z.string(),
    error: describedError,
    /** The name the file would be ours by, were it a former name of ours; null where no name decides. */
    formerName: z.string().nullable(),
  }),
]);

export const receiveResult = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    file: z.string(),
    receive: id,
    bundle: bundleView,
    counts,
    receipt: z.object({ code: z.string() }),
    refused: z.array(previewItem),
    /** Evidence named by the records that is not here. */
    missingEvidence: z.array(z.string()),
    /** What did not come in, of all of it together: E_NOT_ALLOWED for refused records, E_GAP for evidence. */
    leftOut: z.array(describedError),
    findings: z.array(finding),
  }),
  z.object({ ok: z.literal(false), file: z.string(), error: describedError }),
]);

export const receiveEntry = z.object({
  id,
  at: ms,
  file: z.string(),
  bundle: bundleView,
  counts,
  code: z.string(),
  undoneAt: ms.nullable(),
  /** The newest receive that is not undone. */
  undoable: z.boolean(),
});

export const exportedFile = z.object({
  path: z.string(),
  id,
  kind: z.enum(['issue', 'submit', 'decide', 'archive', 'card']),
  to: unitRef,
  bytes: z.number(),
  evidence: z.object({
    files: z.number(),
    bytes: z.number(),
    /** Names of files that should have travelled and are gone or altered here. */
    lost: z.array(z.string()),
  }),
  /** The page beside it, where one was wanted. */
  cover: z.string().optional(),
});

export const recipient = z.object({
  unit: unitRef,
  direction: z.enum(['up', 'down']),
  /** Down: tasks assigned. Up: reports signed off. */
  items: z.number(),
  keys: z.number(),
  last: transmission.nullable(),
  /** Attached files that the next bundle carries; `largest` names some where they are more than a stick should carry. */
  evidence: z.object({
    files: z.number(),
    bytes: z.number(),
    largest: z.array(z.object({ name: z.string(), bytes: z.number() })),
  }),
  /** 对方请补发: files that it has lost; the next bundle carries those that are here. */
  wanted: z.array(wantedFile),
});

export const originComparison = z.object({
  origin: z.object({ unit: unitRef, bundle: id, sha256: z.string() }),
  /** The very file that the origin names. */
  sameFile: z.boolean(),
  /** Of the key that signed the file. */
  fingerprint: z.string(),
  compared: z.number(),
  /** Tasks whose wording is another than in the file. */
  differing: z.array(z.object({ task: id, label: z.string(), fields: z.array(z.string()) })),
  /** Tasks passed on that the file does not hold. */
  missing: z.array(z.object({ task: id, label: z.string() })),
});

export type BundleView = z.infer<typeof bundleView>;
export type BundlePreview = z.infer<typeof bundlePreview>;
export type PreviewItem = z.infer<typeof previewItem>;
export type ReceiveResult = z.infer<typeof receiveResult>;
export type ReceiveEntry = z.infer<typeof receiveEntry>;
export type ExportedFile = z.infer<typeof exportedFile>;
export type BundleFinding = z.infer<typeof finding>;
export type Recipient = z.infer<typeof recipient>;
