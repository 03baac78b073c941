import type { Args } from '../../../shared/contract.ts';
import type { SubmissionAction } from '../../../shared/rules/cycle/submission-machine.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import type { PresetName } from '../../../shared/rules/lights/presets.ts';
import type { Month } from './calendar.ts';
import type { Lead } from './cast.ts';

/** One thing that is done about a task, by the name the table of the task has for it. */
export interface Act {
  readonly do: TaskAction;
  readonly text?: string;
  /** requestExtension: the day asked for; extend: the day granted; urge: the day by which to answer. */
  readonly date?: string;
  readonly percent?: number;
  /** report: of the month before. */
  readonly past?: true;
}

/** The acts of one month: on the day of issue, of reporting and at the review desk. */
export interface MonthOfTrack {
  readonly issue?: readonly Act[];
  readonly report?: readonly Act[];
  readonly desk?: readonly Act[];
}

/** What one school went through with one task of the Jinan list. */
export interface Track {
  readonly name: string;
  readonly seq: number;
  readonly school: Lead;
  /** What is put right in the task before it is issued. */
  readonly changes?: Args<'editTask'>['changes'];
  readonly months: Partial<Readonly<Record<Month, MonthOfTrack>>>;
}

const act = (what: TaskAction, more: Omit<Act, 'do'> = {}): Act => ({ do: what, ...more });
const report = (text: string, percent?: number): Act =>
  act('report', percent === undefined ? { text } : { text, percent });
const begin: MonthOfTrack = {
  issue: [act('approve'), act('assign')],
  report: [act('acknowledge'), report('已签收，明确专人负责，制定年度推进计划。', 8)],
};
/** Begun before anybody had approved it. */
const begun: MonthOfTrack = { ...begin, issue: [act('assign')] };
const reportsIn = (months: readonly Month[], text: string): Track['months'] =>
  Object.fromEntries(months.map((month) => [month, { report: [report(`${text}（${month}月）`)] }]));

