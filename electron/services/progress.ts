import { basename } from 'node:path';
import type { Value } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import { recordFields } from '../../shared/model/record.ts';
import type { Draft, SheetRequest, SheetRow } from '../../shared/model/views.ts';
import { parsePeriod } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { saysSomething, signedEvidence } from '../../shared/rules/draft.ts';
import { standingMarks } from '../../shared/rules/milestones.ts';
import { isBlank } from '../../shared/text.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { currentPeriod, loadBoard, taskNumber } from './board.ts';
import { checksSent } from './check-rules/in-force.ts';
import { readOnTask } from './cycle/facts.ts';
import { latestReport, ownReports } from './cycle/latest-report.ts';
import { requestDraftsOf } from './cycle/request-drafts.ts';
import { submissionViews } from './cycle/submissions.ts';
import { heldTask, refuseReport } from './cycle/target.ts';
import { draftsOf, dropDraft, putDraft } from './drafts.ts';
import type { Environment } from './environment.ts';
import { lookForPersons } from './evidence/look-for-persons.ts';
import { withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { mayReport, owedTasks, sheetPeriods } from './owed.ts';
import { authorFor, identityOf, registerOf } from './own-unit.ts';
import { sheetRowOf } from './sheet-row.ts';
import { refuseClosed } from './year/closing.ts';

type ProgressOperations = Pick<Operations, 'getSheet' | 'saveDraft' | 'addEvidence'>;

export function createProgressOperations(env: Environment): ProgressOperations {
  return {
    getSheet: ({ period, waiting }, { language }) =>
      withStore(env, (store) => readSheet(store, period ?? null, language, waiting)),

    saveDraft: (given) => withStore(env, (store) => saveDraft(store, given)),

    addEvidence: async ({ task, period, path }, { aside }) => {
      const store = env.store();
      if (!store.ok) return store;
      const target = reportTarget(store.value, task, period);
      if (!target.ok) return target;
      const name = basename(path).slice(0, 200);
      const add = async () => {
        const added = await env.evidence.add(path);
        if (!added.ok) return added;
        const persons = await lookForPersons(env.evidence.path(added.value.sha256), name);
        return ok({ ...added.value, name, ...(persons && { persons }) });
      };
      return aside ? aside(add) : add();
    },
  };
}

/** Keeps a draft; one that says nothing is dropped. Refusals: E_NO_TASK, E_NOT_OURS, E_BAD_PERIOD, E_TRANSITION, E_BAD_FIELD. */
export function saveDraft(
  store: Store,
  { task: text, period, draft }: Given<'saveDraft'>,
): Result<Value<'saveDraft'>> {
  const target = reportTarget(store, text, period);
  if (!target.ok) return target;
  const { task, unit } = target.value;
  const savedAt = store.now();
  const { reached = [], coordination = '', explained = [], ...rest } = draft;
  const marks = standingMarks(task.fields.deadline, reached);
  const clean = {
    ...rest,
    text: draft.text.trimEnd(),
    actuals: [...standing(task, draft.actuals)],
    ...(!isBlank(coordination) && { coordination: coordination.trimEnd() }),
    ...(marks.length > 0 && { reached: [...marks] }),
    ...(explained.length > 0 && { explained }),
  };
  const fits = draftFields.safeParse({ ...clean, evidence: signedEvidence(clean.evidence) });
  if (!fits.success) return fail('E_BAD_FIELD', { field: fits.error.issues[0]?.path.join('.') ?? 'draft' });
  if (isEmptyDraft(clean)) dropDraft(store, { task: task.id, period });
  else store.db.transaction(putDraft)(store, { task: task.id, unit, period, fields: clean, savedAt });
  return ok({ savedAt });
}

/**
 * The tasks to fill in for a period; where none is named the present one, or with `forLeader` one that waits for the
 * leader. Refusal: E_BAD_PERIOD.
 */
export function readSheet(
  store: Store,
  wanted: string | null,
  language: Language,
  forLeader = false,
): Result<Value<'getSheet'>> {
  const board = loadBoard(store, language);
  const owed = owedTasks(board);
  const drafted = new Set(
    draftsOf(store).flatMap(({ task, period: of, fields }) => (saysSomething(fields) ? `${task} ${of}` : [])),
  );
  const periods = sheetPeriods(board, owed, drafted, waitingForLeader(store));
  const first =
    (forLeader && periods.find(({ waiting }) => waiting > 0)) || periods.find(({ current }) => current);
  const period = wanted ?? first?.period ?? currentPeriod(store);
  const parsed = parsePeriod(period);
  if (!parsed.ok) return parsed;
  const drafts = new Map(draftsOf(store, period).map((draft) => [draft.task, draft]));
  const view = submissionViews(store, board.register, board.identity);
  const rows = owed.flatMap((each): SheetRow[] => {
    const { item, unit, cycle } = each;
    const signed = latestReport(ownReports(item.reports), unit, period);
    const draft = drafts.get(item.task.id) ?? null;
    if ((each.closed || cycle.kind !== parsed.value.kind) && !signed && !draft) return [];
    return [sheetRowOf(board, each, { period, signed, draft }, view)];
  });
  const byId = new Map(board.tasks.map(({ task }) => [task.id, task]));
  const requests = requestDraftsOf(store, period).flatMap(
    ({ id, task: of, fields, savedAt }): SheetRequest[] => {
      const task = byId.get(of);
      if (!task) return [];
      const { type, reason, date, text } = fields;
      const about = { task: of, number: taskNumber(board, task), title: task.fields.title };
      return [{ ...about, id, type, reason, date, text, savedAt }];
    },
  );
  return ok({ period, periods: [...periods], rows, checks: checksSent(store, rows), requests });
}

/** By period: drafts that were handed to the leader and requests that are not signed off. */
function waitingForLeader(store: Store): ReadonlyMap<string, number> {
  const periods = [
    ...draftsOf(store).filter(({ review }) => review?.state === 'awaitingInternalReview'),
    ...requestDraftsOf(store),
  ].map(({ period }) => period);
  return new Map([...Map.groupBy(periods, (period) => period)].map(([period, all]) => [period, all.length]));
}

function reportTarget(
  store: Store,
  text: string,
  period: string,
): Result<{ task: StoredRecord<'task'>; unit: string }> {
  const parsed = parsePeriod(period);
  if (!parsed.ok) return parsed;
  const task = findTask(store, text);
  if (!task.ok) return task;
  const identity = identityOf(store);
  const assignments = store.records.children('assignment', task.value.id);
  if (!mayReport(task.value, { assignments }, identity)) return fail('E_NOT_OURS', { task: text });
  const register = registerOf(store);
  const held = heldTask(task.value, readOnTask(store, register, task.value.id), register, identity);
  const refused = refuseReport(held, identity) ?? refuseClosed(store, task.value, period);
  return refused ?? ok({ task: task.value, unit: authorFor(identity, task.value.author) });
}

/** What is refused at once, rather than when it is signed off. */
const draftFields = recordFields.report.pick({
  text: true,
  percent: true,
  actuals: true,
  problems: true,
  next: true,
  coordination: true,
  noChange: true,
  evidence: true,
  reached: true,
  explained: true,
  reason: true,
});

const isEmptyDraft = (draft: Draft): boolean =>
  isBlank(draft.text) &&
  draft.percent === null &&
  draft.actuals.length === 0 &&
  isBlank(draft.problems) &&
  isBlank(draft.next) &&
  draft.noChange === null &&
  draft.evidence.length === 0 &&
  (draft.reached ?? []).length === 0;

/** Figures for indicators that the issuing body has not withdrawn since. */
export const standing = (task: StoredRecord<'task'>, actuals: Draft['actuals']): Draft['actuals'] =>
  actuals.filter((a) => task.fields.indicators.some((indicator) => indicator.id === a.indicator));
