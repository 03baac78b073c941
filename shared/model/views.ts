import { z } from 'zod';
import { submissionStates } from '../rules/cycle/submission-machine.ts';
import { taskActions } from '../rules/cycle/task-actions.ts';
import { requestTypes, strikeOffConclusions, unitKinds, verdicts } from './record.ts';
import { lightColours, lightLevels, ruleSetFields } from './rule-set.ts';

/** Read models: what a screen or a script is given. Derived from records, never stored. */

const id = z.string();
const ms = z.number();

export const roles = ['bureau', 'district', 'school', 'section'] as const;
export const role = z.enum(roles);

export const taskStates = [
  'registered',
  'assigned',
  'awaitingAcknowledgement',
  'inProgress',
  'underReview',
  'returnedForReassignment',
  'extensionPending',
  'completed',
  'struckOff',
  'suspended',
  'cancelled',
] as const;
export const taskState = z.enum(taskStates);

/** What the issuing body may decide about a task of its own accord. */
export const taskVerdicts = [
  'approve',
  'completeYear',
  'reopen',
  'suspend',
  'resume',
  'cancel',
  'flagRisk',
  'clearRisk',
] as const;

/** A light with its reason; never shown by its colour alone. */
export const lightView = z.object({
  level: z.enum(lightLevels),
  colour: z.enum(lightColours),
  shape: z.enum(['square', 'triangle', 'diamond', 'circle', 'tick', 'ring']),
  word: z.string(),
  rule: z.number(),
  reason: z.string(),
  clear: z.string(),
  by: z.enum(['unit', 'issuer', 'nobody']),
  ruleSet: z.object({ id: z.string(), name: z.string(), version: z.number() }),
});

export const unitRef = z.object({ id, name: z.string() });

