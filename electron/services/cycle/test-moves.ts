import { expect } from 'vitest';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { A, draft, PERIOD, type TestUnit, testFolder, tryReceive } from '../test-stores.ts';

/** What people do about tasks, for tests that try it in every order. */

const ASKED = {
  requestExtension: 'extend',
  requestChange: 'change',
  requestCompletion: 'close',
  requestStrikeOff: 'strikeOff',
} as const;
const ANSWERED = {
  extend: 'extend',
  refuseExtension: 'extend',
  answerChange: 'change',
  complete: 'close',
  refuseCompletion: 'close',
} as const;

export type Outcome = { readonly ok: true } | { readonly ok: false; readonly code: string };

export async function ask(
  unit: TestUnit,
  name: Parameters<TestUnit['services']['call']>[0],
  args: unknown,
): Promise<Outcome> {
  const answer = await unit.services.call(name, args, { language: 'zh' });
  return answer.ok ? { ok: true } : { ok: false, code: answer.error.code };
}

/** On which task a step is made, and what a person writes into it. */
export interface Spoken {
  readonly task: string;
  readonly text: string;
  readonly date: string;
  readonly leader: string | null;
}

/** Makes the step that the screen calls by this name. */
export async function make(
  unit: TestUnit,
  action: TaskAction,
  { task, text, date, leader }: Spoken,
): Promise<Outcome> {
  const review = { task, unit: A.name, report: null, text, date: null, conclusion: null, approvedBy: leader };
  if (action in ASKED) {
    const type = ASKED[action as keyof typeof ASKED];
    const given = { task, type, reason: text, date: type === 'extend' ? date : null };
    const saved = await ask(unit, 'saveRequest', { ...given, text: type === 'change' ? text : null });
    return saved.ok ? ask(unit, 'signOff', { period: null, by: '校长' }) : saved;
  }
  if (action in ANSWERED) {
    const type = ANSWERED[action as keyof typeof ANSWERED];
    const { requests } = await unit.call('getTask', { task });
    const open = requests.find((each) => each.type === type && each.answer === null);
    if (!open) return { ok: false, code: 'E_NOTHING_TO_REVIEW' };
    const verdict = action.startsWith('refuse') ? 'return' : 'accept';
    const granted = action === 'extend' ? date : null;
    return ask(unit, 'review', {
      ...review,
      unit: open.unit.id,
      request: open.id,
      verdict,
      date: granted,
      strikeOff: false,
    });
  }
  switch (action) {
    case 'assign':
      return ask(unit, 'assign', { tasks: [task], unit: A.name, role: 'cooperate' });
    case 'withdraw':
      return ask(unit, 'unassign', { tasks: [task], unit: A.name });
    case 'urge':
      return ask(unit, 'urge', { items: [{ task, unit: A.name }], text, limit: date, by: null });
    case 'strikeOff':
    case 'refuseStrikeOff': {
      const verdict = action === 'strikeOff' ? 'accept' : 'return';
      return ask(unit, 'review', { ...review, request: null, verdict, strikeOff: true });
    }
    case 'acknowledge':
      return ask(unit, 'acknowledge', { tasks: [task], by: null });
    case 'decline':
      return ask(unit, 'decline', { task, reason: text, by: null });
    case 'report': {
      const saved = await ask(unit, 'saveDraft', {
        task,
        period: PERIOD,
        draft: draft({ text, reason: text }),
      });
      if (!saved.ok) return saved;
      const signed = await ask(unit, 'signOff', { period: null, by: '校长' });
      // Nothing but blanks is no draft.
      return !signed.ok && signed.code === 'E_NOTHING_TO_SIGN'
        ? { ok: false, code: 'E_EMPTY_REPORT' }
        : signed;
    }
    default:
      return ask(unit, 'decideTasks', {
        tasks: [task],
        verdict: action,
        text,
        year: null,
        approvedBy: leader,
      });
  }
}

/** A file from one to the other; every file is taken, whatever became of single records in it. */
export async function carry(from: TestUnit, to: TestUnit, receiver: string): Promise<void> {
  const { files } = await from.call('exportBundles', { to: [receiver], dir: testFolder(), kind: null });
  for (const { path } of files) expect(await tryReceive(to, path)).toMatchObject({ ok: true });
}
