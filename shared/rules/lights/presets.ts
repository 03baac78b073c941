import type { LightLevel, Rule, RuleSet, RuleStep, RuleTest } from '../../model/rule-set.ts';

export const presetNames = ['default', 'yinchuan', 'suqian', 'shangqiu'] as const;
export type PresetName = (typeof presetNames)[number];

export type Preset = Pick<RuleSet, 'name' | 'preset' | 'schedule' | 'levels' | 'rules'>;

const step = (level: LightLevel, at: number | null = null, more: Partial<RuleStep> = {}): RuleStep => ({
  at,
  ...more,
  level,
});
const rule = (number: number, test: RuleTest, ...steps: readonly RuleStep[]): Rule => ({
  number,
  test,
  steps: [...steps],
});

const levels: RuleSet['levels'] = {
  red: { word: '红灯', colour: 'red' },
  warning: { word: '预警', colour: 'orange' },
  attention: { word: '关注', colour: 'yellow' },
  normal: { word: '正常', colour: 'green' },
  done: { word: '已完成', colour: 'blue' },
  none: { word: '不参评', colour: 'grey' },
};

const notCounted = rule(0, 'notCounted', step('none'));
const done = rule(1, 'done', step('done'));
const overdue = rule(2, 'overdue', step('red'));
const majorRisk = rule(3, 'majorRisk', step('red'));
const notStarted = (number: number) => rule(number, 'notStarted', step('none'));
const onTrack = (number: number) => rule(number, 'onTrack', step('normal'));

/**
 * The presets of `domain.md` 3.1. `default` is built from the Yinchuan gaps (10 and 30 percentage points, as published for
 * key projects in 2025), the Shangqiu Normal University shares of time (30 % and 15 %, 2025) and our own three working days
 * for 签收. Of the published rules only what the ledger can know is here; meetings, letters and cards are the bureau's.
 */
export const presets: Readonly<Record<PresetName, Preset>> = {
  default: {
    name: '默认规则',
    preset: 'default',
    schedule: 'days',
    levels,
    rules: [
      notCounted,
      done,
      overdue,
      majorRisk,
      rule(4, 'missedReports', step('red', 2), step('attention', 1)),
      rule(5, 'behindSchedule', step('red', 30, { beyond: true }), step('attention', 10)),
      rule(6, 'milestoneOverdue', step('red', 3), step('attention', 0)),
      rule(7, 'timeLeft', step('warning', 15), step('attention', 30)),
      rule(8, 'notAcknowledged', step('attention', 3, { beyond: true })),
      notStarted(9),
      onTrack(10),
    ],
  },
  yinchuan: {
    name: '银川：红黄绿灯',
    preset: 'yinchuan',
    schedule: 'months',
    levels: {
      ...levels,
      attention: { word: '黄灯', colour: 'yellow' },
      normal: { word: '绿灯', colour: 'green' },
    },
    rules: [
      notCounted,
      done,
      rule(2, 'behindSchedule', step('red', 30, { beyond: true }), step('attention', 10)),
      rule(3, 'milestoneOverdue', step('red', 3), step('attention', 0)),
      rule(4, 'missedReports', step('red', 2), step('attention', 1)),
      notStarted(5),
      onTrack(6),
    ],
  },
  suqian: {
    name: '宿迁：三色督办单',
    preset: 'suqian',
    schedule: 'days',
    levels: {
      ...levels,
      red: { word: '红色督办单', colour: 'red' },
      warning: { word: '黄色督办单', colour: 'yellow' },
      attention: { word: '蓝色督办单', colour: 'blue' },
    },
    rules: [
      notCounted,
      done,
      overdue,
      rule(3, 'behindSchedule', step('warning', 0, { beyond: true })),
      rule(4, 'timeLeft', step('attention', 30)),
      notStarted(5),
      onTrack(6),
    ],
  },
  shangqiu: {
    name: '商丘师范学院：三色机制',
    preset: 'shangqiu',
    schedule: 'days',
    levels: {
      ...levels,
      red: { word: '红色', colour: 'red' },
      warning: { word: '橙色', colour: 'orange' },
      attention: { word: '黄色', colour: 'yellow' },
    },
    rules: [
      notCounted,
      done,
      overdue,
      majorRisk,
      rule(
        4,
        'unansweredUrge',
        step('red', 0, { after: 'warning' }),
        step('warning', 0, { after: 'attention' }),
      ),
      rule(5, 'timeLeft', step('warning', 15), step('attention', 30)),
      notStarted(6),
      onTrack(7),
    ],
  },
};