export const unitView = z.object({
  id,
  name: z.string(),
  code: z.string().nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().nullable(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
  /** Keys enrolled for this unit. */
  keys: z.number(),
  self: z.boolean(),
  /** Assignments in force in all ledgers of this store. */
  tasks: z.number(),
  above: z.boolean(),
});

export const indicatorView = z.object({
  id,
  text: z.string(),
  comparator: z.enum(['=', '>=', '<=', '~', 'range', 'ratio']),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().nullable(),
  subject: z.string(),
  per: z.string().optional(),
  terms: z.array(z.number()).readonly().optional(),
  span: z.object({ field: z.string(), start: z.number(), end: z.number() }).optional(),
});

export const deadlineView = z.object({
  kind: z.enum(['by', 'ongoing', 'from', 'recurring', 'none']),
  text: z.string().nullable(),
  date: z.string().nullable(),
  milestones: z
    .array(z.object({ text: z.string(), date: z.string().nullable() }))
    .readonly()
    .optional(),
  goesOn: z.literal(true).optional(),
});

export const printedUnitView = z.object({
  name: z.string(),
  role: z.enum(['lead', 'cooperate']),
  group: z.boolean(),
  aliases: z.array(z.string()),
  span: z.object({ field: z.string(), start: z.number(), end: z.number() }).optional(),
});

/** Why a task is ours: assigned or listed as lead or cooperating, or named in its text; the reason in words. */
export const mine = z.object({ role: z.enum(['lead', 'cooperate', 'named']), reason: z.string() });

export const ledgerView = z.object({
  id,
  title: z.string(),
  columns: z.array(z.string()),
  tasks: z.number(),
  mine: z.number(),
  /** The unit that issued it; null when this unit keeps it itself. */
  issuer: unitRef.nullable(),
});

export const ledgerRow = z.object({
  id,
  ledger: id,
  ordinal: z.number(),
  seq: z.number().nullable(),
  category: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  units: z.array(printedUnitView),
  assigned: z.array(z.object({ unit: id, name: z.string(), role: z.enum(['lead', 'cooperate']) })),
  deadline: deadlineView,
  indicators: z.number(),
  mine: mine.nullable(),
  state: taskState,
  light: lightView.nullable(),
  guesses: z.array(z.string()),
  /** The lead's, else the only, report of the current period; a draft of our own comes first. */
  progress: z
    .object({
      text: z.string(),
      percent: z.number().nullable(),
      period: z.string(),
      unit: z.string(),
      status: z.enum(['draft', 'signed', 'received']),
      noChange: z.boolean(),
    })
    .nullable(),
  evidence: z.number(),
  /** False where another unit issued the ledger. */
  editable: z.boolean(),
});

export const evidenceItem = z.object({ sha256: z.string(), name: z.string(), bytes: z.number() });

export const draftView = z.object({
  text: z.string(),
  percent: z.number().nullable(),
  actuals: z.array(z.object({ indicator: id, value: z.number() })),
  problems: z.string(),
  next: z.string(),
  noChange: z.string().nullable(),
  evidence: z.array(evidenceItem),
  /** Needed when an earlier version of the period was signed off. */
  reason: z.string().nullable(),
});

/** The issuing body's answer to a report or a request. */
const answerView = z.object({
  accepted: z.boolean(),
  text: z.string(),
  date: z.string().nullable(),
  by: z.string().nullable(),
  approvedBy: z.string().nullable(),
  at: ms,
});

export const reportView = draftView.extend({
  id,
  unit: unitRef,
  period: z.string(),
  version: z.number(),
  filledBy: z.string().nullable(),
  signedOffBy: z.string().nullable(),
  signedOffAt: ms,
  status: z.enum(submissionStates),
  answer: answerView.nullable(),
  /** A later version of the period exists. */
  replaced: z.boolean(),
});

export const requestView = z.object({
  id,
  unit: unitRef,
  type: z.enum(requestTypes),
  reason: z.string(),
  date: z.string().nullable(),
  due: z.string().nullable(),
  text: z.string().nullable(),
  /** Asked for after the limit had passed. */
  late: z.boolean(),
  period: z.string(),
  filledBy: z.string().nullable(),
  signedOffBy: z.string().nullable(),
  signedOffAt: ms,
  status: z.enum(submissionStates),
  answer: answerView.nullable(),
});

/** The cycle of one task: who answered, what was asked and decided, what may be done next by this unit. */
const taskCycle = {
  /** The limit that holds for us: the last extension, else what the list says. */
  due: deadlineView,
  /** 审定人 of the 立项; null until one is recorded. */
  approvedBy: z.string().nullable(),
  /** The state of each unit's share. */
  shares: z.array(z.object({ unit: id, state: taskState, light: lightView.nullable() })),
  acknowledgements: z.array(
    z.object({
      id,
      unit: unitRef,
      round: z.number(),
      answer: z.enum(['accepted', 'declined']),
      reason: z.string().nullable(),
      by: z.string().nullable(),
      at: ms,
    }),
  ),
  requests: z.array(requestView),
  requestDrafts: z.array(
    z.object({
      id,
      type: z.enum(requestTypes),
      reason: z.string(),
      date: z.string().nullable(),
      text: z.string().nullable(),
      savedAt: ms,
    }),
  ),
  /** Decisions about the task itself, in their order. */
  decisions: z.array(
    z.object({
      id,
      unit: unitRef.nullable(),
      verdict: z.enum(verdicts),
      text: z.string(),
      date: z.string().nullable(),
      conclusion: z.enum(strikeOffConclusions).nullable(),
      year: z.number().nullable(),
      by: z.string().nullable(),
      approvedBy: z.string().nullable(),
      at: ms,
    }),
  ),
  actions: z.array(z.enum(taskActions)),
};
const taskCycleView = z.object(taskCycle);

export const historyEntry = z.object({
  seq: z.number(),
  at: ms,
  /** Operator of this PC, or the unit a bundle came from. */
  who: z.string(),
  via: z.enum(['local', 'receive', 'undo', 'restore', 'import']),
  action: z.enum(['created', 'changed', 'removed']),
  kind: z.string(),
  record: id,
  label: z.string(),
  changes: z.array(z.object({ field: z.string(), old: z.unknown(), new: z.unknown() })),
});

export const taskDetail = z.object({
  row: ledgerRow,
  ledger: ledgerView,
  cells: z.array(z.object({ column: z.string(), text: z.string() })),
  indicators: z.array(
    indicatorView.extend({
      actual: z.number().nullable(),
      /** Share of the target reached, 0 to 1 and above; null where no target can be compared. */
      reached: z.number().nullable(),
      /** What is still missing, in words with its unit; null when nothing is or it cannot be said. */
      distance: z.string().nullable(),
    }),
  ),
  corrected: z.array(z.string()),
  notes: z.array(z.string()),
  assignments: z.array(
    z.object({
      id,
      unit: unitRef,
      role: z.enum(['lead', 'cooperate']),
      group: z.string().nullable(),
      state: z.enum(['assigned', 'cancelled']),
      latest: reportView.nullable(),
    }),
  ),
  reports: z.array(reportView),
  draft: draftView.nullable(),
  period: z.string(),
  canReport: z.boolean(),
  ...taskCycle,
  history: z.array(historyEntry),
});

export const sheetRow = z.object({
  task: id,
  ledger: id,
  seq: z.number().nullable(),
  ordinal: z.number(),
  category: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  deadline: deadlineView,
  role: z.enum(['lead', 'cooperate', 'named']),
  indicators: z.array(indicatorView),
  last: reportView.nullable(),
  /** The version signed off for this period, if any: then a draft is a correction and needs a reason. */
  signed: reportView.nullable(),
  draft: draftView.nullable(),
  draftSavedAt: ms.nullable(),
});

export const counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
});

