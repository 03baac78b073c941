import type { TaskDetail } from '../../../../shared/model/views.ts';
import { blankDraft, draftPartOf } from '../../../../shared/rules/draft.ts';
import { withMark } from '../../../../shared/rules/milestones.ts';
import { call } from '../../../api/call.ts';
import { announce } from '../../../state/announcements.ts';
import { words } from '../../../words/words.ts';
import { flushDrafts } from '../../progress/draft-store.ts';

type Mark = Parameters<typeof withMark>[2];

/** Marks a milestone in the draft of the period that is due, or takes the mark away; what is being typed is saved first. */
export async function markMilestone(detail: TaskDetail, milestone: string, mark: Mark): Promise<void> {
  if (!(await flushDrafts())) return;
  const fresh = await call('getTask', { task: detail.row.id });
  if (!fresh.ok) return;
  const { draft, period, row } = fresh.value;
  const fields = draftPartOf(draft ?? blankDraft);
  const answer = await call('saveDraft', {
    task: row.id,
    period,
    draft: { ...fields, reached: withMark(fields.reached ?? [], milestone, mark) },
  });
  if (answer.ok) announce(mark ? words().milestones.marked : words().milestones.unmarked);
}
