import type { Language } from '../errors.ts';
import { HANDOVER } from '../exchange/handover.ts';
import type {
  AssignmentFields,
  CountersignFields,
  DecisionFields,
  ReportFields,
  WireRecord,
} from '../model/record.ts';

/** What a receiver knows when it asks whether a sender may write a record. */
export interface WriterFacts {
  /** From the body above, from a unit below, or from another PC of this unit (an archive). */
  readonly direction: 'above' | 'below' | 'same';
  /** True where two ids stand for the same unit. */
  readonly sameUnit: (a: string, b: string) => boolean;
  /** True for every id that this store's own unit goes by. */
  readonly isUs: (unit: string) => boolean;
  /** The sender's unit id. */
  readonly sender: string;
  /** Author of the record that is already here under this id, null where there is none. */
  readonly present: { readonly author: string; readonly kind: string; readonly parent: string | null } | null;
  /** The record it hangs on, null where that is not here. */
  readonly parent: { readonly author: string; readonly kind: string } | null;
  /** Assignments of the task that a unit's report, acknowledgement or request hangs on, cancelled ones included. */
  readonly assignments: readonly (Pick<AssignmentFields, 'unit'> & Partial<Pick<AssignmentFields, 'role'>>)[];
}

const FROM_ABOVE = new Set([
  'unit',
  'taskList',
  'task',
  'assignment',
  'decision',
  'urge',
  'checklist',
  'countersign',
  'lightRules',
  'checkRules',
  'calendar',
  'receipt',
  'unitKey',
]);
const FROM_BELOW = new Set(['report', 'acknowledgement', 'request', 'countersign', 'receipt']);
/** What a unit says about its own share of a task. */
const BY_ASSIGNED_UNIT = new Set(['report', 'acknowledgement', 'request']);
const PARENT: Readonly<Record<string, string | null>> = {
  unit: null,
  taskList: null,
  receipt: null,
  unitKey: null,
  difference: null,
  lightRules: null,
  checkRules: null,
  calendar: null,
  task: 'taskList',
  assignment: 'task',
  decision: 'task',
  urge: 'task',
  checklist: 'taskList',
  countersign: 'task',
  report: 'task',
  acknowledgement: 'task',
  request: 'task',
  instruction: 'task',
  owner: 'task',
};

/** Why a record may not be taken. */
export type WriterRefusal = keyof (typeof words)['zh'];

/**
 * Why a record may not be taken; null when it may. Task text, assignments, decisions, urges, rules and units are
 * the issuing body's; reports, acknowledgements and requests the assigned unit's; nobody writes a record that another unit began, or moves it elsewhere.
 */
export function refusalOf(record: WireRecord, facts: WriterFacts): WriterRefusal | null {
  if (facts.direction === 'same') return refusalAmongOurselves(record, facts);
  if (record.kind === HANDOVER) return 'onlyInArchive';
  if (!Object.hasOwn(PARENT, record.kind)) return refusalOfUnknown(record, facts);
  const allowed = facts.direction === 'above' ? FROM_ABOVE : FROM_BELOW;
  const transcript = isTranscript(record);
  if (!allowed.has(record.kind) && !transcript) {
    return facts.direction === 'above' ? 'issuerReports' : 'reporterIssues';
  }
  if (record.kind === 'countersign') return refusalOfCountersign(record, facts);
  if (!facts.sameUnit(record.author, facts.sender)) return 'notItsAuthor';
  const { present } = facts;
  if (
    present &&
    (present.kind !== record.kind ||
      present.parent !== record.parent ||
      !facts.sameUnit(present.author, facts.sender))
  ) {
    return 'begunByAnother';
  }
  const parent = PARENT[record.kind] ?? null;
  if (parent === null ? record.parent !== null : facts.parent?.kind !== parent) return 'parentMissing';
  if (facts.direction === 'above' && facts.parent && !facts.sameUnit(facts.parent.author, facts.sender))
    return 'parentOfAnother';
  if (record.kind === 'decision' || record.kind === 'urge') {
    const { unit } = record.fields as Pick<DecisionFields, 'unit'>;
    return unit === null || facts.isUs(unit) ? null : 'decidesForAnother';
  }
  if (!BY_ASSIGNED_UNIT.has(record.kind)) return null;
  const { unit } = record.fields as Pick<ReportFields, 'unit'>;
  if (transcript) {
    // A body types for a unit below it, in its own name; nobody else does, and for nobody else.
    if (facts.direction === 'below') return 'transcribesUpwards';
    return facts.isUs(unit) ? null : 'forAnotherUnit';
  }
  if (!facts.sameUnit(unit, facts.sender)) return 'forAnotherUnit';
  return facts.assignments.some((a) => facts.sameUnit(a.unit, unit)) ? null : 'notAssigned';
}

