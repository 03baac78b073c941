import { z } from 'zod';

/**
 * 亮灯规则 as data. The shape is kept wide here, so that a set with a missing threshold can be refused by name
 * (`ruleSetProblem`) rather than as a malformed record.
 */
export const lightLevels = ['red', 'warning', 'attention', 'normal', 'done', 'none'] as const;
export const lightColours = ['red', 'orange', 'yellow', 'green', 'blue', 'grey'] as const;
export const ruleTests = [
  'notCounted',
  'done',
  'overdue',
  'majorRisk',
  'missedReports',
  'behindSchedule',
  'milestoneOverdue',
  'timeLeft',
  'unansweredUrge',
  'notAcknowledged',
  'notStarted',
  'onTrack',
] as const;

const level = z.enum(lightLevels);
const look = z.strictObject({ word: z.string().min(1).max(20), colour: z.enum(lightColours) });

const ruleStep = z.strictObject({
  /** Cycles, percentage points, months, percent of the time, days or working days, as the test counts. */
  at: z.number().nullable(),
  /** More than `at`, where otherwise `at` itself is enough. */
  beyond: z.boolean().optional(),
  /** unansweredUrge: the level that was urged about. */
  after: level.optional(),
  level,
});

export const rule = z.strictObject({
  number: z.int().min(0).max(99),
  test: z.enum(ruleTests),
  /** The gravest first. Tests without a threshold have one step without `at`. */
  steps: z.array(ruleStep).max(20),
});

export const ruleSetFields = z.strictObject({
  name: z.string().min(1).max(200),
  /** The preset it began from; null for one made from nothing. */
  preset: z.string().max(40).nullable(),
  /** Counts up with every set a body puts in force. */
  version: z.int().min(1).max(1_000_000),
  /** The body that made it. */
  madeBy: z.string().max(200).nullable(),
  /** 序时进度 by days between start and limit, or by months of the year (11 months are 91.7 %). */
  schedule: z.enum(['days', 'months']),
  levels: z.strictObject({ red: look, warning: look, attention: look, normal: look, done: look, none: look }),
  rules: z.array(rule).max(60),
});

export type LightLevel = (typeof lightLevels)[number];
export type LightColour = (typeof lightColours)[number];
export type RuleTest = (typeof ruleTests)[number];
export type Rule = z.infer<typeof rule>;
export type RuleStep = Rule['steps'][number];
export type RuleSet = z.infer<typeof ruleSetFields>;
