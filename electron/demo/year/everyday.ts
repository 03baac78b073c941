import type { Value } from '../../../shared/contract.ts';
import type { Random } from '../../../shared/random.ts';
import { type Month, periodOf } from './calendar.ts';
import { excuses, PHONING_MONTHS, says } from './cast.ts';
import { attach } from './scenes/evidence.ts';
import { blank, type SchoolPlayer, type Stage } from './stage.ts';

/** So many tasks every school has beside those of the story. */
const TASKS = 8;

/** Which tasks each school has in its everyday: the first school of a task leads it, the others cooperate. */
export function dealTasks(
  stage: Stage,
  taken: ReadonlySet<string>,
  random: Random,
): ReadonlyMap<SchoolPlayer, readonly string[]> {
  const free = stage.tasks.filter((task) => !taken.has(task));
  return new Map(
    stage.schools.map((school) => {
      const start = random.below(free.length);
      const own = Array.from({ length: TASKS }, (_, index) => free[(start + index * 3) % free.length] ?? '');
      return [school, [...new Set(own)]];
    }),
  );
}

export async function assignEveryday(
  { bureau }: Stage,
  dealt: ReadonlyMap<SchoolPlayer, readonly string[]>,
): Promise<void> {
  const led = new Set<string>();
  for (const [{ name }, tasks] of dealt)
    for (const role of ['lead', 'cooperate'] as const) {
      const own = tasks.filter((task) => led.has(task) === (role === 'cooperate'));
      if (own.length > 0) await bureau.call('assign', { tasks: own, unit: name, role });
      if (role === 'cooperate') for (const task of tasks) led.add(task);
    }
}

/** Whether a school sits at its PC in a month. */
export const atItsPc = ({ school }: SchoolPlayer, month: Month): boolean =>
  school.habit !== 'phoning' || !PHONING_MONTHS.has(month);

/** The month that a school reports on in a month; null where it sends nothing. */
function reportsOn({ school }: SchoolPlayer, month: Month): Month | null {
  switch (school.habit) {
    case 'late':
      return month === 1 ? null : ((month - 1) as Month);
    case 'forgetful':
      return month % 3 === 1 ? month : null;
    default:
      return month;
  }
}

/** What a school did at its PC: drafts wait for sign-off, an answer travels as it is. */
export type Done = 'nothing' | 'answered' | 'drafted';

/** Fills in the sheet as the school's habit is. */
export async function fillIn(
  stage: Pick<Stage, 'stick'>,
  player: SchoolPlayer,
  tasks: readonly string[],
  month: Month,
  random: Random,
): Promise<Done> {
  const { call, school } = player;
  if (month === 1) await call('acknowledge', { tasks: [...tasks], by: null });
  const about = reportsOn(player, month);
  if (about === null) return month === 1 ? 'answered' : 'nothing';
  const own = new Set(tasks);
  const period = periodOf(about);
  const open = (await call('listTasks', {})).filter(({ id, state }) => own.has(id) && reportable.has(state));
  for (const [index, { id }] of open.entries()) {
    const quiet = school.habit !== 'brief' && index % 4 === 3;
    const text = school.habit === 'brief' ? BRIEF : `${random.pick(says)}（${about}月）`;
    const pictured = month === PICTURED && index === 0;
    const evidence = pictured
      ? [await attach(stage, player, { task: id, month: about, kind: 'picture' })]
      : [];
    await call('saveDraft', {
      task: id,
      period,
      draft: {
        ...blank,
        text: quiet ? '' : text,
        noChange: quiet ? random.pick(excuses) : null,
        problems: !quiet && index % 5 === 1 ? '配套资金尚未到位。' : '',
        next: quiet ? '' : '按计划推进，下月完成阶段总结。',
        evidence,
      },
    });
  }
  if (about > 1) await correctReturned(player, own, periodOf((about - 1) as Month));
  if (school.habit === 'asking' && month === 9) await askForTime(player, own);
  return open.length > 0 ? 'drafted' : 'nothing';
}

/** In this month every school that reports attaches a picture. */
const PICTURED = 4;
const BRIEF = '正在推进。';
const reportable: ReadonlySet<string> = new Set([
  'awaitingAcknowledgement',
  'inProgress',
  'extensionPending',
  'underReview',
]);

/** What the bureau returned is written anew, with the reason. */
async function correctReturned(
  { call }: SchoolPlayer,
  own: ReadonlySet<string>,
  period: string,
): Promise<void> {
  const { rows } = await call('getSheet', { period });
  for (const { task, signed } of rows)
    if (own.has(task) && signed?.status === 'returned')
      await call('saveDraft', {
        task,
        period,
        draft: {
          ...blank,
          text: '完成方案论证和两轮征求意见，正在按意见修改。',
          next: '下月定稿。',
          reason: '按审核意见补充内容',
        },
      });
}

/** More time for the first task that has a limit. */
async function askForTime({ call }: SchoolPlayer, own: ReadonlySet<string>): Promise<void> {
  const task = (await call('listTasks', {})).find(
    ({ id, deadline, state }) => own.has(id) && deadline.kind === 'by' && state === 'inProgress',
  );
  if (task)
    await call('saveRequest', {
      task: task.id,
      type: 'extend',
      reason: '设备采购两次流标，需重新招标。',
      date: '2023-06-30',
      text: null,
    });
}

type DeskItem = Value<'getReviewDesk'>['items'][number];

/** The desk's everyday: what says something is accepted, what says nothing is returned, everybody's request is granted. */
export async function clearDesk(
  { bureau }: Stage,
  /** The story has its own answer to it. */
  ofStory: (item: DeskItem) => boolean,
): Promise<void> {
  const { items } = await bureau.call('getReviewDesk', {});
  const open = items.filter((item) => !ofStory(item));
  const brief = (item: DeskItem) => item.request === null && item.report?.text === BRIEF;
  const answer = async (chosen: readonly DeskItem[], verdict: 'accept' | 'return', text: string) => {
    if (chosen.length === 0) return;
    await bureau.call('reviewMany', {
      items: chosen.map(({ task, unit, id }) => ({ task: task.id, unit: unit.id, id })),
      verdict,
      text,
      approvedBy: '分管局领导',
    });
  };
  await answer(open.filter(brief), 'return', '内容空泛，请写明做了什么、完成到哪一步。');
  await answer(
    open.filter((item) => !brief(item)),
    'accept',
    '',
  );
}

/** 代录: the school without its PC says on the telephone how far it is. */
export async function typeFor(
  { bureau }: Stage,
  player: SchoolPlayer,
  tasks: readonly string[],
  month: Month,
  random: Random,
): Promise<void> {
  for (const task of tasks)
    await bureau.call('transcribeReport', {
      task,
      unit: player.name,
      period: periodOf(month),
      report: {
        text: random.pick(says),
        percent: null,
        actuals: [],
        problems: '',
        next: '',
        noChange: null,
        reason: null,
      },
      source: 'phone',
      from: '办公室',
      by: null,
    });
}
