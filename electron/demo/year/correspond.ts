import type { SubmissionAction } from '../../../shared/rules/cycle/submission-machine.ts';
import { Stopped } from '../call.ts';
import type { Month } from './calendar.ts';
import { blank, type SchoolPlayer, type Stage, submit } from './stage.ts';
import type { Correspondence } from './story.ts';
import type { Walked } from './walked.ts';

/** Plays what one report went through, each step seen at the school that wrote it. */
export interface CorrespondencePlay {
  readonly task: string;
  readonly school: SchoolPlayer;
  /** Before a bundle arrives; afterwards the step that it brought is checked. */
  readonly aroundIssue: (month: Month) => Promise<() => Promise<void>>;
  readonly atSchool: (month: Month) => Promise<void>;
  readonly atDesk: (month: Month) => Promise<void>;
}

export function createCorrespondencePlay(
  { seq, school: lead, period, months }: Correspondence,
  stage: Stage,
  walked: Walked,
): CorrespondencePlay {
  const task = stage.jinan.get(seq);
  const school = stage.schools[lead];
  if (task === undefined || !school) throw new Error(`no task ${seq}`);
  let version = 0;

  const stateNow = async (): Promise<string> => {
    const { rows } = await school.call('getSheet', { period });
    const row = rows.find((each) => each.task === task);
    if (row?.draft) return row.review?.state ?? 'draft';
    return row?.signed?.status ?? 'draft';
  };
  const see = (before: string, action: SubmissionAction, after: string, month: Month): void => {
    const where = `${month}月 一份进展（${action}）`;
    const problem = walked.see('submission', { before, actions: [action], after, where });
    if (problem) throw new Stopped('E_YEAR', problem);
  };

  return {
    task,
    school,
    aroundIssue: async (month) => {
      const action = months[month]?.issue;
      if (!action) return async () => {};
      const before = await stateNow();
      return async () => see(before, action, await stateNow(), month);
    },
    atSchool: async (month) => {
      for (const action of months[month]?.report ?? []) {
        const before = await stateNow();
        if (action === 'edit' || action === 'correct') version += 1;
        await doAtSchool(stage, school, { task, period, version }, action, month);
        see(before, action, await stateNow(), month);
      }
    },
    atDesk: async (month) => {
      const verdict = months[month]?.desk;
      if (!verdict) return;
      const { reports } = await stage.bureau.call('getTask', { task });
      const open = reports.find((each) => each.period === period && !each.replaced && each.answer === null);
      if (!open) throw new Stopped('E_YEAR', `${month}月 ${task} ${period}`);
      await stage.bureau.call('review', {
        task,
        unit: school.name,
        report: open.id,
        request: null,
        verdict,
        text: verdict === 'return' ? '请写明完成到哪一步。' : '',
        date: null,
        strikeOff: false,
        conclusion: null,
        approvedBy: null,
      });
    },
  };
}

async function doAtSchool(
  stage: Stage,
  school: SchoolPlayer,
  { task, period, version }: { readonly task: string; readonly period: string; readonly version: number },
  action: SubmissionAction,
  month: Month,
): Promise<void> {
  const { call } = school;
  switch (action) {
    case 'edit':
    case 'correct':
      await call('saveDraft', {
        task,
        period,
        draft: {
          ...blank,
          text: `升格材料第 ${version} 稿：完成${version % 2 === 0 ? '办学条件' : '师资'}部分。`,
          reason: action === 'correct' ? '按审核意见更正' : null,
        },
      });
      return;
    case 'sendForReview':
      await call('sendForReview', { period, by: '办公室' });
      return;
    case 'returnInternally':
      await call('reviewInternally', {
        period,
        tasks: [task],
        verdict: 'return',
        text: '数字与上报表不一致，请核对。',
        by: '分管校领导',
      });
      return;
    case 'signOff':
      await call('signOff', { period, by: '校长' });
      return;
    case 'export':
      await submit(stage, school, month);
      return;
    default:
      throw new Error(`not an act of a school: ${action}`);
  }
}
