import { z } from 'zod';
import { draftFields } from '../model/draft.ts';
import { keptBundle, keptCounts } from '../model/received.ts';
import { id, instant, period, sha256 } from '../model/record/values.ts';
import { recordFields } from '../model/record.ts';
import { role } from '../model/role.ts';

/**
 * What an archive holds beside records: everything a new PC of the same unit needs to go on, except keys, which never
 * leave their PC. Each line of kind `handover` is an envelope around one of these; no other bundle may hold one.
 */
export const HANDOVER = 'handover';

const text = z.string().max(4096);
const who = text.nullable();
/** 报送登记簿: how a file travelled. */
const carriedBy = who.describe('携带人: who took it there or brought it here.');
const medium = who.describe('What it was carried on.');
const receivedBy = who.describe('接收人: who took it.');

/** Characters of one piece of a document: texts of a line are bounded (`bundleLimits.string`). */
export const INTAKE_PART = 20_000;

const unit = z
  .strictObject({
    what: z.literal('unit'),
    role: role.describe('By which preset of the menu the program was set up.'),
    operator: who.describe('填报人 as last chosen.'),
    seen: z
      .array(z.tuple([id, z.int().min(0)]))
      .max(10_000)
      .describe('[replica, counter]: the highest counter known of each replica of the unit.'),
  })
  .describe('The first line of the file: whose store it is, and how much of each replica it knows.');

const adoption = z
  .strictObject({ what: z.literal('adoption'), issuer: id, unit: id })
  .describe('The id `unit` under which the body `issuer` keeps this unit.');

const key = z
  .strictObject({
    what: z.literal('key'),
    unit: id,
    minisign: z.string().max(100).describe('Key line, `RW…`.'),
    age: z.string().max(4100).describe('Recipient, `age1…`.'),
    since: instant,
    revokedAt: instant
      .nullable()
      .describe('From then on nothing that it signs is taken; null while it is good.'),
    revokedWhy: z.enum(['lost', 'replaced']).nullable().describe('null while it is good.'),
  })
  .describe('Public lines of another unit, as in a `unitKey`; never a secret.');

const draft = z
  .strictObject({
    what: z.literal('draft'),
    task: id,
    unit: id,
    period,
    fields: draftFields.describe('As far as it is filled in; each member means what it means in a `report`.'),
    savedAt: instant,
    review: z
      .strictObject({
        state: z
          .enum(['awaitingInternalReview', 'returnedInternally'])
          .describe('Waits for 审核人, or was given back by them.'),
        sentBy: who.describe('Who handed it in.'),
        sentAt: instant,
        reviewedBy: who.optional().describe('Who gave it back.'),
        reviewedAt: instant.optional(),
        note: z.string().max(20_000).describe('Why it was given back; else empty.'),
      })
      .nullable()
      .optional()
      .describe('校内审核; left out while it is being filled in.'),
  })
  .describe('A report while it is being written.');

const requestDraft = z
  .strictObject({
    what: z.literal('requestDraft'),
    id,
    task: id,
    unit: id,
    period,
    fields: recordFields.request
      .pick({ type: true, reason: true, date: true, text: true, checklist: true })
      .describe('As far as it is filled in.'),
    savedAt: instant,
  })
  .describe('A request while it is being written.');

const sent = z
  .strictObject({
    what: z.literal('sent'),
    bundle: id,
    at: instant,
    kind: z.string().max(40).describe('Kind of the bundle.'),
    receiver: id.describe('Unit id.'),
    file: text.describe('Name of the file.'),
    sha256: sha256.describe('Hash of the whole file.'),
    records: z.int().min(0).describe('How many it held.'),
    secret: z.string().max(100).describe('Its receipt secret, base64.'),
    replica: id,
    number: z.int().min(1).describe('Its `chain.number`.'),
    evidence: z.array(sha256).max(100_000).describe('Files that it carried.'),
    carriedBy,
    medium,
    receivedBy,
    confirmedAt: instant.nullable().describe('When 已送达 was known; null until then.'),
    confirmedBy: who.describe('Who was told.'),
  })
  .describe('报送登记簿: a bundle that went out.');

