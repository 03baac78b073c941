import { z } from 'zod';

export const contentHash = z.string().regex(/^[0-9a-f]{64}$/);

/** An attached file as it is here. */
export const evidenceView = z.object({
  sha256: z.string(),
  /** Whether its content is on this PC. */
  here: z.boolean(),
  /** Size in bytes; null where it is not here. */
  bytes: z.number().nullable(),
  kind: z.enum(['picture', 'pdf', 'text', 'other']),
  /** For showing it; null where a browser can't. */
  mime: z.string().nullable(),
  /** A small upright JPEG (at most 256 pixels), base64; null where there is none. */
  thumbnail: z.string().nullable(),
  /** Pictures and PDF, base64, up to 24 MB, where the content was asked for. */
  content: z.string().nullable(),
  /** Plain text, up to 200,000 characters, where the content was asked for. */
  text: z.string().nullable(),
  /** More than is shown: it has to be opened in its own program. */
  cut: z.boolean(),
});

export type EvidenceView = z.infer<typeof evidenceView>;
