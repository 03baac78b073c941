import { newId } from '../../../shared/ids.ts';
import { type RequestFields, recordFields } from '../../../shared/model/record.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { deadlineFor } from '../../../shared/rules/cycle/decisions.ts';
import { requestActions } from '../../../shared/rules/cycle/request-actions.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { dueDateOf } from '../../../shared/rules/deadline-end.ts';
import { isBlank } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import { periodDueOf } from '../board.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { authorFor, identityOf, registerOf } from '../own-unit.ts';
import { refuseClosed } from '../year/closing.ts';
import { readOnTask } from './facts.ts';
import {
  dropRequestDraft,
  putRequestDraft,
  type RequestDraft,
  requestDraftsOf,
  stateBeside,
} from './request-drafts.ts';
import { begunState, findHeld, type Held, heldTask, impossible, nameOfTask, needsReason } from './target.ts';

/** 延期, 调整, 办结 and 销号申请 as drafts; they travel once they are signed off. */
export function createRequestOperations(env: Environment): Pick<Operations, 'saveRequest' | 'dropRequest'> {
  return {
    saveRequest: (given) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const held = findHeld(store, registerOf(store), identity, given.task);
        if (!held.ok) return held;
        const fields = requestDraftFields(held.value, given);
        if (!fields.ok) return fields;
        const { task, state } = held.value;
        const drafts = requestDraftsOf(store).filter((draft) => draft.task === task.id);
        const beside = stateBeside(state, drafts, fields.value.type);
        const period = periodDueOf(store, task);
        const refused =
          refuseClosed(store, task, period) ?? checkRequest({ ...held.value, state: beside }, fields.value);
        if (refused) return refused;
        const draft: RequestDraft = {
          id: newId(),
          task: task.id,
          unit: authorFor(identity, task.author),
          period,
          fields: fields.value,
          savedAt: store.now(),
        };
        store.db.transaction(putRequestDraft)(store, draft);
        return ok({ id: draft.id, type: fields.value.type, period: draft.period, savedAt: draft.savedAt });
      }),

    dropRequest: ({ id }) => withStore(env, (store) => ok({ dropped: dropRequestDraft(store, id) })),
  };
}

/** What asks to be closed when it is completed already asks to be struck off. */
function requestDraftFields(
  { state }: Held,
  { type, reason, date, text, checklist }: Given<'saveRequest'>,
): Result<RequestDraft['fields']> {
  const fields = {
    type: type === 'close' && state === 'completed' ? ('strikeOff' as const) : type,
    reason: reason.trim(),
    date: type === 'extend' ? date : null,
    text: type === 'change' ? text : null,
    ...(checklist && (type === 'close' || type === 'strikeOff') && { checklist }),
  };
  const { shape } = recordFields.request;
  if (!shape.date.safeParse(fields.date).success) return fail('E_NO_SUCH_DATE', { date: fields.date ?? '' });
  if (!shape.text.safeParse(fields.text).success) return fail('E_BAD_FIELD', { field: 'text' });
  return ok(fields);
}

/** Null when it may be asked. Refusals: E_TRANSITION, E_WHY_NEEDED, E_DATE_NEEDED, E_DATE_BEFORE, E_ONLY_LEAD. */
function checkRequest(
  { task, state, facts, unit }: Held,
  { type, reason, date, text }: RequestDraft['fields'],
): ReturnType<typeof fail> | null {
  const action = requestActions[type];
  if (!taskMachine.step(begunState(state), action)) return impossible(task, state, action);
  if (isBlank(reason) || (type === 'change' && isBlank(text))) return needsReason(task, action);
  if (type === 'close' || type === 'strikeOff') {
    const active = facts.assignments.filter((a) => a.state === 'assigned');
    const leads = active.filter((a) => a.role === 'lead');
    if (leads.length > 0 && !leads.some((a) => a.unit === unit))
      return fail('E_ONLY_LEAD', { task: nameOfTask(task) });
  }
  if (type !== 'extend') return null;
  if (date === null) return fail('E_DATE_NEEDED', { task: nameOfTask(task) });
  const due = dueDateOf(deadlineFor(task.fields.deadline, facts.decisions, unit));
  return due !== null && date <= due ? fail('E_DATE_BEFORE', { date, due }) : null;
}

/** The record that a draft becomes when it is signed off; checked anew, since decisions may have arrived. */
export function signedRequest(
  store: Store,
  draft: RequestDraft,
  by: string | null,
): Result<{ readonly held: Held; readonly fields: RequestFields }> {
  const task = store.records.get('task', draft.task);
  if (!task) return fail('E_NO_TASK', { task: draft.task });
  const register = registerOf(store);
  const identity = identityOf(store);
  const held = heldTask(task, readOnTask(store, register, task.id), register, identity);
  const refused = refuseClosed(store, task, draft.period) ?? checkRequest(held, draft.fields);
  if (refused) return refused;
  const fields: RequestFields = {
    ...draft.fields,
    unit: authorFor(identity, task.author),
    due: dueDateOf(deadlineFor(task.fields.deadline, held.facts.decisions, held.unit)),
    period: draft.period,
    filledBy: identity.operator,
    signedOffBy: by ?? identity.operator,
    signedOffAt: store.now(),
  };
  return ok({ held, fields });
}