const received = z
  .strictObject({
    what: z.literal('received'),
    id,
    at: instant,
    file: text.describe('Name of the file.'),
    sha256: sha256.describe('Hash of the whole file.'),
    bundle: keptBundle.describe('What its bundle.json said.'),
    counts: keptCounts.describe('What became of its records.'),
    code: z.string().max(20).describe('Receipt code.'),
    undoneAt: instant.nullable().describe('撤销接收; null where it stands.'),
    sender: z.string().max(40).describe('Unit id; may be empty where it was not kept.'),
    replica: id.nullable().describe('The replica that wrote it.'),
    number: z.int().min(1).nullable().describe('Its `chain.number`.'),
    previous: sha256.nullable().describe('Its `previous`.'),
    previousNumber: z.int().min(1).nullable().describe('Its `chain.previous`.'),
    carriedBy,
    medium,
    receivedBy,
  })
  .describe('报送登记簿: a bundle that came.');

const columnTemplate = z
  .strictObject({
    what: z.literal('columnTemplate'),
    columns: text.describe('Headings of one wording.'),
    meanings: z.array(z.string().max(40)).max(100).describe('What each column holds.'),
    source: text.describe('The document it was last used for.'),
    usedAt: instant,
  })
  .describe('Taught while lists were read: what columns hold.');
const nameAlias = z
  .strictObject({
    what: z.literal('nameAlias'),
    printed: text.describe('The printed name, in the form by which it is found.'),
    wording: text.describe('As it was printed.'),
    name: text.describe('Name of the unit.'),
    learnedAt: instant,
  })
  .describe('Taught while lists were read: which unit a printed name is.');
const nameApart = z
  .strictObject({
    what: z.literal('nameApart'),
    one: text.describe('A name.'),
    other: text.describe('The other.'),
  })
  .describe('Taught while lists were read: two names that are two units.');

const intakeDraft = z
  .strictObject({
    what: z.literal('intakeDraft'),
    id,
    name: text.describe('Name of the document.'),
    sha256: sha256.describe('Hash of its content.'),
    form: z.enum(['file', 'paste']).describe('From a file or from the clipboard.'),
    savedAt: instant,
    begun: z.boolean().describe('false: nothing was done to it yet, and no `state` follows.'),
  })
  .describe(
    'A list on its way in. Its content and what was done to it follow in `intakePart` lines, in their order.',
  );
const intakePart = z
  .strictObject({
    what: z.literal('intakePart'),
    draft: id,
    of: z.enum(['content', 'state']).describe('The document, or what was done to it (JSON of the program).'),
    base64: z.string().max(INTAKE_PART).describe('Cut from the base64 of the whole.'),
  })
  .describe('A piece of an `intakeDraft`; the pieces of each are joined, then decoded.');

const listRevision = z
  .strictObject({
    what: z.literal('listRevision'),
    id,
    ledger: id.describe('The list.'),
    at: instant,
    who: text.describe('Who took it over.'),
    source: text.describe('The document of the later edition.'),
    note: who.describe('What that person wrote about it.'),
    entries: z.array(z.unknown()).max(20_000).describe('Its lines (JSON of the program).'),
  })
  .describe('清单变更 of one imported edition.');

const setting = z
  .strictObject({
    what: z.literal('setting'),
    key: z.string().max(200).describe('Name in the program.'),
    value: z.string().max(20_000).describe('Text of the program.'),
  })
  .describe('What a person chose for this store, under the name that it has in the program.');

const history = z
  .strictObject({
    what: z.literal('history'),
    at: z.int().describe('UTC milliseconds.'),
    who: text.describe('Person or unit.'),
    via: z.enum(['local', 'receive', 'undo', 'restore', 'import']).describe('By what it was done.'),
    action: z.enum(['created', 'changed', 'removed']).describe('What became of the record.'),
    kind: z.string().max(40).describe('Kind of the record.'),
    record: z.string().max(40).describe('Id of the record.'),
    parent: z.string().max(40).nullable().describe('What it hangs on.'),
    old: z.record(z.string(), z.unknown()).nullable().describe('Fields that changed, as they were.'),
    fresh: z.record(z.string(), z.unknown()).nullable().describe('Fields that changed, as they became.'),
  })
  .describe('留痕, in its order.');

export const handoverItem = z.discriminatedUnion('what', [
  unit,
  adoption,
  key,
  draft,
  requestDraft,
  sent,
  received,
  columnTemplate,
  nameAlias,
  nameApart,
  intakeDraft,
  intakePart,
  listRevision,
  setting,
  history,
]);
export type HandoverItem = z.infer<typeof handoverItem>;
