import { z } from 'zod';
import type { DescribedError, Language } from './errors.ts';
import * as i from './model/intake.ts';
import { reportCycle, requestTypes, strikeOffConclusions, verdicts } from './model/record.ts';
import { ruleSetFields } from './model/rule-set.ts';
import * as v from './model/views.ts';
import type { OperationName } from './operation-names.ts';
import { presetNames } from './rules/lights/presets.ts';
import { checkNames } from './rules/validation/checks.ts';

/**
 * Every operation there is between the window (or a script) and the Node side: its arguments and its result.
 * Both are validated where they cross. Expected failures come back as values (`Answer`).
 */
const op = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) => ({ args, result });
const none = z.strictObject({});
const done = z.object({});
const id = z.string().max(40);
const path = z.string().min(1).max(4096);
const line = z.string().max(300);
const note = z.string().trim().max(100);
const text = z.string().max(20_000);
const role = z.enum(['lead', 'cooperate']);
const draft = v.draftView;

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

/** Any text: spaces and signs belong to it. */
const password = z.string().min(1).max(1000);

export const contract = {
  getSession: op(none, v.session),
  createUnit: op(
    z.strictObject({ name: line.min(1), role: v.role, code: line.nullable(), operator: line.nullable() }),
    v.session,
  ),
  openExample: op(none, v.session),
  leaveExample: op(none, v.session),
  saveSettings: op(v.settings.partial(), v.settings),
  saveIdentity: op(
    z.strictObject({ operator: line.nullable().optional(), aliases: z.array(line).max(50).optional() }),
    v.session,
  ),
  getWorkbench: op(none, v.workbench),

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
  createLedger: op(z.strictObject({ title: line.min(1) }), v.ledgerView),
  addTask: op(z.strictObject({ ledger: id, task: i.taskEdit.required({ title: true }) }), v.ledgerRow),
  editTask: op(z.strictObject({ task: id, changes: i.taskEdit }), v.ledgerRow),
  /** 确认无误: what was guessed stands as it is, and a re-import leaves it alone. */
  confirmTasks: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1).max(20_000) }),
    z.object({ confirmed: z.number() }),
  ),
  /** 转发: a list received from above becomes one of ours to assign below, naming where it came from; again: brought up to date. */
  passOn: op(
    z.strictObject({ ledger: line.min(1) }),
    z.object({ ledger: z.object({ id: z.string(), title: z.string() }), counts: v.counts }),
  ),
  /** Compares a list that was passed on with the file of the body it came from. */
  compareOrigin: op(z.strictObject({ ledger: line.min(1), path }), v.originComparison),
  listLedgers: op(none, z.array(v.ledgerView)),
  listTasks: op(
    z.strictObject({
      ledger: line.optional(),
      mine: z.boolean().optional(),
      unit: line.optional(),
      search: line.optional(),
      /** A level, a colour or a word: red, 红灯, attention … */
      light: line.optional(),
      /** Lights as of this day, instead of the cut-off that is chosen. */
      cutoff: z.iso.date().optional(),
    }),
    z.array(v.ledgerRow),
  ),
  getTask: op(z.strictObject({ task: z.string().max(200) }), v.taskDetail),

  listUnits: op(none, z.array(v.unitView)),
  saveUnit: op(z.strictObject({ id: id.nullable(), unit: v.unitRow }), v.unitView),
  /** Rows typed, pasted from Excel (tab-separated, header optional) or read from a text file: what adding them would do. */
  readUnits: op(z.strictObject({ text: z.string().max(2_000_000) }), z.array(v.unitCandidate)),
  addUnits: op(
    z.strictObject({ rows: z.array(v.unitRow).max(5000) }),
    z.object({ added: z.number(), known: z.number() }),
  ),
  /** Units printed in the lists (schools named in the text included) that the register does not hold yet. */
  printedUnits: op(none, z.array(v.unitCandidate)),
  joinUnits: op(z.strictObject({ from: id, into: id }), done),

  assign: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1).max(20_000), unit: line.min(1), role }),
    z.object({
      unit: z.object({ id: z.string(), name: z.string(), new: z.boolean() }),
      assigned: z.number(),
      unchanged: z.number(),
    }),
  ),
  assignPrinted: op(
    z.strictObject({ ledger: id.optional() }),
    z.object({
      assigned: z.number(),
      unchanged: z.number(),
      newUnits: z.array(z.string()),
      /** Collective names without members, left out. */
      emptyGroups: z.array(z.string()),
    }),
  ),
  unassign: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1), unit: line.min(1) }),
    z.object({ cancelled: z.number() }),
  ),

  getSheet: op(
    z.strictObject({ period: line.optional() }),
    z.object({ period: z.string(), rows: z.array(v.sheetRow) }),
  ),
  saveDraft: op(
    z.strictObject({ task: z.string().max(200), period: line, draft }),
    z.object({ savedAt: z.number() }),
  ),
  addEvidence: op(z.strictObject({ task: z.string().max(200), period: line, path }), v.evidenceItem),
  signOff: op(
    z.strictObject({ period: line.nullable(), by: line.nullable() }),
    z.object({
      reports: z.number(),
      /** Left out where there were none. */
      requests: z.number().optional(),
      periods: z.array(z.string()),
    }),
  ),

  /** 校验 of the drafts of a period, the present one where null. */
  validate: op(
    z.strictObject({ period: line.nullable() }),
    z.object({
      period: z.string(),
      /** Nothing must be put right. */
      ok: z.boolean(),
      due: z.number(),
      filled: z.number(),
      findings: z.array(
        z.object({
          task: z.string(),
          seq: z.number().nullable(),
          title: z.string(),
          level: z.enum(['hard', 'soft']),
          check: z.enum(checkNames),
          field: z.string(),
          message: z.string(),
        }),
      ),
    }),
  ),

  /** 签收. `by` is who does it, the operator where left null. */
  acknowledge: op(
    z.strictObject({ tasks: z.array(z.string().max(200)).min(1).max(20_000), by: line.nullable() }),
    z.object({ acknowledged: z.number(), unchanged: z.number() }),
  ),
  /** 退回改派, with the reason why the task is not this unit's. */
  decline: op(
    z.strictObject({ task: z.string().max(200), reason: text, by: line.nullable() }),
    z.object({ state: v.taskState }),
  ),
  /** 延期 (date), 调整 (text), 办结 or 销号 as a draft; in place of an earlier draft of the same kind. */
  saveRequest: op(
    z.strictObject({
      task: z.string().max(200),
      type: z.enum(requestTypes),
      reason: text,
      date: line.nullable(),
      text: text.nullable(),
    }),
    z.object({ id: z.string(), type: z.enum(requestTypes), period: z.string(), savedAt: z.number() }),
  ),
  dropRequest: op(z.strictObject({ id }), z.object({ dropped: z.boolean() })),
  /** The issuing body's answer to what a unit sent; what it is about is found where neither `report` nor `request` names it. */
  review: op(
    z.strictObject({
      task: z.string().max(200),
      unit: line.min(1),
      report: id.nullable(),
      request: id.nullable(),
      verdict: z.enum(['accept', 'return']),
      text,
      /** The new limit of an extension; the date asked for where left null. */
      date: z.iso.date().nullable(),
      strikeOff: z.boolean(),
      conclusion: z.enum(strikeOffConclusions).nullable(),
      approvedBy: line.nullable(),
    }),
    z.object({
      task: z.string(),
      unit: v.unitRef,
      decisions: z.array(
        z.object({ verdict: z.enum(verdicts), subject: z.string().nullable(), date: z.string().nullable() }),
      ),
      state: v.taskState,
    }),
  ),
  getRules: op(none, v.rulesView),
  /** Puts a rule set in force for the tasks of this body, as the next version. */
  adoptRules: op(
    z.strictObject({
      preset: z.enum(presetNames).nullable(),
      /** In place of a preset. */
      set: ruleSetFields.omit({ version: true, madeBy: true }).nullable(),
    }),
    v.rulesView,
  ),
  /** 统计截止日; null for today. */
  chooseCutoff: op(z.strictObject({ date: z.iso.date().nullable() }), z.object({ cutoff: z.string() })),
  /** The days of one year that are not as the week has them. */
  saveCalendar: op(
    z.strictObject({
      year: z.int().min(1900).max(9999),
      holidays: z.array(z.iso.date()).max(366),
      workdays: z.array(z.iso.date()).max(366),
    }),
    v.rulesView,
  ),
  /** 报送周期 of whole lists, or of single tasks; null goes back to that of the list, of a list to monthly. */
  saveReportCycle: op(
    z.strictObject({
      ledgers: z.array(line).max(1000),
      tasks: z.array(z.string().max(200)).max(20_000),
      cycle: reportCycle.nullable(),
    }),
    z.object({ changed: z.number() }),
  ),
  decideTasks: op(
    z.strictObject({
      tasks: z.array(z.string().max(200)).min(1).max(20_000),
      verdict: z.enum(v.taskVerdicts),
      text,
      /** 年度办结: the year, that of the cut-off date where left null. */
      year: z.int().min(1900).max(9999).nullable(),
      approvedBy: line.nullable(),
    }),
    z.object({ decided: z.number() }),
  ),

  listRecipients: op(none, z.array(v.recipient)),
  exportBundles: op(
    z.strictObject({
      to: z.union([z.literal('all'), z.array(line).min(1).max(20_000)]),
      dir: path,
      kind: z.enum(['issue', 'submit', 'decide', 'archive']).nullable(),
      /** For the register: who carries the files, and on which medium. */
      carriedBy: note.optional(),
      medium: note.optional(),
      /** Locks the files: by a password, to age keys, or to the keys on each receiver's card. */
      lock: z
        .union([
          z.strictObject({ password }),
          z.strictObject({ recipients: z.array(z.string().max(200)).min(1).max(20) }),
          z.literal('card'),
        ])
        .optional(),
    }),
    z.object({ files: z.array(v.exportedFile) }),
  ),
  writeCard: op(z.strictObject({ path }), z.object({ path: z.string(), fingerprint: z.string() })),
  trustCard: op(
    z.strictObject({
      path,
      /** The unit has a key already and a person has made sure that this one is its own too. */
      anotherKey: z.boolean().optional(),
      /** The card is of a new PC: the keys known so far are called back, their PC being lost or out of use. */
      replaces: z.enum(['lost', 'replaced']).optional(),
      /** Only look: whose card it is and with which fingerprint. */
      dryRun: z.boolean().optional(),
    }),
    z.object({ unit: v.unitRef, new: z.boolean(), fingerprint: z.string(), otherKeys: z.number() }),
  ),
  /** Keys on record, of one unit or of all; a key that was called back stays in the list. */
  listKeys: op(z.strictObject({ unit: line.nullable() }), z.array(v.keyView)),
  /** Calls a key back: nothing it signs from now on is taken; of a lost PC nothing at all. */
  revokeKey: op(
    z.strictObject({ unit: line.min(1), fingerprint: line.min(1), why: z.enum(['lost', 'replaced']) }),
    z.array(v.keyView),
  ),
  previewBundles: op(
    z.strictObject({ paths: z.array(path).min(1).max(2000), password: password.optional() }),
    z.array(v.bundlePreview),
  ),
  receiveBundles: op(
    z.strictObject({
      paths: z.array(path).min(1).max(2000),
      /** Every new sender is trusted: a script's word for a person's. */
      trustNew: z.boolean(),
      /** New senders whose fingerprints a person has compared; a file that was swapped since has another. */
      trusted: z.array(line).max(2000).optional(),
      dryRun: z.boolean(),
      /** Tried on files that are locked by one. */
      password: password.optional(),
      /** For the register: who brought the files, and on which medium. */
      carriedBy: note.optional(),
      medium: note.optional(),
    }),
    z.object({ results: z.array(v.receiveResult) }),
  ),
  undoReceive: op(z.strictObject({ id: id.nullable() }), z.object({ bundle: z.object({ id: z.string() }) })),
  listReceives: op(none, z.array(v.receiveEntry)),
  listTransmissions: op(none, z.array(v.transmission)),
  /** 报送登记簿, both directions, newest first. */
  getTransmissionLog: op(none, z.array(v.transmissionEntry)),
  /** The eight digits heard by phone make 已导出 to 已送达; without `bundle` the file they belong to is found by them. */
  confirmDelivery: op(z.strictObject({ code: line.min(1), bundle: id.nullable() }), v.transmissionEntry),
  /** Who carried a file, on which medium, who received it: written down afterwards, all three at once. */
  noteTransmission: op(
    z.strictObject({
      bundle: id,
      carriedBy: note.nullable(),
      medium: note.nullable(),
      receivedBy: note.nullable(),
    }),
    v.transmissionEntry,
  ),

  /** What two PCs of one unit wrote apart from each other, until a person has closed it. */
  listDifferences: op(none, z.array(v.differenceView)),
  /** Takes one of the values by its place in the list, or, with null, the value given. */
  settleDifference: op(
    z.strictObject({ id, choose: z.int().min(0).max(20).nullable(), value: z.unknown().optional() }),
    done,
  ),

  listHistory: op(
    z.strictObject({
      task: z.string().max(200).nullable(),
      before: z.number().nullable(),
      limit: z.int().min(1).max(1000),
    }),
    z.array(v.historyEntry),
  ),
  writeReport: op(
    z.strictObject({
      kind: z.enum(['ledger', 'changes', 'transmissions']),
      ledger: line.nullable(),
      period: line.nullable(),
      path,
    }),
    z.object({ path: z.string(), bytes: z.number() }),
  ),
  checkStore: op(none, v.check),
  makeBackup: op(z.strictObject({ path }), z.object({ path: z.string(), bytes: z.number() })),
  restoreBackup: op(z.strictObject({ path }), v.session),
  restoreSnapshot: op(z.strictObject({ name: line.min(1) }), v.session),
  /** Snapshots, each with what has happened since. */
  listRestorePoints: op(none, z.array(v.restorePoint)),
  /** What going back to a snapshot would lose, change and bring back. */
  previewRestore: op(z.strictObject({ name: line.min(1) }), v.restorePreview),
  /** Brings one task back as a snapshot has it, without going back: what this unit wrote of it, and its drafts. */
  restoreTask: op(
    z.strictObject({ name: line.min(1), task: z.string().max(200) }),
    z.object({ restored: z.number() }),
  ),

  getShell: op(
    none,
    z.object({ kind: z.enum(['electron', 'browser']), nativeDialogs: z.boolean(), platform: z.string() }),
  ),
  chooseFiles: op(
    z.strictObject({ purpose: z.enum(['bundle', 'list', 'evidence', 'backup', 'card']), many: z.boolean() }),
    z.object({ paths: z.array(z.string()) }),
  ),
  chooseFolder: op(
    z.strictObject({ purpose: z.enum(['bundle', 'report']) }),
    z.object({ path: z.string().nullable() }),
  ),
  chooseSaveFile: op(
    z.strictObject({ purpose: z.enum(['report', 'backup', 'card']), name: line }),
    z.object({ path: z.string().nullable() }),
  ),
  listPlaces: op(none, z.array(v.place)),
  listFolder: op(
    z.strictObject({ path }),
    z.object({ path: z.string(), parent: z.string().nullable(), entries: z.array(v.place) }),
  ),
  showInFolder: op(z.strictObject({ path }), done),
  cancelJob: op(z.strictObject({ job: id }), done),
} as const satisfies Record<OperationName, ReturnType<typeof op>>;

export type Args<N extends OperationName> = z.input<(typeof contract)[N]['args']>;
export type Value<N extends OperationName> = z.output<(typeof contract)[N]['result']>;

/** What a caller gets: the value, or a refusal in words. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: DescribedError };

/** How a call travels: the language its refusals are worded in, and the job name under which it reports progress. */
export interface CallOptions {
  readonly language: Language;
  readonly job?: string;
}

export type OperationCall<N extends OperationName> = (
  args: Args<N>,
  options: CallOptions,
) => Promise<Answer<Value<N>>>;

/** The window's side: one function per operation, and nothing else but events. */
export type Api = { readonly [N in OperationName]: OperationCall<N> } & {
  /** Follows progress and outside events; the answer unsubscribes. */
  readonly onEvent: (listener: (event: ShellEvent) => void) => () => void;
  /** The path of a file dropped on the window: its own in the app, a copy on the host's disk in the browser. */
  readonly pathOf: (file: File) => Promise<string>;
};

export type ShellEvent =
  | {
      readonly type: 'progress';
      readonly job: string;
      readonly stage: string;
      readonly done: number;
      readonly total: number | null;
    }
  | { readonly type: 'files'; readonly paths: readonly string[] };
