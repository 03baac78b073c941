import { z } from 'zod';
import { checklistAnswers, checklistFields } from './checklist.ts';
import { compileFits, type Fits } from './fits.ts';
import { lightLevels, ruleSetFields } from './rule-set.ts';

/**
 * The record: the one thing that is stored, exchanged, merged and dumped.
 *
 * A record carries its fields, one base clock for all of them, and exceptions for fields written later (row-packed
 * clocks, `docs/decisions/0002`). `author` is the unit that alone may write the record; `parent` is the record it hangs
 * on (a task's list, an assignment's or a report's task), null at the top.
 */
const id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const text = z.string().max(20_000);
const name = z.string().min(1).max(200);
const names = z.array(name).max(200);
const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);
/**
 * [counter, replica]. A write takes a counter past its replica's own and past the record's, never past what other
 * records brought: a hostile counter can spoil only the record it came with. 2^48 leaves room above every honest one.
 */
export const HIGHEST_COUNTER = 2 ** 48;
const clock = z.tuple([z.int().min(1).max(HIGHEST_COUNTER), id]);
const person = z.string().max(100).nullable();
/** YYYY-MM-DD without zone; a day the calendar has. */
const calendarDate = z.iso.date();
/** UTC milliseconds. */
const instant = z.int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const unitKinds = ['bureau', 'district', 'school', 'section', 'department', 'other'] as const;
const unitFields = z.strictObject({
  name,
  code: z.string().max(40).nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().max(100).nullable(),
  aliases: names,
  /** Collective names this unit is a member of: 区县政府, 行业主管部门 … */
  groups: names,
  /** 联络员 and telephone; left out by versions that did not keep them. */
  contactPerson: z.string().max(100).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
  /** The entry that this one was found to be the same unit as; the old id resolves for ever. */
  joinedInto: id.nullable(),
});

/** A list that was passed on: whose it was, and in which file it came, so that whoever holds that file can compare. */
const origin = z.strictObject({ unit: id, name, list: id, bundle: id, sha256 });
/** How often a unit reports, and by which day; what the fields mean is told at `ReportCycle`. */
export const reportCycle = z.strictObject({
  kind: z.enum(['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year']),
  day: z.int().min(1).max(31),
  following: z.boolean(),
});

const listFields = z.strictObject({
  title: name,
  columns: z.array(z.string().max(200)).max(60),
  preamble: z.array(text).max(50),
  /** Name and content hash of the document it was read from; null for a ledger kept by hand. */
  source: z.strictObject({ name: z.string().max(300), sha256 }).nullable(),
  /** The bodies it came through, the nearest first. */
  origins: z.array(origin).max(10).optional(),
  /** 报送周期 of all its tasks; left out or null: monthly, by the end of the month. */
  reportCycle: reportCycle.nullable().optional(),
});

const span = z.strictObject({
  field: z.enum(['title', 'detail', 'units', 'deadline', 'category']),
  start: z.int().min(0),
  end: z.int().min(0),
});
const role = z.enum(['lead', 'cooperate']);
const printedUnit = z.strictObject({ name, role, group: z.boolean(), aliases: names, span: span.optional() });
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const deadline = z.strictObject({
  kind: z.enum(['by', 'ongoing', 'from', 'recurring', 'none']),
  text: z.string().max(500).nullable(),
  date: partialDate.nullable(),
  /** The dated steps of a deadline that prints several. */
  milestones: z
    .array(z.strictObject({ text: z.string().max(500), date: partialDate.nullable() }))
    .max(60)
    .readonly()
    .optional(),
  /** After its date it goes on: 2022年6月底前完成并持续推进. */
  goesOn: z.literal(true).optional(),
});
const indicator = z.strictObject({
  id,
  text,
  comparator: z.enum(['=', '>=', '<=', '~', 'range', 'ratio']),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().max(40).nullable(),
  subject: z.string().max(500),
  /** For each what, or how often: 年, 校. */
  per: z.string().max(40).optional(),
  /** All terms of a ratio of more than two. */
  terms: z.array(z.number()).max(20).readonly().optional(),
  span: span.optional(),
});
export const taskFieldNames = ['category', 'title', 'detail', 'units', 'deadline', 'indicators'] as const;
const taskFields = z.strictObject({
  ordinal: z.int().min(1),
  seq: z.int().nullable(),
  category: z.string().max(1000).nullable(),
  categoryPrinted: z.boolean(),
  title: text,
  detail: text.nullable(),
  units: z.array(printedUnit).max(300),
  deadline,
  indicators: z.array(indicator).max(200),
  /** The row as printed, one text per column of the list; empty for a task added by hand. */
  cells: z.array(text).max(60),
  guesses: z.array(z.enum(taskFieldNames)),
  /** The task that this one was passed on from, and that one's, the nearest first. */
  origins: z.array(id).max(10).optional(),
  /** 报送周期 of this task where it is not that of its list. */
  reportCycle: reportCycle.nullable().optional(),
  /** Fields a person has put right; a re-import leaves them alone. */
  corrected: z.array(z.enum(taskFieldNames)),
});

