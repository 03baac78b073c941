import type { Random } from '../../../shared/random.ts';

/**
 * How a school keeps its days: in time; a month behind; every third month; in two words, to be returned; asking for more
 * time in autumn; without its PC in early summer, so that the bureau types what it says on the telephone.
 */
export const habits = ['punctual', 'late', 'forgetful', 'brief', 'asking', 'phoning'] as const;
export type Habit = (typeof habits)[number];

export interface School {
  readonly name: string;
  readonly code: string;
  readonly habit: Habit;
}

export const BUREAU = '济南市教育局';

/** The four that the tracks of the story are told about; the first names are printed in the list. */
const LEADING: readonly School[] = [
  { name: '济南职业学院', code: '4137012345', habit: 'asking' },
  { name: '济南工程职业技术学院', code: '4137012346', habit: 'late' },
  { name: '莱芜职业技术学院', code: '4137012347', habit: 'forgetful' },
  { name: '济南护理职业学院', code: '4137012348', habit: 'phoning' },
];
export type Lead = 0 | 1 | 2 | 3;

/** Of ten schools six are as one wishes. */
const COMMON: readonly Habit[] = [
  'punctual',
  'punctual',
  'punctual',
  'punctual',
  'punctual',
  'punctual',
  'late',
  'forgetful',
  'brief',
  'asking',
];

/** The schools of the year: the four, and as many more as are wanted. */
export const castOf = (schools: number, random: Random): readonly School[] => [
  ...LEADING,
  ...Array.from({ length: Math.max(0, schools - LEADING.length) }, (_, index) => ({
    name: `市属第${index + 1}职业学校`,
    code: String(4137020001 + index),
    habit: random.pick(COMMON),
  })),
];

/** Without its PC. */
export const PHONING_MONTHS: ReadonlySet<number> = new Set([5, 6]);

export const says: readonly string[] = [
  '已成立工作专班，完成方案论证，形成初稿并征求意见。',
  '与合作企业签订协议，实训设备采购完成招标。',
  '建设方案通过校内论证，已报送主管部门。',
  '一期土建完工，正在安装调试设备。',
  '首批课程资源上线，组织教师培训两场。',
  '联盟章程草案征求意见结束，筹备会已召开。',
  '完成阶段自评，问题清单已逐项整改。',
  '开展走访调研，形成调研报告一份。',
];
export const excuses: readonly string[] = [
  '等待上级实施细则。',
  '本月为假期，工作未开展。',
  '采购流程进行中。',
];
