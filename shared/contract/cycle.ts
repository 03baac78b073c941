import { z } from 'zod';
import { checklistAnswers, checklistLines } from '../model/checklist.ts';
import { strikeOffConclusions, verdicts } from '../model/record/decision.ts';
import { requestTypes } from '../model/record/request.ts';
import * as v from '../model/views.ts';
import { id, line, op, text } from './arguments.ts';

const checklistView = z.object({
  version: z.number().nullable(),
  lines: checklistLines,
  proposed: checklistLines,
});

export const cycleOperations = {
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
      /** close, strikeOff: what is said about the lines of the checklist. */
      checklist: checklistAnswers.optional(),
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
      /** What was verified, beside what the unit said. */
      checklist: checklistAnswers.optional(),
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
  /** 会签 for ourselves (`unit` null), or by the lead for a cooperating unit that signed on paper. */
  countersign: op(
    z.strictObject({
      task: z.string().max(200),
      unit: line.nullable(),
      answer: z.enum(['agreed', 'objected']),
      text,
      by: line.nullable(),
    }),
    z.object({ task: z.string(), unit: v.unitRef }),
  ),
  /** 销号核验清单 of a list; `proposed` is the one offered where none is in force. */
  getChecklist: op(z.strictObject({ ledger: line.min(1) }), checklistView),
  /** null takes the proposed one; without lines none is in force. */
  saveChecklist: op(z.strictObject({ ledger: line.min(1), lines: checklistLines.nullable() }), checklistView),
  decideTasks: op(
    z.strictObject({
      tasks: z.array(z.string().max(200)).min(1).max(20_000),
      verdict: z.enum(v.taskVerdicts),
      text,
      /** 年度办结: the year, that of the cut-off date where left null. */
      year: z.int().min(1900).max(9999).nullable(),
      approvedBy: line.nullable(),
      /** 立项审定: its day, today where it is left out. */
      date: z.iso.date().nullable().optional(),
    }),
    z.object({
      decided: z.number(),
      /** 撤销, 暂缓, 恢复 of split rows: so many parts followed, and so many are in a state that does not allow it. */
      parts: z.number().optional(),
      left: z.number().optional(),
    }),
  ),
  /** 审定后方可下发: while it is on, nothing of the list is issued before its 立项 was approved. */
  saveApprovalGate: op(z.strictObject({ ledger: line.min(1), on: z.boolean() }), v.ledgerView),
} as const;