const assignmentFields = z.strictObject({
  unit: id,
  role,
  /** The collective name this assignment came from, null when made by name. */
  group: name.nullable(),
  state: z.enum(['assigned', 'cancelled']),
  /** Counts up each time a task is assigned again after a withdrawal or a 退回; left out in the first round. */
  round: z.int().min(1).max(10_000).optional(),
  /** The calendar date of this round's 交办: where a light's time begins. Left out by versions that did not keep it. */
  assignedOn: calendarDate.optional(),
});

export const transcriptSources = ['phone', 'paper', 'form', 'other'] as const;
/**
 * 代录: a report that the issuing body typed for a unit without the program. Its author is that body; whatever the unit
 * itself signs off for the period counts instead, and both stay.
 */
const transcribed = z.strictObject({
  /** How it was heard: by phone, on paper, from a filled-in file. */
  source: z.enum(transcriptSources),
  /** Who reported it at the unit, and who typed it here. */
  from: person,
  by: person,
});

const reportFields = z.strictObject({
  unit: id,
  period: z.string().max(20),
  version: z.int().min(1),
  text,
  percent: z.number().min(0).max(100).nullable(),
  actuals: z.array(z.strictObject({ indicator: id, value: z.number() })).max(200),
  problems: text,
  next: text,
  /** 本期无进展: the reason; null for a report with progress. */
  noChange: text.nullable(),
  evidence: z.array(z.strictObject({ sha256, name, bytes: z.int().min(0) })).max(200),
  /** Why an earlier version was replaced; null for version 1. */
  reason: text.nullable(),
  filledBy: z.string().max(100).nullable(),
  /** 校内审核: who handed it in when, and who passed it. Left out where filler and leader sit at one desk. */
  filledAt: z.int().min(0).optional(),
  reviewedBy: person.optional(),
  reviewedAt: z.int().min(0).optional(),
  signedOffBy: z.string().max(100).nullable(),
  /** UTC milliseconds. */
  signedOffAt: z.int().min(0),
  /** Left out in what a unit signed off itself. */
  transcribed: transcribed.optional(),
});

/** 签收 or 退回改派 by an assigned unit; hangs on the task. */
const acknowledgementFields = z.strictObject({
  unit: id,
  /** The round of the assignment that it answers. */
  round: z.int().min(1).max(10_000),
  answer: z.enum(['accepted', 'declined']),
  /** Why it is not this unit's; null when accepted. */
  reason: text.nullable(),
  by: person,
  at: instant,
});

export const requestTypes = ['extend', 'change', 'close', 'strikeOff'] as const;
/** 延期, 调整, 办结 and 销号申请, as signed off by the unit; hangs on the task. */
const requestFields = z.strictObject({
  unit: id,
  type: z.enum(requestTypes),
  reason: text,
  /** extend: the date asked for. */
  date: calendarDate.nullable(),
  /** extend: the limit as it was known when asking; null where there was none. */
  due: calendarDate.nullable(),
  /** change: the wording asked for. */
  text: text.nullable(),
  period: z.string().max(20),
  /** strikeOff, close: what the unit says about the lines of the checklist. */
  checklist: checklistAnswers.optional(),
  filledBy: person,
  signedOffBy: person,
  signedOffAt: instant,
});

/** 会签 of a cooperating unit, written by it, or by the lead who had it on paper; hangs on the task. */
const countersignFields = z.strictObject({
  /** Who countersigns; another than the author where the lead recorded it. */
  unit: id,
  /** Counts the times the task was reopened, from 1. */
  round: z.int().min(1).max(10_000),
  answer: z.enum(['agreed', 'objected']),
  text,
  by: person,
  at: instant,
});

export const verdicts = [
  // Answers to what a unit sent; `subject` names it.
  'accept',
  'return',
  // What becomes of the task; `subject` is null.
  'approve',
  'extend',
  'complete',
  'completeYear',
  'strikeOff',
  'refuseStrikeOff',
  'reopen',
  'suspend',
  'resume',
  'cancel',
  'flagRisk',
  'clearRisk',
] as const;
export const strikeOffConclusions = ['agreed', 'returned', 'ongoing', 'refused'] as const;
/** 批复 and decisions of the issuing body; hangs on the task. */
const decisionFields = z.strictObject({
  /** Whom it is for; null for every unit the task is assigned to. */
  unit: id.nullable(),
  subject: id.nullable(),
  verdict: z.enum(verdicts),
  text,
  /** extend: the new limit. */
  date: calendarDate.nullable(),
  /** strikeOff and refuseStrikeOff: the conclusion in the field's own words. */
  conclusion: z.enum(strikeOffConclusions).nullable(),
  /** strikeOff: what was verified, line by line. */
  checklist: checklistAnswers.optional(),
  /** completeYear: the year that is closed. */
  year: z.int().min(1900).max(9999).nullable(),
  /** The place among the decisions of this task: each one is one more than those its author knew of. */
  number: z.int().min(1).max(1_000_000),
  decidedBy: person,
  /** The leader who signed or approved. */
  approvedBy: person,
  decidedAt: instant,
});

