import { z } from 'zod';
import { calendarDate, id, instant, name, sha256 } from '../model/record/values.ts';
import { fail, ok, type Result } from '../result.ts';
import { ageRecipient, keyChangeSchema, MOST_KEY_CHANGES, minisignLine } from './key-change.ts';
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

/** Entries of `omitted`; of more the first are named. */
export const MOST_OMITTED = 20_000;

/** The end of the year 9999, the last that a calendar date can name. */
const LATEST_INSTANT = 253_402_200_000_000;

const count = z.int().min(0);
const position = z.int().min(1);
const version = z
  .string()
  .regex(/^\d{1,5}(\.\d{1,5}){0,2}(-[0-9A-Za-z.-]{1,40})?$/)
  .meta({ id: 'version', description: 'Version of the program.' });
const capabilities = z.array(z.string().regex(/^[a-z0-9.+-]{1,60}$/)).max(100);
const unit = z.object({
  id: id.describe('The id under which the body above keeps the unit; of a body without one above, its own.'),
  name,
  code: z.string().max(40).nullable().describe('学校标识码 or another code of the unit.'),
});
const keys = z.object({ minisign: minisignLine, age: ageRecipient });

export const descriptorSchema = z
  .object({
    format: z.literal(BUNDLE_FORMAT),
    major: z.literal(BUNDLE_MAJOR),
    minor: z.int().min(0).max(9999).describe('The oldest minor version that can carry the content.'),
    required: capabilities.describe('Capabilities without which the bundle would be misunderstood.'),
    optional: capabilities.describe('Capabilities that a reader may do without.'),
    readableBy: version.describe('The oldest version of the program that reads this bundle.'),
    suite: z.literal(BUNDLE_SUITE).describe('Hash and signature.'),
    kind: z.enum(bundleKinds).describe('下发包, 上报包, 批复包, 归档包, 单位名片.'),
    id: id.describe('The bundle’s id, equal to the root folder.'),
    from: unit
      .extend({
        keys: keys.describe('Keys of the PC that wrote the bundle.'),
        keyChanges: z
          .array(keyChangeSchema)
          .max(MOST_KEY_CHANGES)
          .optional()
          .describe('Since 1.2. How these keys came to take the place of earlier ones, oldest first.'),
      })
      .describe('The sender.'),
    to: unit.nullable().describe('null in a card, may be null in an archive: for whoever holds it.'),
    replica: id.describe('The replica that wrote the bundle.'),
    cutoff: calendarDate.nullable().describe('截止日期 of the content.'),
    createdAt: instant.max(LATEST_INSTANT).describe('UTC milliseconds, up to the end of the year 9999.'),
    app: version.describe('The version of the program that wrote it.'),
    counts: z
      .object({
        total: count.describe('Lines of records.ndjson.'),
        kinds: z
          .record(z.string().regex(/^[a-zA-Z]{1,40}$/), count)
          .describe('Lines of each kind, unknown kinds and `handover` among them.'),
        evidence: z
          .object({ files: count.describe('How many.'), bytes: count.describe('Their size.') })
          .describe('Files in data/evidence/.'),
      })
      .describe('What a reader has to find.'),
    previous: sha256
      .nullable()
      .describe(
        'Hash of the whole file of this replica’s last bundle to the same receiver; null for the first.',
      ),
    chain: z
      .object({
        number: position.describe(
          'Counts the bundles of the sender’s store to this receiver from 1; never given twice.',
        ),
        previous: position.nullable().describe('Number of the bundle whose hash `previous` beside it is.'),
      })
      .optional()
      .describe('Since 1.1.'),
    receiptSecret: z
      .string()
      .regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)
      .refine(isReceiptSecret)
      .describe('32 random bytes in base64, for the receipt code.'),
    omitted: z
      .array(
        z.object({
          sha256,
          name: name.describe('Name of the file for people.'),
          bytes: count.describe('Size of the file.'),
        }),
      )
      .max(MOST_OMITTED)
      .describe('Evidence that records name and that stayed out, because its receipt has come back.'),
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