export const tracks: readonly Track[] = [
  {
    name: '从立项到销号，反弹后重启',
    seq: 1,
    school: 0,
    months: {
      1: begun,
      2: { report: [report('完成招生计划测算，扩大贯通培养规模。', 20)] },
      3: { report: [act('requestCompletion', { text: '主要指标已经达到。' })] },
      4: {
        issue: [
          act('approve'),
          act('urge', { text: '请补充指标完成情况。', date: '2022-04-15' }),
          act('flagRisk', { text: '普职比数据与统计年报不一致。' }),
          act('clearRisk', { text: '数据已核对。' }),
        ],
        report: [report('补充了分校数据。', 40), act('requestChange', { text: '将统计时点改为秋季学期。' })],
        desk: [act('answerChange', { text: '同意，按秋季学期统计。' })],
      },
      5: { desk: [act('refuseCompletion', { text: '在校生规模还没有达到，继续推进。' })] },
      6: {
        report: [
          report('新增招生计划已下达。', 60),
          act('requestCompletion', { text: '指标达到，申请办结。' }),
        ],
        desk: [act('complete', { text: '经核，同意办结。' })],
      },
      7: {
        report: [act('requestStrikeOff', { text: '材料齐全，申请销号。' })],
        desk: [act('refuseStrikeOff', { text: '佐证材料缺学籍数据，退回补充。' })],
      },
      8: {
        report: [
          report('补齐学籍数据。', 90),
          act('requestCompletion', { text: '材料已补齐，再次申请办结。' }),
        ],
        desk: [act('complete', { text: '同意办结。' })],
      },
      9: {
        report: [act('requestStrikeOff', { text: '申请销号。' })],
        desk: [act('strikeOff', { text: '核验通过，同意销号。' })],
      },
      11: { issue: [act('reopen', { text: '抽查发现数据反弹，重新启动。' })] },
      12: { report: [report('已查明原因，完成整改。', 95)] },
    },
  },
  {
    name: '延期审批，办结后重新启动',
    seq: 9,
    school: 1,
    months: {
      1: begun,
      2: { report: [act('requestExtension', { text: '专业调整需报省厅备案。', date: '2023-03-31' })] },
      3: {
        issue: [
          act('approve'),
          act('urge', { text: '请报送阶段进展。', date: '2022-03-15' }),
          act('flagRisk', { text: '备案材料两次被退。' }),
          act('clearRisk', { text: '材料已受理。' }),
        ],
        report: [
          report('备案材料已受理。', 25),
          act('requestChange', { text: '把专业数量由 5 个改为 4 个。' }),
        ],
        desk: [act('answerChange', { text: '同意调整为 4 个。' })],
      },
      4: { desk: [act('refuseExtension', { text: '先按原时限推进。' })] },
      5: {
        report: [act('requestExtension', { text: '省厅评审排期在明年。', date: '2023-06-30' })],
        desk: [act('extend', { text: '同意延期。', date: '2023-06-30' })],
      },
      8: {
        report: [report('评审通过。', 100), act('requestCompletion', { text: '已完成。' })],
        desk: [act('complete', { text: '同意办结。' })],
      },
      9: { issue: [act('reopen', { text: '领导要求补充后续建设方案。' })] },
      10: { report: [report('后续建设方案已编制。')] },
      11: { report: [report('方案通过论证。')] },
      12: { report: [report('方案已实施。')] },
    },
  },
  {
    name: '退回改派，最后撤销',
    seq: 17,
    school: 2,
    months: {
      1: {
        issue: [act('assign')],
        report: [act('decline', { text: '不属于本校职责。' })],
        desk: [act('approve'), act('assign')],
      },
      2: { report: [act('decline', { text: '仍不具备条件，请改派。' })], desk: [act('withdraw')] },
      3: { issue: [act('assign')], report: [act('acknowledge'), report('按会议意见承办。')] },
      5: { desk: [act('withdraw')] },
      6: { issue: [act('cancel', { text: '并入其他任务。' })] },
    },
  },
  {
    name: '催了才签收，曾列重大风险',
    seq: 18,
    school: 0,
    months: {
      1: { issue: [act('assign')] },
      2: {
        issue: [act('approve'), act('urge', { text: '请尽快签收。', date: '2022-02-15' })],
        report: [report('集团章程起草中。')],
      },
      ...reportsIn([3, 5, 6, 7, 8, 11], '成员单位沟通和章程修订按计划进行'),
      4: {
        issue: [act('flagRisk', { text: '两家骨干企业退出，集团可能无法组建。' })],
        report: [report('正在联系替代企业。')],
      },
      9: {
        issue: [act('clearRisk', { text: '替代企业已签约。' })],
        report: [report('两家企业签约。'), act('requestChange', { text: '成员单位由 10 家调整为 8 家。' })],
        desk: [act('answerChange', { text: '同意。' })],
      },
      10: {
        issue: [act('flagRisk', { text: '一家企业资金链断裂。' })],
        report: [report('正在核实对集团组建的影响。')],
      },
      12: {
        issue: [act('clearRisk', { text: '该企业已由母公司接续履约。' })],
        report: [report('集团揭牌。')],
      },
    },
  },
  {
    name: '交办后收回，再次交办',
    seq: 23,
    school: 1,
    months: {
      1: { issue: [act('approve'), act('assign')] },
      2: { issue: [act('withdraw')] },
      3: { issue: [act('assign')], report: [act('acknowledge'), report('实训基地选址已定。', 5)] },
      ...reportsIn([4, 5, 6, 7, 8, 9, 10, 11, 12], '实训基地建设'),
    },
  },
  {
    name: '暂缓、恢复，最后撤销',
    seq: 6,
    school: 3,
    months: {
      1: begin,
      2: { report: [report('对照标准自查，形成问题清单。')] },
      3: { issue: [act('suspend', { text: '等待新的设置标准。' })] },
      8: { issue: [act('resume', { text: '新标准已印发。' })], report: [report('按新标准重新自查。')] },
      9: { report: [report('校舍加固完工，设备到位。')] },
      10: { report: [report('自评达标。')] },
      11: { issue: [act('cancel', { text: '上级取消该项评估。' })] },
    },
  },
  {
    name: '持续推进，年度办结',
    seq: 4,
    school: 0,
    months: {
      1: begin,
      ...reportsIn([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '贯通培养按年度计划推进'),
      12: {
        report: [report('年度目标全部完成。', 100)],
        desk: [act('completeYear', { text: '年度目标完成。' })],
      },
    },
  },
  {
    name: '逾期以后才申请延期',
    seq: 5,
    school: 2,
    months: {
      1: begin,
      2: { report: [report('制度文本征求意见。')] },
      3: { report: [report('修改后报局务会。')] },
      4: {
        report: [act('requestExtension', { text: '需与中考改革方案衔接。', date: '2022-12-31' })],
        desk: [act('extend', { text: '同意，下不为例。', date: '2022-12-31' })],
      },
      ...reportsIn([5, 6, 7, 8, 9, 10, 11, 12], '制度起草和衔接'),
    },
  },
  {
    name: '年底才启动',
    seq: 11,
    school: 0,
    changes: { deadline: { kind: 'from', text: '自2022年12月起', date: '2022-12' } },
    months: { 1: { issue: [act('approve'), act('assign')], report: [act('acknowledge')] } },
  },
  {
    name: '节点逾期',
    seq: 10,
    school: 0,
    changes: {
      deadline: {
        kind: 'by',
        text: '2022年3月完成方案，2022年12月完成',
        date: '2022-12',
        milestones: [{ text: '2022年3月完成方案', date: '2022-03' }],
      },
    },
    months: {
      1: { ...begin, report: [act('acknowledge'), report('提质升级方案起草。')] },
      ...reportsIn([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '提质升级项目按清单推进，方案仍在修改'),
    },
  },
  {
    name: '欠进度，后来赶上',
    seq: 8,
    school: 1,
    months: {
      1: begin,
      2: { report: [report('材料准备。', 8)] },
      3: { report: [report('材料准备。推进慢于计划。', 9)] },
      4: { report: [report('仍在准备。', 9)] },
      5: { report: [report('完成初审。', 10)] },
      6: { report: [report('初审意见整改。', 12)] },
      7: { report: [report('整改完成。', 45)] },
      8: { report: [report('现场评审。', 70)] },
      9: { report: [report('公示。', 80)] },
      10: { report: [report('获批 1 所。', 88)] },
      11: { report: [report('获批 2 所。', 95)] },
      12: { report: [report('全部获批。', 100)] },
    },
  },
  {
    name: '秋季起总是晚一个月',
    seq: 12,
    school: 1,
    months: {
      1: { issue: [act('assign')], report: [act('acknowledge'), report('课程遴选启动。')] },
      ...reportsIn([3, 4, 5, 6, 7, 8], '课程建设'),
      2: { issue: [act('approve')], report: [report('课程建设（2月）')] },
      10: { report: [act('report', { text: '九月课程上线 3 门。', past: true })] },
      11: { report: [act('report', { text: '十月课程上线 2 门。', past: true })] },
      12: { report: [act('report', { text: '十一月课程上线 4 门。', past: true })] },
    },
  },
  {
    name: '两次催办没有答复',
    seq: 3,
    school: 2,
    months: {
      1: { issue: [act('approve'), act('assign')], report: [act('acknowledge'), report('试点方案起草。')] },
      ...reportsIn([2, 3, 4, 5, 6, 7, 8], '普职融合试点'),
      10: { issue: [act('urge', { text: '九月进展没有报送，请速报。', date: '2022-10-15' })] },
      11: { issue: [act('urge', { text: '再次催办，请书面说明原因。', date: '2022-11-15' })] },
      12: { report: [report('已补充人员，试点恢复正常。')] },
    },
  },
  {
    name: '年后到期，十二月没有报',
    seq: 13,
    school: 1,
    changes: { deadline: { kind: 'by', text: '2023年3月15日前', date: '2023-03-15' } },
    months: {
      1: { issue: [act('approve'), act('assign')], report: [act('acknowledge'), report('方案起草。')] },
      ...reportsIn([2, 3, 4, 5, 6, 7, 8, 9, 10, 11], '课程体系修订按计划进行'),
    },
  },
  {
    name: '过了时限没有办结',
    seq: 14,
    school: 0,
    changes: { deadline: { kind: 'by', text: '2022年6月底前', date: '2022-06' } },
    months: {
      1: { issue: [act('approve'), act('assign')], report: [act('acknowledge'), report('成立专班。')] },
      ...reportsIn([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '指导意见反复修改，尚未印发'),
    },
  },
  {
    name: '一份进展的多次更正',
    seq: 7,
    school: 0,
    months: {
      1: begin,
      ...reportsIn([3, 4, 5, 6, 7, 8, 9, 10, 11, 12], '升格材料准备'),
    },
  },
];

/** What one report of one period went through, on both sides. */
export interface Correspondence {
  readonly seq: number;
  readonly school: Lead;
  readonly period: string;
  /** On the day of issue the named step has arrived with the bundle. */
  readonly months: Partial<
    Readonly<
      Record<
        Month,
        {
          readonly issue?: SubmissionAction;
          readonly report?: readonly SubmissionAction[];
          readonly desk?: 'accept' | 'return';
        }
      >
    >
  >;
}

export const correspondence: Correspondence = {
  seq: 7,
  school: 0,
  period: '2022-02',
  months: {
    2: {
      report: [
        'edit',
        'sendForReview',
        'returnInternally',
        'edit',
        'sendForReview',
        'edit',
        'sendForReview',
        'signOff',
        'correct',
        'signOff',
        'export',
        'export',
      ],
    },
    3: {
      issue: 'receipt',
      report: ['correct', 'signOff', 'export', 'correct', 'signOff', 'export'],
      desk: 'accept',
    },
    4: { issue: 'accept', report: ['correct', 'signOff', 'export'], desk: 'return' },
    5: { issue: 'return', report: ['correct', 'signOff', 'export'] },
    6: { issue: 'receipt', desk: 'return' },
    7: { issue: 'return', report: ['correct', 'signOff', 'export'] },
    8: { issue: 'receipt', desk: 'accept' },
    9: { issue: 'accept' },
  },
};

/** The rule sets of the year: from May on the bureau tries the published ones, each while the year has something for each of its rules. */
export const ruleSets: Partial<Readonly<Record<Month, PresetName>>> = {
  1: 'default',
  5: 'yinchuan',
  7: 'suqian',
  10: 'shangqiu',
  12: 'default',
};
