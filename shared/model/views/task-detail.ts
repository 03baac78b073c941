import { z } from 'zod';
import { taskActions } from '../../rules/cycle/task-actions.ts';
import { checklistChecks } from '../checklist.ts';
import { strikeOffConclusions, verdicts } from '../record/decision.ts';
import { reportCycle } from '../record/report-cycle.ts';
import { id, ms, unitRef } from './common.ts';
import { insideInstruction, instructionView } from './instructions.ts';
import { draftView, milestoneView, reportView, requestDraft, requestView } from './reports.ts';
import { sectionView } from './sections.ts';
import { deadlineView, indicatorView, ledgerRow, ledgerView, lightView, taskState } from './tasks.ts';
import { urgeView } from './urging.ts';
import { rolledView } from './year.ts';

/** A line of the 销号 checklist, judged. */
export const judgedLine = z.object({
  id: z.string(),
  check: z.enum(checklistChecks),
  text: z.string(),
  required: z.boolean(),
  least: z.number().nullable(),
  result: z.enum(['pass', 'explained', 'notApplicable', 'missing']),
  why: z.string().nullable(),
  note: z.string(),
});

/** The cycle of one task: who answered, what was asked and decided, what may be done next by this unit. */
export const taskCycle = {
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
  /** Who has to countersign, and who has. */
  countersigns: z.array(
    z.object({
      unit: unitRef,
      answer: z.enum(['agreed', 'objected']).nullable(),
      text: z.string(),
      by: z.string().nullable(),
      at: ms.nullable(),
      /** The lead, where it recorded what it has on paper. */
      recordedBy: unitRef.nullable(),
      /** This store's unit may write it. */
      writable: z.boolean(),
    }),
  ),
  /** 销号核验清单, judged for this task as it stands; none where the body has none. */
  checklist: z.array(judgedLine),
  requestDrafts: z.array(requestDraft),
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
  /** 催办, newest first: all for the body that wrote them, for a unit its own. */
  urges: z.array(urgeView),
  actions: z.array(z.enum(taskActions)),
};

export const taskCycleView = z.object(taskCycle);

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
  /** 分解: its parts, and the row that it is itself a part of. */
  parts: z.array(ledgerRow),
  /** 科室分工 of a task that came from above. */
  sections: z.array(sectionView),
  above: z.object({ id, number: z.string(), title: z.string() }).optional(),
  ledger: ledgerView,
  cells: z.array(z.object({ column: z.string(), text: z.string() })),
  indicators: z.array(
    indicatorView.extend({
      actual: z.number().nullable(),
      /** 基数, from which growth is measured; null where none was entered. */
      baseline: z.number().nullable(),
      /** Share of the target reached, 0 to 1 and above; null where no target can be compared. */
      reached: z.number().nullable(),
      /** What is still missing, in words with its unit; null when nothing is or it cannot be said. */
      distance: z.string().nullable(),
    }),
  ),
  /** 时间节点 of the limit as each unit reported them; a unit sees its own, the body all. */
  milestones: z.array(
    milestoneView.omit({ reached: true }).extend({
      reached: z.array(z.object({ unit: unitRef, on: z.string(), by: z.string().nullable() })),
    }),
  ),
  /** 年度结转: from which row of which list, and into which. */
  rolled: rolledView,
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
  /** The period that is due next, by this cycle. */
  period: z.string(),
  reportCycle,
  canReport: z.boolean(),
  ...taskCycle,
  /** 领导批示, in the order in which they were recorded. */
  instructions: z.array(instructionView),
  /** 校内批示 of our own leaders; they stay inside. */
  inside: z.array(insideInstruction),
  history: z.array(historyEntry),
});

export type JudgedLineView = z.infer<typeof judgedLine>;
export type TaskDetail = z.infer<typeof taskDetail>;
export type TaskCycle = z.infer<typeof taskCycleView>;
export type HistoryEntry = z.infer<typeof historyEntry>;