/** 催办: one urge to one unit about one task; hangs on the task. */
const urgeFields = z.strictObject({
  unit: id,
  text,
  /** The light it was written about. */
  level: z.enum(lightLevels),
  /** To be answered by this day. */
  limit: calendarDate,
  urgedBy: person,
  urgedAt: instant,
});

/** The working days of one year, where they differ from Monday to Friday. */
const calendarFields = z.strictObject({
  year: z.int().min(1900).max(9999),
  holidays: z.array(calendarDate).max(366),
  workdays: z.array(calendarDate).max(366),
});

const receiptFields = z.strictObject({
  /** The bundle that arrived, and the hash of its whole file. */
  bundle: id,
  sha256,
  from: id,
  receivedAt: z.int().min(0),
  counts: z.strictObject({ new: z.int(), changed: z.int(), unchanged: z.int(), refused: z.int() }),
  /** The receive was taken back after this receipt had gone out: it no longer says that the file arrived. */
  withdrawnAt: z.int().min(0).optional(),
});

/** A key that the body above has on record for a unit below; it goes down to that unit, so that its PCs know each other. */
const unitKeyFields = z.strictObject({
  unit: id,
  minisign: z.string().max(100),
  age: z.string().max(4100),
  since: z.int().min(0),
  /** UTC milliseconds from which nothing it signs is taken; null while it is good. */
  revokedAt: z.int().min(0).nullable(),
  why: z.enum(['lost', 'replaced']).nullable(),
});

/**
 * One field written on two PCs of its unit, neither knowing of the other: both values, until a person closes it.
 * Its id is made from what differs, so that every PC that finds the difference makes the same record.
 */
const differenceFields = z.strictObject({
  record: id,
  field: z.string().max(40),
  /** By clock, the one that stays until somebody decides first. */
  values: z
    .array(
      z.strictObject({
        value: z.unknown(),
        clock,
        who: z.string().max(300).nullable(),
        at: z.int().nullable(),
      }),
    )
    .length(2),
  state: z.enum(['open', 'closed']),
  closedBy: z.string().max(100).nullable(),
  closedAt: z.int().min(0).nullable(),
});

export const recordFields = {
  unit: unitFields,
  taskList: listFields,
  task: taskFields,
  assignment: assignmentFields,
  report: reportFields,
  acknowledgement: acknowledgementFields,
  request: requestFields,
  countersign: countersignFields,
  checklist: checklistFields,
  decision: decisionFields,
  urge: urgeFields,
  lightRules: ruleSetFields,
  calendar: calendarFields,
  receipt: receiptFields,
  unitKey: unitKeyFields,
  difference: differenceFields,
} as const;

export type RecordKind = keyof typeof recordFields;
export type FieldsOf<K extends RecordKind> = z.infer<(typeof recordFields)[K]>;
export const recordKinds = Object.keys(recordFields) as readonly RecordKind[];

/** The envelope of every record, of known and of unknown kinds. Fields are checked by kind in `checkFields`. */
export const envelope = z.strictObject({
  kind: z.string().regex(/^[a-zA-Z]{1,40}$/),
  id,
  parent: id.nullable(),
  author: id,
  clock,
  except: z.record(fieldName, clock).optional(),
  fields: z.record(fieldName, z.unknown()),
});
export type WireRecord = z.infer<typeof envelope>;
export type Clock = readonly [counter: number, replica: string];

export type TaskFields = FieldsOf<'task'>;
export type ReportFields = FieldsOf<'report'>;
export type UnitFields = FieldsOf<'unit'>;
export type ListFields = FieldsOf<'taskList'>;
export type AssignmentFields = FieldsOf<'assignment'>;
export type AcknowledgementFields = FieldsOf<'acknowledgement'>;
export type RequestFields = FieldsOf<'request'>;
export type DecisionFields = FieldsOf<'decision'>;
export type CountersignFields = FieldsOf<'countersign'>;
export type RequestType = RequestFields['type'];

export const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(recordFields, kind);

/** Names of the fields of a kind, as this version knows them. */
export const fieldNamesOf = (kind: RecordKind): readonly string[] => Object.keys(recordFields[kind].shape);

/** Fields that a later version added to a kind: carried, not understood. */
export const unknownFields = (
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const { shape } = recordFields[kind];
  return Object.keys(fields).filter((name) => !Object.hasOwn(shape, name));
};

/** The fields without those that a later version added. */
export function knownPart(
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const unknown = new Set(unknownFields(kind, fields));
  if (unknown.size === 0) return fields;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !unknown.has(name)));
}

const fits = new Map<RecordKind, Fits>();

/** True when the fields, as they came out of `JSON.parse`, fit the kind; the caller names the record in its refusal. */
export function fieldsFit(kind: RecordKind, fields: unknown): boolean {
  let ofKind = fits.get(kind);
  if (!ofKind) {
    ofKind = compileFits(recordFields[kind]);
    fits.set(kind, ofKind);
  }
  return ofKind(fields);
}
