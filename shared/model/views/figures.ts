import { z } from 'zod';
import { classNames, classSystems } from '../../rules/figures/classes.ts';
import { reportStates } from '../../rules/figures/reporting.ts';
import { lightColours, lightLevels } from '../rule-set.ts';
import { id, ms, unitRef } from './common.ts';
import { lightView, taskState, typedSource } from './tasks.ts';

const reportCounts = z.object({
  onTime: z.number(),
  late: z.number(),
  missing: z.number(),
  pending: z.number(),
});
/** By light, in the order of `levels`, and last those without one. */
const lightCounts = z.array(z.number());

export const completionClass = z.enum([...classNames.c1, 'notReached', 'reached', 'completed', 'inHand']);

/** What is asked of the consolidation. */
export const figuresQuestion = z.strictObject({
  /** One ledger, or all of ours. */
  ledger: z.string().max(300).nullable(),
  /** The period in which the cut-off lies where null. */
  period: z.string().max(20).nullable(),
  system: z.enum(classSystems),
  by: z.enum(['task', 'share']),
});

export const consolidation = z.object({
  ledger: z.object({ id, title: z.string() }).nullable(),
  period: z.string(),
  cutoff: z.string(),
  ruleSet: z.object({ name: z.string(), version: z.number() }).nullable(),
  levels: z.array(
    z.object({
      level: z.enum(lightLevels),
      word: z.string(),
      colour: z.enum(lightColours),
      shape: lightView.shape.shape,
    }),
  ),
  tasks: z.number(),
  shares: z.number(),
  /** 重点工作, and the ledger's title for tasks without one. */
  columns: z.array(z.string()),
  /** Those with missing reports first, then those with the gravest lights. */
  units: z.array(
    z.object({
      id,
      name: z.string(),
      cells: z.array(lightCounts.nullable()),
      lights: lightCounts,
      reports: reportCounts,
      /** 代录: so many of those that came were typed here. */
      typed: z.number(),
      returns: z.number(),
      lastReport: ms.nullable(),
    }),
  ),
  lights: lightCounts,
  reports: reportCounts,
  classes: z.array(z.object({ name: completionClass, label: z.string(), count: z.number() })),
  trend: z.array(z.object({ period: z.string(), reports: reportCounts })),
  /** 口径, one sentence for each figure. */
  basis: z.object({
    matrix: z.string(),
    reporting: z.string(),
    classes: z.string(),
    trend: z.string(),
  }),
});

/** What is behind a figure: each part narrows, null leaves it open. */
export const shareFilter = z.strictObject({
  unit: z.string().max(300).nullable(),
  column: z.string().max(1000).nullable(),
  level: z.enum([...lightLevels, 'unlit']).nullable(),
  completion: completionClass.nullable(),
  report: z.enum(reportStates).nullable(),
});

export const shareRow = z.object({
  task: id,
  seq: z.number().nullable(),
  /** What a person calls it; `7.1` for a part. */
  number: z.string(),
  title: z.string(),
  column: z.string(),
  unit: unitRef,
  role: z.enum(['lead', 'cooperate']),
  state: taskState,
  light: lightView.nullable(),
  /** The version that counts of the newest period. */
  report: z
    .object({
      id,
      period: z.string(),
      version: z.number(),
      text: z.string(),
      percent: z.number().nullable(),
      noChange: z.boolean(),
      transcribed: typedSource.optional(),
      signedOffAt: ms,
    })
    .nullable(),
});

export type Consolidation = z.infer<typeof consolidation>;
export type FiguresQuestion = z.infer<typeof figuresQuestion>;
export type ShareFilter = z.infer<typeof shareFilter>;
export type ShareRow = z.infer<typeof shareRow>;
