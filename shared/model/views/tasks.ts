import { z } from 'zod';
import { transcriptSources } from '../record/report.ts';
import { reportCycle } from '../record/report-cycle.ts';
import { lightColours, lightLevels } from '../rule-set.ts';
import { closingView } from './closing.ts';
import { id, unitRef } from './common.ts';

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
/** 代录, of a report that was typed for its unit: by what way it came. */
export const typedSource = z.object({ source: z.enum(transcriptSources) });

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
  /** 报送周期 of its tasks; null: monthly, by the end of the month. */
  reportCycle: reportCycle.nullable(),
  /** 审定后方可下发, and how many rows have no approver yet; 0 for what another body issued. */
  needsApproval: z.boolean(),
  unapproved: z.number(),
  /** 年度结转; null while the list is open. */
  closing: closingView.nullable(),
});

/** What was rolled up from the parts of a row, and which part each of it was taken from. */
export const partsView = z.object({
  count: z.number(),
  /** Completed or struck off. */
  done: z.number(),
  state: taskState,
  /** False where only the parts issued to this unit are here. */
  whole: z.boolean(),
  /** The part whose light, whose progress the row shows; null where it shows its own. */
  lightOf: z.string().nullable(),
  progressOf: z.string().nullable(),
});

export const ledgerRow = z.object({
  id,
  ledger: id,
  ordinal: z.number(),
  seq: z.number().nullable(),
  /** What a person calls it: the printed number, else the place; of a part `7.1`. */
  number: z.string(),
  /** The row that it is a part of; null for a row of the list. */
  partOf: id.nullable(),
  /** 分解: what its parts come to; null for a row that is not split. */
  parts: partsView.nullable(),
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
      transcribed: typedSource.optional(),
    })
    .nullable(),
  evidence: z.number(),
  /** 立项审定: by whom and on which day; null while 未填审定人. A part goes by its row. */
  approval: z.object({ by: z.string(), on: z.string() }).nullable(),
  /** It may not be issued before it is approved, by the setting of its list. */
  awaitsApproval: z.boolean(),
  /** 责任人 and 分管领导 inside this unit, who took over told in their place; null while nobody is named. */
  owner: z.object({ owner: z.string().nullable(), leader: z.string().nullable() }).nullable(),
  /** False where another unit issued the ledger. */
  editable: z.boolean(),
});

export type LedgerRow = z.infer<typeof ledgerRow>;
export type LedgerView = z.infer<typeof ledgerView>;
export type TaskState = z.infer<typeof taskState>;
export type PartsView = z.infer<typeof partsView>;
export type Mine = z.infer<typeof mine>;
