import type { Value } from '../../../shared/contract.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';
import { checklistOf, type Step, type StepAnswers, type StepTask } from './steps.ts';

/** 签收, one click. */
export async function acknowledge(task: StepTask): Promise<void> {
  const answer = await call('acknowledge', { tasks: [task.id], by: null });
  if (!answer.ok) return;
  const done = fill(words().cycle.acknowledged, { task: task.number });
  await rememberStoreStep(done);
  announce(done);
}

export async function dropRequestDraft(id: string): Promise<void> {
  if (!(await call('dropRequest', { id })).ok) return;
  await rememberStoreStep(words().cycle.dropped);
  announce(words().cycle.dropped);
}

/** Makes a step with what was given; the answer is whether it was made. */
export async function makeStep(step: Step, answers: StepAnswers, name: string): Promise<boolean> {
  const done = await send(step, answers);
  const w = words().cycle;
  if (done) {
    const said = {
      decline: fill(w.declined, { task: step.task.number }),
      request: fill(w.asked, { what: name }),
      review: fill(w.decided, { what: name }),
      decide: fill(w.decided, { what: name }),
      countersign: fill(w.decided, { what: name }),
    };
    await rememberStoreStep(name);
    announce(said[step.type]);
  }
  return done;
}

async function send(step: Step, { text, date, change, leader, checks }: StepAnswers): Promise<boolean> {
  const checklist = Object.keys(checks).length > 0 ? { checklist: checklistOf(checks) } : {};
  const approvedBy = leader.trim() || null;
  switch (step.type) {
    case 'decline':
      return (await call('decline', { task: step.task.id, reason: text, by: approvedBy })).ok;
    case 'request': {
      const answer = await call('saveRequest', {
        task: step.task.id,
        type: step.request,
        reason: text,
        date: step.request === 'extend' ? date : null,
        text: step.request === 'change' ? change : null,
        ...checklist,
      });
      return answer.ok;
    }
    case 'review': {
      const { about, verdict } = step;
      const answer = await call('review', {
        task: step.task.id,
        unit: step.unit.id,
        report: about.kind === 'report' ? about.id : null,
        request: about.kind === 'request' ? about.id : null,
        verdict,
        text,
        date: verdict === 'accept' && date !== '' ? date : null,
        strikeOff: false,
        conclusion: null,
        ...checklist,
        approvedBy,
      });
      return answer.ok;
    }
    case 'countersign':
      return (
        await call('countersign', {
          task: step.task.id,
          unit: step.unit.id,
          answer: step.answer,
          text,
          by: approvedBy,
        })
      ).ok;
    case 'decide': {
      const { verdict } = step;
      const answer = await call('decideTasks', {
        tasks: [step.task.id],
        verdict,
        text,
        year: null,
        approvedBy,
      });
      if (answer.ok) tellParts(answer.value);
      return answer.ok;
    }
  }
}

/** A split row takes its parts along, and says which could not follow. */
function tellParts({ parts = 0, left = 0 }: Value<'decideTasks'>): void {
  const w = words().cycle;
  if (parts > 0) announce(fill(w.partsFollowed, { count: parts }));
  if (left > 0) announce(fill(w.partsLeft, { count: left }));
}
