import { z } from 'zod';
import { isId } from '../ids.ts';
import { fail, ok, type Result } from '../result.ts';
import { keyChangeSchema, MOST_KEY_CHANGES } from './key-change.ts';
import { parsePublicKey } from './minisign.ts';
import { isReceiptSecret } from './receipt-code.ts';

/**
 * data/bundle.json: what a bundle is, from whom, for whom.
 *
 * A reader first looks at `format`, `major` and `required` alone (`checkReadable`), since a newer major may have
 * changed everything else. Within a major, unknown fields are ignored; a field that must not be ignored comes with
 * a capability in `required`. Encryption, compression other than deflate or a further signature suite would be such
 * capabilities.
 */
export const BUNDLE_FORMAT = 'taizhang-bundle';
export const BUNDLE_MAJOR = 1;
/** The newest minor version this program knows; a bundle states the oldest that can carry its content. */
export const BUNDLE_MINOR = 2;
export const BUNDLE_SUITE = 'sha256+ed25519';
/** The oldest version of the product that reads what this version writes. */
export const READABLE_BY = '0.1.0';
/** Capabilities this version understands. Format 1.0 needs none. */
const knownCapabilities: readonly string[] = [];

export const bundleKinds = ['issue', 'submit', 'decide', 'archive', 'card'] as const;
export type BundleKind = (typeof bundleKinds)[number];

/** The end of the year 9999, the last that a calendar date can name. */
const LATEST_INSTANT = 253_402_200_000_000;

const id = z.string().refine(isId);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const position = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
const version = z.string().regex(/^\d{1,5}(\.\d{1,5}){0,2}(-[0-9A-Za-z.-]{1,40})?$/);
const capabilities = z.array(z.string().regex(/^[a-z0-9.+-]{1,60}$/)).max(100);
const calendarDate = z.iso.date();
const unit = z.object({ id, name: z.string().min(1).max(200), code: z.string().max(40).nullable() });
const keys = z.object({
  minisign: z.string().refine((line) => parsePublicKey(line) !== null),
  age: z.string().regex(/^age1[0-9a-z]{20,4000}$/),
});

export const descriptorSchema = z
  .object({
    format: z.literal(BUNDLE_FORMAT),
    major: z.literal(BUNDLE_MAJOR),
    minor: z.int().min(0).max(9999),
    required: capabilities,
    optional: capabilities,
    readableBy: version,
    suite: z.literal(BUNDLE_SUITE),
    kind: z.enum(bundleKinds),
    id,
    from: unit.extend({
      keys,
      /** Since 1.2. How these keys came to take the place of earlier ones, oldest first. */
      keyChanges: z.array(keyChangeSchema).max(MOST_KEY_CHANGES).optional(),
    }),
    /** Null for a card and for an archive, which are for whoever holds them. */
    to: unit.nullable(),
    /** The replica that wrote the bundle. */
    replica: id,
    /** 截止日期 of the content: a calendar date. */
    cutoff: calendarDate.nullable(),
    /** UTC milliseconds. */
    createdAt: z.int().min(0).max(LATEST_INSTANT),
    app: version,
    counts: z.object({
      total: count,
      kinds: z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), count),
      evidence: z.object({ files: count, bytes: count }),
    }),
    /** SHA-256 of the whole file of this replica's last bundle to the same receiver. */
    previous: sha256.nullable(),
    /**
     * Since 1.1. `number` counts the bundles from this unit's store to this receiver, `previous` is the number of the
     * bundle whose hash `previous` above is; null where this replica has written none to it.
     */
    chain: z.object({ number: position, previous: position.nullable() }).optional(),
    receiptSecret: z.string().refine(isReceiptSecret),
    /** Evidence that records name and that stayed out, because its receipt has come back. */
    omitted: z.array(z.object({ sha256, name: z.string().min(1).max(200), bytes: count })).max(20_000),
  })
  .refine((bundle) => bundle.to !== null || bundle.kind === 'card' || bundle.kind === 'archive');

export type Descriptor = z.infer<typeof descriptorSchema>;
export type BundleCounts = Descriptor['counts'];

const readable = z.object({
  format: z.literal(BUNDLE_FORMAT),
  major: z.int().min(1),
  required: z.array(z.string()).catch([]),
  readableBy: version.optional().catch(undefined),
  suite: z.string().catch(BUNDLE_SUITE),
});

/**
 * Whether this version can read the bundle at all, asked before anything else in it is looked at.
 *
 * @returns E_NOT_A_BUNDLE for another format, E_NEWER_FORMAT naming the version needed, E_CAPABILITY naming what is
 * missing.
 */
export function checkReadable(file: string, value: unknown): Result<void> {
  const stated = readable.safeParse(value);
  if (!stated.success) return fail('E_NOT_A_BUNDLE', { file });
  const { major, required, readableBy, suite } = stated.data;
  if (major > BUNDLE_MAJOR) return fail('E_NEWER_FORMAT', { file, version: readableBy ?? `${major}.0` });
  const missing = required.filter((capability) => !knownCapabilities.includes(capability));
  if (suite !== BUNDLE_SUITE) missing.push(suite);
  if (missing.length > 0)
    return fail('E_CAPABILITY', { file, capability: missing.slice(0, 5).join(', ').slice(0, 200) });
  return ok(undefined);
}

/** The descriptor, or E_BAD_ENTRY when a readable bundle's descriptor is malformed. */
export function parseDescriptor(file: string, value: unknown): Result<Descriptor> {
  const parsed = descriptorSchema.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail('E_BAD_ENTRY', { file, entry: 'bundle.json' });
}

/** The signature's trusted comment, which a reader compares with the descriptor. */
export const trustedComment = (bundle: Pick<Descriptor, 'id' | 'from' | 'to' | 'createdAt'>): string =>
  `timestamp:${Math.floor(bundle.createdAt / 1000)} bundle:${bundle.id} from:${bundle.from.id} to:${bundle.to?.id ?? '-'}`;
