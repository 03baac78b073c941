import type { ReviewItem } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { announce } from '../../state/announcements.ts';
import { noteChange } from '../../state/changes.ts';
import { showFailure } from '../../state/failures.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';
import type { Step, StepTask } from '../task/steps.ts';
import { answered, chosenItems, currentItem, leaveOut, mark, settled } from './review-store.ts';

export const stepTask = ({ task }: ReviewItem): StepTask => ({
  id: task.id,
  number: task.number,
  title: task.title,
  due: task.due.date,
});

/** What can't be agreed to without more than a word: a new date, a checklist. */
export const asksMore = ({ request }: ReviewItem): boolean =>
  request !== null && (request.type === 'extend' || request.type === 'strikeOff');

const agreeing = (item: ReviewItem, request: NonNullable<ReviewItem['request']>): Step => ({
  type: 'review',
  task: stepTask(item),
  unit: item.unit,
  verdict: 'accept',
  about: { kind: 'request', id: request.id, request: request.type, date: request.date },
});

/** A: the marked ones, or the one in view. A request that needs a date or a check opens its form. */
export async function acceptChosen(): Promise<void> {
  const chosen = chosenItems();
  const [first] = chosen;
  if (chosen.length === 1 && first?.request && asksMore(first)) {
    const made = () => settled([first.id]);
    openDialog({ kind: 'step', step: agreeing(first, first.request), made });
    return;
  }
  const plain = chosen.filter((item) => !asksMore(item));
  if (plain.length < chosen.length)
    announce(fill(words().review.left, { count: chosen.length - plain.length }));
  await decide(plain, 'accept', '');
}

/** R: asks for the words first. */
export function returnChosen(): void {
  const items = chosenItems();
  if (items.length > 0) openDialog({ kind: 'return', items });
}

/** One after the other, in the order of the keys. */
let line: Promise<unknown> = Promise.resolve();

/** Decides about all of them, and goes on at once; the answer is whether all were decided. */
export function decide(
  items: readonly ReviewItem[],
  verdict: 'accept' | 'return',
  text: string,
): Promise<boolean> {
  if (items.length === 0) return Promise.resolve(false);
  leaveOut(items.map(({ id }) => id));
  mark([]);
  const decided = line.then(() => decideNow(items, verdict, text));
  line = decided;
  return decided;
}

async function decideNow(
  items: readonly ReviewItem[],
  verdict: 'accept' | 'return',
  text: string,
): Promise<boolean> {
  const answer = await call('reviewMany', {
    items: items.map(({ id, task, unit }) => ({ id, task: task.id, unit: unit.id })),
    verdict,
    text,
    approvedBy: null,
  });
  answered(items.map(({ id }) => id));
  if (!answer.ok) {
    noteChange('reviewMany');
    return false;
  }
  const { decided, refused } = answer.value;
  for (const { error } of refused) showFailure(error);
  if (decided > 0) {
    const w = words().review;
    const label = fill(verdict === 'accept' ? w.acceptedStep : w.returnedStep, { count: decided });
    await rememberStoreStep(label);
    announce(label);
  }
  return refused.length === 0;
}

/** F: 重大风险 on the task in view, or its lifting. */
export function flagCurrent(): void {
  const item = currentItem();
  if (!item) return;
  const verdict = item.task.risk === null ? 'flagRisk' : 'clearRisk';
  openDialog({ kind: 'step', step: { type: 'decide', task: stepTask(item), verdict } });
}
