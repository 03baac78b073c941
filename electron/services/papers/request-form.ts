import type { PrintableRequest } from '../../../shared/model/views.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { requestPaper } from '../../../shared/reports/paper/request-paper.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../../store/store.ts';
import { readOnTask } from '../cycle/facts.ts';
import { requestDraftsOf } from '../cycle/request-drafts.ts';
import { submissionViews } from '../cycle/submissions.ts';
import { identityOf, registerOf } from '../own-unit.ts';
import { detailOf } from '../tasks.ts';

/** Every request that this store knows, its drafts included, newest first. */
export function printableRequests(store: Store): PrintableRequest[] {
  const register = registerOf(store);
  const { request: view } = submissionViews(store, register, identityOf(store));
  const signed = store.records.all('request').flatMap((record): PrintableRequest[] => {
    const task = store.records.get('task', record.parent ?? '');
    if (!task) return [];
    const { id, type, unit, signedOffAt, status } = view(record, readOnTask(store, register, task.id));
    return [
      {
        id,
        task: task.id,
        seq: task.fields.seq,
        title: task.fields.title,
        type,
        unit,
        at: signedOffAt,
        status,
      },
    ];
  });
  const drafts = requestDraftsOf(store).flatMap((draft): PrintableRequest[] => {
    const task = store.records.get('task', draft.task);
    if (!task) return [];
    return [
      {
        id: draft.id,
        task: task.id,
        seq: task.fields.seq,
        title: task.fields.title,
        type: draft.fields.type,
        unit: { id: draft.unit, name: register.nameOf(draft.unit) },
        at: draft.savedAt,
        status: 'draft',
      },
    ];
  });
  return [...signed, ...drafts].toSorted((a, b) => b.at - a.at);
}

/** R12 or R13 of one request. Refusal: E_NO_REQUEST. */
export function requestForm(store: Store, id: string | null): Result<PaperPlan> {
  const found = printableRequests(store).find((request) => request.id === id);
  const task = found && store.records.get('task', found.task);
  if (!found || !task) return fail('E_NO_REQUEST', { request: id ?? '—' });
  const detail = detailOf(store, task, 'zh');
  const signed = detail.requests.find((request) => request.id === found.id);
  const request = signed ?? detail.requestDrafts.find((draft) => draft.id === found.id);
  if (!request) return fail('E_NO_REQUEST', { request: found.id });
  return ok(
    requestPaper({
      detail,
      unit: found.unit.name,
      body: registerOf(store).nameOf(task.author),
      request: signed ?? { ...request, unit: found.unit },
    }),
  );
}
