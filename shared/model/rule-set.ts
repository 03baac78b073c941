import { z } from 'zod';
import { name, setVersion } from './record/values.ts';

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

const level = z
  .enum(lightLevels)
  .meta({ id: 'lightLevel', description: 'Level of a light, the gravest first; none: without a light.' });
const look = z
  .strictObject({
    word: z.string().min(1).max(20).describe('How the level is called there.'),
    colour: z.enum(lightColours).describe('How it is drawn there; never without the word.'),
  })
  .meta({ id: 'look', description: 'How a level is shown.' });

const ruleStep = z.strictObject({
  at: z
    .number()
    .nullable()
    .describe(
      'The threshold: cycles, percentage points, months, percent of the time, days or working days, as the test counts.',
    ),
  beyond: z.boolean().optional().describe('More than `at`, where otherwise `at` itself is enough.'),
  after: level.optional().describe('unansweredUrge: the level that was urged about.'),
  level,
});

export const rule = z.strictObject({
  number: z.int().min(0).max(99).describe('By which the rule is named to people.'),
  test: z
    .enum(ruleTests)
    .describe(
      'notCounted: cancelled, suspended, returned or rolled over. done: 办结 or 销号. overdue: past its limit. ' +
        'majorRisk: flagged. missedReports: so many cycles. behindSchedule: so many points behind 序时进度. ' +
        'milestoneOverdue: a 时间节点 by so many months. timeLeft: so much of the time is left, nothing reported. ' +
        'unansweredUrge: so many days past its limit. notAcknowledged: so many working days after 交办. ' +
        'notStarted: it begins later. onTrack: always.',
    ),
  steps: z
    .array(ruleStep)
    .max(20)
    .describe('The gravest first. Tests without a threshold have one step without `at`.'),
});

export const ruleSetFields = z.strictObject({
  name,
  preset: z.string().max(40).nullable().describe('The preset it began from; null for one made from nothing.'),
  version: setVersion.describe('Counts up with every set that the body puts in force.'),
  madeBy: z.string().max(200).nullable().describe('Name of the body that made it.'),
  schedule: z
    .enum(['days', 'months'])
    .describe('序时进度 by days between start and limit, or by months of the year (11 months are 91.7 %).'),
  levels: z
    .strictObject({ red: look, warning: look, attention: look, normal: look, done: look, none: look })
    .describe('By level.'),
  rules: z.array(rule).max(60).describe('The rule with the lowest number whose test holds gives the light.'),
});

export type LightLevel = (typeof lightLevels)[number];
export type LightColour = (typeof lightColours)[number];
export type RuleTest = (typeof ruleTests)[number];
export type Rule = z.infer<typeof rule>;
export type RuleStep = Rule['steps'][number];
export type RuleSet = z.infer<typeof ruleSetFields>;
