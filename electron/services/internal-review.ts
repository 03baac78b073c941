import { parsePeriod } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { submissionMachine } from '../../shared/rules/cycle/submission-machine.ts';
import { isBlank } from '../../shared/text.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { currentPeriod } from './board.ts';
import { nameOfTask, needsReason } from './cycle/target.ts';
import { draftsOf, putDraftReview, type StoredDraft } from './drafts.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Operations } from './operations.ts';
import { identityOf } from './own-unit.ts';

/** 校内审核: the filler hands in, the leader passes or returns with a reason. All of it stays inside the unit. */
export function createInternalReviewOperations(
  env: Environment,
): Pick<Operations, 'sendForReview' | 'reviewInternally'> {
  return {
    sendForReview: ({ period: wanted, by }) =>
      withStore(env, (store) => {
        const period = periodOf(store, wanted);
        if (!period.ok) return period;
        const ready = draftsOf(store, period.value).filter((draft) => can(draft, 'sendForReview'));
        if (ready.length === 0) return fail('E_NOTHING_TO_REVIEW_INTERNALLY');
        const sentBy = by ?? identityOf(store).operator;
        const at = store.now();
        for (const draft of ready)
          putDraftReview(store, draft, { state: 'awaitingInternalReview', sentBy, sentAt: at, note: '' });
        return ok({ sent: ready.length, period: period.value });
      }),

    reviewInternally: ({ period: wanted, tasks, verdict, text, by }) =>
      withStore(env, (store) => {
        const period = periodOf(store, wanted);
        if (!period.ok) return period;
        const found: { readonly task: StoredRecord<'task'>; readonly draft: StoredDraft }[] = [];
        for (const name of tasks) {
          const task = findTask(store, name);
          if (!task.ok) return task;
          const draft = draftsOf(store, period.value).find(({ task: id }) => id === task.value.id);
          if (draft?.review?.state !== 'awaitingInternalReview')
            return fail('E_NOT_IN_REVIEW', { task: nameOfTask(task.value) });
          if (verdict === 'return' && isBlank(text)) return needsReason(task.value, 'report');
          found.push({ task: task.value, draft });
        }
        const reviewedBy = by ?? identityOf(store).operator;
        for (const { draft } of found)
          if (draft.review)
            putDraftReview(store, draft, {
              ...draft.review,
              state: verdict === 'return' ? 'returnedInternally' : 'awaitingInternalReview',
              reviewedBy,
              reviewedAt: store.now(),
              note: text.trim(),
            });
        return ok({ reviewed: found.length });
      }),
  };
}

const can = ({ review }: StoredDraft, action: 'sendForReview'): boolean =>
  submissionMachine.step(review?.state ?? 'draft', action) !== null;

function periodOf(store: Store, wanted: string | null): Result<string> {
  const period = wanted ?? currentPeriod(store);
  const parsed = parsePeriod(period);
  return parsed.ok ? ok(period) : parsed;
}
