import { z } from 'zod';
import { checkSetFields } from './check-rules.ts';
import { checklistFields } from './checklist.ts';
import { compileFits, type Fits } from './fits.ts';
import { acknowledgementFields, assignmentFields } from './record/assignment.ts';
import { calendarFields } from './record/calendar.ts';
import { clock } from './record/clock.ts';
import { decisionFields } from './record/decision.ts';
import { differenceFields } from './record/difference.ts';
import { instructionFields, ownerFields } from './record/inside.ts';
import { receiptFields } from './record/receipt.ts';
import { reportFields } from './record/report.ts';
import { countersignFields, requestFields } from './record/request.ts';
import { taskFields } from './record/task.ts';
import { listFields } from './record/task-list.ts';
import { unitFields, unitKeyFields } from './record/unit.ts';
import { urgeFields } from './record/urge.ts';
import { id } from './record/values.ts';
import { ruleSetFields } from './rule-set.ts';

/**
 * The record: the one thing that is stored, exchanged, merged and dumped.
 *
 * A record carries its fields, one base clock for all of them, and exceptions for fields written later (row-packed
 * clocks, `docs/decisions/0002`). `author` is the unit that alone may write the record; `parent` is the record it hangs
 * on (a task's list, an assignment's or a report's task), null at the top.
 */
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
  checkRules: checkSetFields,
  calendar: calendarFields,
  receipt: receiptFields,
  unitKey: unitKeyFields,
  difference: differenceFields,
  instruction: instructionFields,
  owner: ownerFields,
} as const;

export type RecordKind = keyof typeof recordFields;
export type FieldsOf<K extends RecordKind> = z.infer<(typeof recordFields)[K]>;
export const recordKinds = Object.keys(recordFields) as readonly RecordKind[];

const fieldName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/);

/** The envelope of every record, of known and of unknown kinds. Fields are checked by kind in `checkFields`. */
export const envelope = z.strictObject({
  kind: z
    .string()
    .regex(/^[a-zA-Z]{1,40}$/)
    .describe('One of those below, or one of a later version.'),
  id: id.describe('Made once; the record keeps it for ever.'),
  parent: id.nullable().describe('The record that it hangs on; null at the top.'),
  author: id.describe('The unit that alone may write it.'),
  clock: clock.describe('Of all fields but those in `except`.'),
  except: z.record(fieldName, clock).optional().describe('Fields that were written later.'),
  fields: z.record(fieldName, z.unknown()).describe('By kind.'),
});
export type WireRecord = z.infer<typeof envelope>;

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

/** By the rules themselves, so that what was compiled never outlives them. */
const fits = new Map<object, Fits>();

/** True when the fields, as they came out of `JSON.parse`, fit the kind; the caller names the record in its refusal. */
export function fieldsFit(kind: RecordKind, fields: unknown): boolean {
  const rules = recordFields[kind];
  let ofKind = fits.get(rules);
  if (!ofKind) {
    ofKind = compileFits(rules);
    fits.set(rules, ofKind);
  }
  return ofKind(fields);
}
