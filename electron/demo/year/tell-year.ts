import type { TaskState } from '../../../shared/model/views.ts';
import type { AssignmentAction, AssignmentState } from '../../../shared/rules/cycle/assignment-machine.ts';
import type { SubmissionAction, SubmissionState } from '../../../shared/rules/cycle/submission-machine.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { actionName } from '../../../shared/rules/cycle/words.ts';
import { ruleName } from '../../../shared/rules/lights/rule-words.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import type { Year } from './play-year.ts';
import type { MachineName } from './walked.ts';

const machineNames: Readonly<Record<MachineName, string>> = {
  task: '任务',
  assignment: '交办',
  submission: '报送',
};

const assignmentStates: Readonly<Record<AssignmentState, string>> = {
  notAssigned: '未交办',
  assigned: '已交办',
  awaitingAcknowledgement: '待签收',
  inProgress: '办理中',
  returnedForReassignment: '退回改派',
  cancelled: '已收回',
};
const submissionStates: Readonly<Record<SubmissionState, string>> = {
  draft: '草稿',
  awaitingInternalReview: '待校内审核',
  returnedInternally: '校内退回',
  signedOff: '已签发',
  exported: '已导出',
  received: '局已接收',
  accepted: '审核通过',
  returned: '退回',
};
const submissionActions: Readonly<Record<SubmissionAction, string>> = {
  edit: '填写',
  sendForReview: '送校内审核',
  returnInternally: '校内退回',
  signOff: '签发',
  export: '导出',
  receipt: '回执',
  accept: '审核通过',
  return: '退回',
  correct: '更正',
};

const words: Readonly<
  Record<MachineName, { readonly state: (name: string) => string; readonly action: (name: string) => string }>
> = {
  task: {
    state: (name) => stateWords[name as TaskState],
    action: (name) => actionName(name as TaskAction).zh,
  },
  assignment: {
    state: (name) => assignmentStates[name as AssignmentState],
    action: (name) => actionName(name as AssignmentAction).zh,
  },
  submission: {
    state: (name) => submissionStates[name as SubmissionState],
    action: (name) => submissionActions[name as SubmissionAction],
  },
};

/** The year as lines: every row of the three tables, every rule with its reason, the scenes, both sides, and where to look. */
export function tellYear(year: Year, seconds: number): readonly string[] {
  const { transitions, lights, scenes, agreements, stores, seed } = year;
  const sum = (of: 'shares' | 'records' | 'reports') =>
    agreements.reduce((total, each) => total + each[of], 0);
  return [
    `一、办理环节：三张表共 ${transitions.length} 步，每一步都走到了`,
    ...transitions.map(({ machine, from, action, to, times, first }) => {
      const { state, action: word } = words[machine];
      return `${machineNames[machine]}\t${state(from)} → ${word(action)} → ${state(to)}\t${times} 次\t${first ?? ''}`;
    }),
    `二、亮灯规则：共 ${lights.length} 档，每一档都亮过，并说明了原因和消除办法`,
    ...lights.map(
      ({ set, rule, test, times, shown, where }) =>
        `${set}\t规则 ${rule} ${ruleName(test, 'zh')}\t${shown?.word ?? ''}\t${times} 次\t${where ?? ''}\t${shown?.reason ?? ''}${shown?.clear ? `。消除：${shown.clear}` : ''}`,
    ),
    `三、其他环节：${scenes.length} 段`,
    ...scenes.map(({ name, seen }) => `${name}\t${seen}`),
    '四、两边核对：同一条记录逐字相同，同一项任务的状态、灯和原因相同',
    `学校 ${agreements.length} 所，承担 ${sum('shares')} 项次，记录 ${sum('records')} 条，其中进展 ${sum('reports')} 份，全部一致`,
    `五、打开看看（每次一个单位，统计截止日已设为年末）：npm start -- --store 文件夹`,
    ...stores.map(({ unit, store }) => `${unit}\t${store}`),
    `用时 ${seconds.toFixed(1)} 秒，种子 ${seed}`,
  ];
}
