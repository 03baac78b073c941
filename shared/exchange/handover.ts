import { z } from 'zod';
import { isId } from '../ids.ts';
import { recordFields } from '../model/record.ts';
import { bundleView, counts, draftView, role } from '../model/views.ts';

/**
 * What an archive holds beside records: everything a new PC of the same unit needs to go on, except keys, which never
 * leave their PC. Each line of kind `handover` is an envelope around one of these; no other bundle may hold one.
 */
export const HANDOVER = 'handover';

const id = z.string().refine(isId);
const ms = z.int().min(0);
const text = z.string().max(4096);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Characters of one piece of a document: texts of a line are bounded (`bundleLimits.string`). */
export const INTAKE_PART = 20_000;

export const handoverItem = z.discriminatedUnion('what', [
  /** Whose store it is, and how much of each replica of the unit it knows: the highest counter of each. */
  z.strictObject({
    what: z.literal('unit'),
    role,
    operator: text.nullable(),
    seen: z.array(z.tuple([id, z.int().min(0)])).max(10_000),
  }),
  z.strictObject({ what: z.literal('adoption'), issuer: id, unit: id }),
  z.strictObject({
    what: z.literal('key'),
    unit: id,
    minisign: z.string().max(100),
    age: z.string().max(4100),
    since: ms,
    revokedAt: ms.nullable(),
    revokedWhy: z.enum(['lost', 'replaced']).nullable(),
  }),
  z.strictObject({
    what: z.literal('draft'),
    task: id,
    unit: id,
    period: z.string().max(20),
    fields: draftView,
    savedAt: ms,
    /** 校内审核; left out while it is being filled in. */
    review: z
      .strictObject({
        state: z.enum(['awaitingInternalReview', 'returnedInternally']),
        sentBy: text.nullable(),
        sentAt: ms,
        reviewedBy: text.nullable().optional(),
        reviewedAt: ms.optional(),
        note: z.string().max(20_000),
      })
      .nullable()
      .optional(),
  }),
  /** A request while it is being written. */
  z.strictObject({
    what: z.literal('requestDraft'),
    id,
    task: id,
    unit: id,
    period: z.string().max(20),
    fields: recordFields.request.pick({ type: true, reason: true, date: true, text: true, checklist: true }),
    savedAt: ms,
  }),
  z.strictObject({
    what: z.literal('sent'),
    bundle: id,
    at: ms,
    kind: z.string().max(40),
    receiver: id,
    file: text,
    sha256,
    records: z.int().min(0),
    secret: z.string().max(100),
    replica: id,
    number: z.int().min(1),
    evidence: z.array(sha256).max(100_000),
    carriedBy: text.nullable(),
    medium: text.nullable(),
    receivedBy: text.nullable(),
    confirmedAt: ms.nullable(),
    confirmedBy: text.nullable(),
  }),
  z.strictObject({
    what: z.literal('received'),
    id,
    at: ms,
    file: text,
    sha256,
    bundle: bundleView,
    counts,
    code: z.string().max(20),
    undoneAt: ms.nullable(),
    sender: z.string().max(40),
    replica: id.nullable(),
    number: z.int().min(1).nullable(),
    previous: sha256.nullable(),
    previousNumber: z.int().min(1).nullable(),
    carriedBy: text.nullable(),
    medium: text.nullable(),
    receivedBy: text.nullable(),
  }),
  /** What a person taught while importing lists: columns of one wording, a printed name, two names that are two units. */
  z.strictObject({
    what: z.literal('columnTemplate'),
    columns: text,
    meanings: z.array(z.string().max(40)).max(100),
    source: text,
    usedAt: ms,
  }),
  z.strictObject({ what: z.literal('nameAlias'), printed: text, wording: text, name: text, learnedAt: ms }),
  z.strictObject({ what: z.literal('nameApart'), one: text, other: text }),
  /** A list on its way in. Its content and what was done to it follow in `intakePart` lines, base64, in their order. */
  z.strictObject({
    what: z.literal('intakeDraft'),
    id,
    name: text,
    sha256,
    form: z.enum(['file', 'paste']),
    savedAt: ms,
    /** Nothing was done to it yet where false. */
    begun: z.boolean(),
  }),
  z.strictObject({
    what: z.literal('intakePart'),
    draft: id,
    of: z.enum(['content', 'state']),
    base64: z.string().max(INTAKE_PART),
  }),
  /** 清单变更 of one imported edition. */
  z.strictObject({
    what: z.literal('listRevision'),
    id,
    ledger: id,
    at: ms,
    who: text,
    source: text,
    note: text.nullable(),
    entries: z.array(z.unknown()).max(20_000),
  }),
  /** What a person chose for this store: under the name it has there. */
  z.strictObject({ what: z.literal('setting'), key: z.string().max(200), value: z.string().max(20_000) }),
  /** 留痕, in its order. */
  z.strictObject({
    what: z.literal('history'),
    at: z.int(),
    who: text,
    via: z.enum(['local', 'receive', 'undo', 'restore', 'import']),
    action: z.enum(['created', 'changed', 'removed']),
    kind: z.string().max(40),
    record: z.string().max(40),
    parent: z.string().max(40).nullable(),
    old: z.record(z.string(), z.unknown()).nullable(),
    fresh: z.record(z.string(), z.unknown()).nullable(),
  }),
]);
export type HandoverItem = z.infer<typeof handoverItem>;
