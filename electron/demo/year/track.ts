import { assignmentActions } from '../../../shared/rules/cycle/assignment-machine.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { Stopped } from '../call.ts';
import { type Month, periodOf } from './calendar.ts';
import type { Done } from './everyday.ts';
import { blank, type Player, type SchoolPlayer, type Stage, type Standing, standingAt } from './stage.ts';
import type { Act, Track } from './story.ts';
import type { Walked } from './walked.ts';

/** Plays one track through its months and has every step of it checked against the tables. */
export interface TrackPlay {
  readonly task: string;
  readonly school: SchoolPlayer;
  /** What the bureau does: on the day of issue, or at its desk. */
  readonly atBureau: (month: Month, moment: 'issue' | 'desk') => Promise<void>;
  /** What the school prepares. */
  readonly prepare: (month: Month) => Promise<Done>;
  /** Around the school's sign-off, and around what each side learns from a bundle. */
  readonly around: (what: 'signOff' | 'down' | 'up', month: Month) => Promise<() => Promise<void>>;
}

export function createTrackPlay(track: Track, stage: Stage, walked: Walked): TrackPlay {
  const task = stage.jinan.get(track.seq);
  const school = stage.schools[track.school];
  if (task === undefined || !school) throw new Error(`no task or school for ${track.name}`);
  const { bureau } = stage;
  const down: TaskAction[] = [];
  const up: TaskAction[] = [];
  let prepared: { readonly before: Standing; readonly actions: readonly TaskAction[] } | null = null;

  const at = (player: Player) => standingAt(player, task, school.name);
  const check = (before: Standing, actions: readonly TaskAction[], after: Standing, where: string): void => {
    const ofAssignment = actions.filter((action) =>
      (assignmentActions as readonly string[]).includes(action),
    );
    const problem =
      walked.see('task', { before: before.task, actions, after: after.task, where }) ??
      (ofAssignment.length === 0
        ? null
        : walked.see('assignment', {
            before: before.assignment,
            actions: ofAssignment,
            after: after.assignment,
            where,
          }));
    if (problem) throw new Stopped('E_YEAR', problem);
  };
  const where = (month: Month, side: string) => `${month}月 ${track.name}（${side}）`;

  return {
    task,
    school,
    atBureau: async (month, moment) => {
      for (const act of track.months[month]?.[moment] ?? []) {
        const before = (await at(bureau)).standing;
        await doAtBureau(stage, task, school.name, act);
        check(before, [act.do], (await at(bureau)).standing, where(month, '局'));
        // Of an approval the school learns nothing; its own state of the task is one in which it was given.
        down.push(act.do);
      }
    },
    prepare: async (month) => {
      const acts = track.months[month]?.report ?? [];
      if (acts.length === 0) return 'nothing';
      const before = (await at(school)).standing;
      const silent = before.task === 'awaitingAcknowledgement' && !answers(acts[0]);
      const actions = [...(silent ? (['acknowledge'] as const) : []), ...acts.map((act) => act.do)];
      for (const act of acts) await doAtSchool(school, task, act, month);
      up.push(...actions);
      const travels = acts.some((act) => act.do !== 'acknowledge' && act.do !== 'decline');
      if (travels) {
        prepared = { before, actions };
        return 'drafted';
      }
      check(before, actions, (await at(school)).standing, where(month, '校'));
      return 'answered';
    },
    around: async (what, month) => {
      if (what === 'signOff') {
        const signed = prepared;
        prepared = null;
        if (!signed) return async () => {};
        return async () =>
          check(signed.before, signed.actions, (await at(school)).standing, where(month, '校'));
      }
      const [player, carried] = what === 'down' ? [school, down] : [bureau, up];
      const before = await at(player);
      return async () => {
        const after = await at(player);
        const actions = what === 'down' ? carried.flatMap(arrives) : [...carried];
        carried.length = 0;
        if (!after.known) return;
        check(before.standing, actions, after.standing, where(month, what === 'down' ? '校接收' : '局接收'));
      };
    },
  };
}

const answers = (act: Act | undefined): boolean => act?.do === 'acknowledge' || act?.do === 'decline';

/** What was assigned since the last bundle arrives with this one. */
const arrives = (action: TaskAction): readonly TaskAction[] =>
  action === 'assign' ? ['assign', 'arrive'] : [action];

async function doAtBureau({ bureau: { call } }: Stage, task: string, unit: string, act: Act): Promise<void> {
  const text = act.text ?? '';
  switch (act.do) {
    case 'assign':
      await call('assign', { tasks: [task], unit, role: 'lead' });
      return;
    case 'withdraw':
      await call('unassign', { tasks: [task], unit });
      return;
    case 'urge':
      await call('urge', { items: [{ task, unit }], text, limit: act.date ?? '', by: null });
      return;
    case 'approve':
    case 'suspend':
    case 'resume':
    case 'cancel':
    case 'reopen':
    case 'flagRisk':
    case 'clearRisk':
    case 'completeYear':
      await call('decideTasks', {
        tasks: [task],
        verdict: act.do,
        text,
        year: null,
        approvedBy: '分管局领导',
      });
      return;
    case 'extend':
    case 'refuseExtension':
    case 'answerChange':
    case 'complete':
    case 'refuseCompletion':
    case 'strikeOff':
    case 'refuseStrikeOff': {
      const refused = act.do.startsWith('refuse');
      const type = TYPES[act.do];
      const { requests } = await call('getTask', { task });
      const request = requests.find((each) => each.type === type && each.answer === null);
      if (!request) throw new Stopped('E_YEAR', `${unit}: ${act.do} ${task}`);
      await call('review', {
        task,
        unit,
        report: null,
        request: request.id,
        verdict: refused ? 'return' : 'accept',
        text,
        date: act.do === 'extend' ? (act.date ?? null) : null,
        strikeOff: act.do === 'strikeOff' || act.do === 'refuseStrikeOff',
        conclusion: null,
        approvedBy: '分管局领导',
      });
      return;
    }
    default:
      throw new Error(`not an act of the bureau: ${act.do}`);
  }
}

const TYPES = {
  extend: 'extend',
  refuseExtension: 'extend',
  answerChange: 'change',
  complete: 'close',
  refuseCompletion: 'close',
  strikeOff: 'strikeOff',
  refuseStrikeOff: 'strikeOff',
} as const;

async function doAtSchool({ call }: SchoolPlayer, task: string, act: Act, month: Month): Promise<void> {
  const text = act.text ?? '';
  switch (act.do) {
    case 'acknowledge':
      await call('acknowledge', { tasks: [task], by: null });
      return;
    case 'decline':
      await call('decline', { task, reason: text, by: '校长' });
      return;
    case 'report': {
      const period = periodOf(act.past ? ((month - 1) as Month) : month);
      const draft = { ...blank, text, percent: act.percent ?? null, next: '按计划推进。' };
      await call('saveDraft', { task, period, draft });
      return;
    }
    case 'requestExtension':
    case 'requestChange':
    case 'requestCompletion':
    case 'requestStrikeOff':
      await call('saveRequest', {
        task,
        type: ASKED[act.do],
        reason: text,
        date: act.date ?? null,
        text: act.do === 'requestChange' ? text : null,
      });
      return;
    default:
      throw new Error(`not an act of a school: ${act.do}`);
  }
}

const ASKED = {
  requestExtension: 'extend',
  requestChange: 'change',
  requestCompletion: 'close',
  requestStrikeOff: 'strikeOff',
} as const;