/**
 * A cooperating unit countersigns for itself; the lead may record what it has on paper. The body passes both on to the
 * lead as they were written: it is the only record of another unit that comes from above.
 */
function refusalOfCountersign(record: WireRecord, facts: WriterFacts): WriterRefusal | null {
  const { present, sameUnit, sender, assignments } = facts;
  if (present && (present.kind !== record.kind || present.parent !== record.parent)) return 'begunByAnother';
  if (present && !sameUnit(present.author, record.author)) return 'begunByAnother';
  if (facts.parent?.kind !== 'task') return 'parentMissing';
  const { unit } = record.fields as Pick<CountersignFields, 'unit'>;
  const assigned = (id: string) => assignments.some((a) => sameUnit(a.unit, id));
  if (!assigned(unit) || !assigned(record.author)) return 'notAssigned';
  if (facts.direction === 'above') return sameUnit(facts.parent.author, sender) ? null : 'parentOfAnother';
  if (!sameUnit(record.author, sender)) return 'notItsAuthor';
  const leads = assignments.some((a) => a.role === 'lead' && sameUnit(a.unit, sender));
  return sameUnit(unit, sender) || leads ? null : 'forAnotherUnit';
}

/** 代录: a report that says that its author is not the unit it speaks of. */
const isTranscript = ({ kind, fields }: WireRecord): boolean =>
  kind === 'report' && fields['transcribed'] !== undefined && fields['transcribed'] !== null;

/** Another PC of this unit knows what this one knows: records of all authors, each where its author put it. */
function refusalAmongOurselves(
  record: WireRecord,
  { present, parent, sameUnit }: WriterFacts,
): WriterRefusal | null {
  const moved =
    present !== null &&
    (present.kind !== record.kind ||
      present.parent !== record.parent ||
      !sameUnit(present.author, record.author));
  if (moved) return 'begunByAnother';
  return record.parent !== null && parent === null ? 'parentMissing' : null;
}

/**
 * A kind of a later version can't be judged yet, only whose it is: it is kept where its author sent it and nobody else
 * began it, and judged in full once an upgrade knows the kind.
 */
function refusalOfUnknown(
  record: WireRecord,
  { sameUnit, sender, present }: WriterFacts,
): WriterRefusal | null {
  if (!sameUnit(record.author, sender)) return 'notItsAuthor';
  const moved =
    present !== null &&
    (present.kind !== record.kind || present.parent !== record.parent || !sameUnit(present.author, sender));
  return moved ? 'begunByAnother' : null;
}

export const refusalWords = (refusal: WriterRefusal, language: Language): string => words[language][refusal];

const words = {
  zh: {
    malformed: '格式不对',
    onlyInArchive: '只有归档包里才有的内容',
    issuerReports: '下发单位不能代本单位填报',
    reporterIssues: '填报单位不能改动任务和交办',
    notItsAuthor: '署名单位与发出单位不一致',
    begunByAnother: '这一条由其他单位填写',
    parentMissing: '所属的任务不在本机台账里',
    parentOfAnother: '所属的清单由其他单位下发',
    forAnotherUnit: '代其他单位填报',
    transcribesUpwards: '代录只能由下发单位做，填报单位应自己填报',
    notAssigned: '该任务没有交办给这个单位',
    decidesForAnother: '这一条是给其他单位的',
    earlierRound: '答复的是上一次交办，这项任务已重新交办',
    answersElsewhere: '批复的进展或申请不属于这项任务',
  },
  en: {
    malformed: 'malformed',
    onlyInArchive: 'belongs in an archive only',
    issuerReports: 'the issuing body may not report for this unit',
    reporterIssues: 'a reporting unit may not change tasks or assignments',
    notItsAuthor: 'its author is not the sender',
    begunByAnother: 'it is written by another unit',
    parentMissing: 'the task it belongs to is not in this ledger',
    parentOfAnother: 'the list it belongs to was issued by another unit',
    forAnotherUnit: 'a report for another unit',
    transcribesUpwards: 'only an issuing body types reports for others; a unit reports for itself',
    notAssigned: 'the task is not assigned to this unit',
    decidesForAnother: 'it is meant for another unit',
    earlierRound: 'it answers an earlier assignment; the task has been assigned anew',
    answersElsewhere: 'the report or request it answers belongs to another task',
  },
} as const satisfies Record<Language, Record<string, string>>;