export const describedError = z.object({ code: z.string(), message: z.string(), hint: z.string() });

export const bundleView = z.object({
  id,
  kind: z.enum(['issue', 'submit', 'decide', 'archive', 'card']),
  from: unitRef,
  to: unitRef.nullable(),
  cutoff: z.string().nullable(),
  createdAt: ms,
  records: z.number(),
  evidence: z.object({ count: z.number(), bytes: z.number() }),
});

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
  kind: z.enum(['gap', 'older', 'fork', 'signedChanged', 'signedGone', 'kept', 'clock']),
  tone: z.enum(['info', 'warning']),
  text: z.string(),
});

export const bundlePreview = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    file: z.string(),
    path: z.string(),
    bundle: bundleView,
    sender: z.object({ status: z.enum(['known', 'new', 'changed']), fingerprint: z.string() }),
    /** The file was received before, wholly. */
    again: z.boolean(),
    counts,
    items: z.array(previewItem),
    /** Items beyond the first 2,000 are counted, not listed. */
    truncated: z.boolean(),
    findings: z.array(finding),
  }),
  z.object({ ok: z.literal(false), file: z.string(), path: z.string(), error: describedError }),
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
});

export const transmission = z.object({
  id,
  at: ms,
  kind: z.string(),
  to: unitRef,
  file: z.string(),
  records: z.number(),
  /** Place in the chain of bundles to this receiver. */
  number: z.number(),
  /** 已导出 until a receipt comes back, or its code is heard by phone. */
  status: z.enum(['exported', 'delivered']),
  deliveredAt: ms.nullable(),
});

export const keyView = z.object({
  unit: unitRef,
  /** In digits and in words. */
  fingerprint: z.string(),
  since: ms,
  revokedAt: ms.nullable(),
  why: z.enum(['lost', 'replaced']).nullable(),
});

/** One line of 报送登记簿: a file that went out or came in. */
export const transmissionEntry = z.object({
  /** The bundle's id; a file received, taken back and received again has a line each. */
  id,
  at: ms,
  direction: z.enum(['out', 'in']),
  kind: z.enum(['issue', 'submit', 'decide', 'archive', 'card']),
  /** The other side. */
  unit: unitRef,
  /** Name of the file, without its folder. */
  file: z.string(),
  /** Place in the chain of bundles to that receiver; null where the sender did not number them. */
  number: z.number().nullable(),
  /** Eight characters of the id, as the cover shows them. */
  shortCode: z.string(),
  records: z.number(),
  carriedBy: z.string().nullable(),
  medium: z.string().nullable(),
  /** Out: who received it, as somebody wrote it down; receipts name no person. In: who received it here. */
  receivedBy: z.string().nullable(),
  status: z.enum(['exported', 'delivered', 'received', 'undone']),
  /** Out: when and how it became known that it arrived. In: our code for the sender, null once taken back. */
  receipt: z.object({
    at: ms.nullable(),
    by: z.enum(['receipt', 'phone']).nullable(),
    code: z.string().nullable(),
  }),
});

