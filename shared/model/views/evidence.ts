import { z } from 'zod';
import { id, unitRef } from './common.ts';

export const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** Whether the content of a file is on this PC, and what it was when it was added. */
export const evidenceState = z.enum(['here', 'missing', 'altered']);

/** An attached file as it is here. */
export const evidenceView = z.object({
  sha256: z.string(),
  state: evidenceState,
  /** Of a file that is not here: it was asked for again, and has not come yet. */
  asked: z.boolean(),
  /** Of a file that is not here: the unit that can send it again. */
  holder: unitRef.nullable(),
  /** Size in bytes; null where it is not here. */
  bytes: z.number().nullable(),
  kind: z.enum(['picture', 'pdf', 'text', 'other']),
  /** For showing it; null where a browser can't. */
  mime: z.string().nullable(),
  /** A small upright JPEG (at most 256 pixels), base64; null where there is none. */
  thumbnail: z.string().nullable(),
  /** A picture of more pixels than are decoded here: it has no thumbnail for that reason. */
  tooLarge: z.boolean(),
  /** Pictures and PDF, base64, up to 24 MB, where the content was asked for. */
  content: z.string().nullable(),
  /** Plain text, up to 200,000 characters, where the content was asked for. */
  text: z.string().nullable(),
  /** More than is shown: it has to be opened in its own program. */
  cut: z.boolean(),
});

/** A file that is not here as it should be. */
export const lostEvidence = z.object({
  sha256: z.string(),
  name: z.string(),
  bytes: z.number(),
  state: evidenceState.exclude(['here']),
  asked: z.boolean(),
  holder: unitRef.nullable(),
  /** The task of the first report or draft that names it. */
  task: id,
  label: z.string(),
});

/** A file that another unit has lost and asks for. */
export const wantedFile = z.object({
  sha256: z.string(),
  name: z.string(),
  bytes: z.number(),
  /** The tasks whose reports name it. */
  tasks: z.array(z.object({ id, seq: z.number().nullable(), title: z.string() })),
  /** It can be sent: it is here as it was added. */
  here: z.boolean(),
  /** When it went out since it was asked for, UTC milliseconds; null while it has not. */
  sentAt: z.number().nullable(),
});

export type WantedFile = z.infer<typeof wantedFile>;
export type EvidenceState = z.infer<typeof evidenceState>;
export type LostEvidence = z.infer<typeof lostEvidence>;
export type EvidenceView = z.infer<typeof evidenceView>;