export const recipient = z.object({
  unit: unitRef,
  direction: z.enum(['up', 'down']),
  /** Down: tasks assigned. Up: reports signed off. */
  items: z.number(),
  keys: z.number(),
  last: transmission.nullable(),
});

export const snapshot = z.object({
  name: z.string(),
  at: ms,
  bytes: z.number(),
  reason: z.enum(['daily', 'receive', 'replace', 'manual']),
});

export const restorePoint = snapshot.extend({
  /** Null where the history has parted: the snapshot was taken before a restore to an earlier one. */
  since: z
    .object({
      changes: z.number(),
      receives: z.number(),
      /** Reports signed off here. */
      reports: z.number(),
      exports: z.number(),
    })
    .nullable(),
});

export const restoreItem = z.object({
  /** lost: written since; older: would say what it said then; back: taken away since. */
  change: z.enum(['lost', 'older', 'back']),
  kind: z.string(),
  record: id,
  label: z.string(),
  changes: z.array(z.object({ field: z.string(), now: z.unknown(), before: z.unknown() })),
});

export const restorePreview = z.object({
  counts: z.object({ lost: z.number(), older: z.number(), back: z.number(), drafts: z.number() }),
  items: z.array(restoreItem),
  /** Items beyond the first 2,000 are counted, not listed. */
  truncated: z.boolean(),
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

export const settings = z.object({
  textScale: z.number().min(100).max(200),
  theme: z.enum(['light', 'dark', 'system']),
  language: z.enum(['zh', 'en']),
  density: z.enum(['compact', 'comfortable']),
  /** Days after which a backup to another medium is asked for; 0 for never. */
  backupEveryDays: z.int().min(0).max(365),
});

export const session = z.object({
  unit: z
    .object({ id, name: z.string(), role, code: z.string().nullable(), aliases: z.array(z.string()) })
    .nullable(),
  operator: z.string().nullable(),
  replica: z.string().nullable(),
  fingerprint: z.string().nullable(),
  /** Public key lines, for the card and for others' tools. */
  keys: z.object({ minisign: z.string(), age: z.string() }).nullable(),
  /** A body above exists: this unit reports. Units below exist: it issues. */
  reports: z.boolean(),
  issues: z.boolean(),
  period: z.string(),
  cutoff: z.string(),
  store: z.object({
    state: z.enum(['new', 'ready', 'readOnly']),
    path: z.string(),
    error: describedError.nullable(),
    snapshots: z.array(snapshot),
  }),
  settings,
  lastBackup: ms.nullable(),
  /** The last backup file, and whether it is time for the next to another medium. */
  backup: z.object({
    last: z.object({ at: ms, path: z.string(), otherMedium: z.boolean() }).nullable(),
    due: z.boolean(),
  }),
  lastReceive: z.object({ at: ms, from: z.string() }).nullable(),
  /** The store holds the built-in example, not real work. */
  example: z.boolean(),
  version: z.string(),
});

/** One thing with two values. Field: a field of a record; report: a period's report signed off on two PCs. */
export const differenceView = z.object({
  id,
  kind: z.enum(['field', 'report']),
  /** The kind of the record, and what a person calls it. */
  record: z.string(),
  label: z.string(),
  task: id.nullable(),
  /** Whose it is. */
  unit: unitRef,
  field: z.string(),
  period: z.string().nullable(),
  /** The first one counts until somebody decides. */
  values: z.array(
    z.object({
      value: z.unknown(),
      who: z.string().nullable(),
      at: ms.nullable(),
      /** Which PC: this one, or another by the end of its replica id. */
      from: z.string(),
    }),
  ),
  /** Only the unit itself decides; others see that it is open. */
  closable: z.boolean(),
});

/** The rules by which this store's own tasks, or those of a body above, are judged. */
export const rulesView = z.object({
  cutoff: z.string(),
  /** The cut-off was chosen; otherwise it is today. */
  chosen: z.boolean(),
  own: ruleSetFields.extend({ id }).nullable(),
  above: z.array(z.object({ body: unitRef, set: ruleSetFields.extend({ id }) })),
  calendars: z.array(
    z.object({ year: z.number(), holidays: z.array(z.string()), workdays: z.array(z.string()) }),
  ),
});

export const workbench = z.object({
  period: z.string(),
  cutoff: z.string(),
  /** Our own reporting: tasks to fill in this period and how far it is. */
  own: z.object({
    due: z.number(),
    drafted: z.number(),
    signed: z.number(),
    toSign: z.number(),
    toSend: z.number(),
  }),
  /** What the units below owe this period. */
  below: z.object({
    units: z.number(),
    reported: z.number(),
    missing: z.array(z.object({ id, name: z.string(), tasks: z.number(), lastReport: ms.nullable() })),
  }),
  ledgers: z.array(ledgerView),
  /** Open differences that this unit has to close. */
  differences: z.number(),
  toConfirm: z.number(),
  unassigned: z.number(),
  events: z.array(z.object({ at: ms, text: z.string() })),
});

export const unitRow = z.object({
  name: z.string(),
  code: z.string().nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().nullable(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
});

export const unitCandidate = unitRow.extend({
  status: z.enum(['new', 'known', 'problem']),
  /** Known: the register entry it is. Problem: what is wrong. */
  note: z.string().nullable(),
});

export const place = z.object({
  path: z.string(),
  name: z.string(),
  kind: z.enum(['drive', 'remembered', 'home', 'folder', 'file']),
  bytes: z.number().nullable(),
  modified: ms.nullable(),
});

export const check = z.object({ ok: z.boolean(), problems: z.array(z.string()) });

export type Session = z.infer<typeof session>;
export type Settings = z.infer<typeof settings>;
export type LedgerRow = z.infer<typeof ledgerRow>;
export type LedgerView = z.infer<typeof ledgerView>;
export type TaskDetail = z.infer<typeof taskDetail>;
export type TaskState = z.infer<typeof taskState>;
export type Role = z.infer<typeof role>;
export type Mine = z.infer<typeof mine>;
export type SheetRow = z.infer<typeof sheetRow>;
export type Draft = z.infer<typeof draftView>;
export type RulesView = z.infer<typeof rulesView>;
export type TaskCycle = z.infer<typeof taskCycleView>;
export type RequestView = z.infer<typeof requestView>;
export type ReportView = z.infer<typeof reportView>;
export type HistoryEntry = z.infer<typeof historyEntry>;
export type Counts = z.infer<typeof counts>;
export type BundleView = z.infer<typeof bundleView>;
export type BundlePreview = z.infer<typeof bundlePreview>;
export type PreviewItem = z.infer<typeof previewItem>;
export type ReceiveResult = z.infer<typeof receiveResult>;
export type ReceiveEntry = z.infer<typeof receiveEntry>;
export type ExportedFile = z.infer<typeof exportedFile>;
export type Transmission = z.infer<typeof transmission>;
export type TransmissionEntry = z.infer<typeof transmissionEntry>;
export type DifferenceView = z.infer<typeof differenceView>;
export type BundleFinding = z.infer<typeof finding>;
export type KeyView = z.infer<typeof keyView>;
export type Recipient = z.infer<typeof recipient>;
export type Snapshot = z.infer<typeof snapshot>;
export type RestorePoint = z.infer<typeof restorePoint>;
export type RestoreItem = z.infer<typeof restoreItem>;
export type RestorePreview = z.infer<typeof restorePreview>;
export type UnitView = z.infer<typeof unitView>;
export type UnitRow = z.infer<typeof unitRow>;
export type UnitCandidate = z.infer<typeof unitCandidate>;
export type Workbench = z.infer<typeof workbench>;
export type Place = z.infer<typeof place>;
