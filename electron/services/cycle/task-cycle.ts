import type { TaskCycle } from '../../../shared/model/views.ts';
import { deadlineFor, inOrder } from '../../../shared/rules/cycle/decisions.ts';
import { requestActions } from '../../../shared/rules/cycle/request-actions.ts';
import { stateFor, taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import type { Store } from '../../store/store.ts';
import type { Board, BoardTask } from '../board.ts';
import { shareLight } from '../lights/task-light.ts';
import { judgedFor } from './checklists.ts';
import { countersignsOf } from './countersigns.ts';
import { type RequestDraft, requestDraftsOf, stateBeside } from './request-drafts.ts';
import { submissionViews } from './submissions.ts';
import { begunState, heldTask } from './target.ts';
import { urgeViews } from './urge-views.ts';

/** What was answered, asked and decided about a task, and what may be done about it next by us. */
export function taskCycle(store: Store, board: Board, item: BoardTask): TaskCycle {
  const { register, identity, rules, language } = board;
  const list = board.lists.get(item.task.parent ?? '');
  const { task } = item;
  const held = heldTask(task, item, register, identity);
  const ours = task.author === identity.id;
  const unitOf = (id: string) => ({ id, name: register.nameOf(id) });
  const { request } = submissionViews(store, register, identity);
  // The body decides about the task as a whole, whatever its own share of it.
  const state = ours ? taskStateOf(held.facts, { own: identity.ids, received: false }) : held.state;
  const drafts = requestDraftsOf(store).filter((draft) => draft.task === task.id);
  const decisions = inOrder(item.decisions.map((decision) => ({ ...decision.fields, id: decision.id })));
  return {
    due: deadlineFor(task.fields.deadline, held.facts.decisions, ours ? null : held.unit),
    approvedBy: decisions.findLast(({ verdict }) => verdict === 'approve')?.approvedBy ?? null,
    shares: held.facts.assignments.map(({ unit }) => ({
      unit,
      state: stateFor(held.facts, unit, identity.ids.has(unit) && !ours),
      // Of others' shares a unit sees too little to judge them.
      light:
        ours || identity.ids.has(unit)
          ? shareLight({ task, on: item, list }, unit, identity, rules, language)
          : null,
    })),
    acknowledgements: item.acknowledgements.map(({ id, fields: { unit, ...fields } }) => ({
      ...fields,
      id,
      unit: unitOf(unit),
    })),
    requests: item.requests
      .toSorted((a, b) => b.fields.signedOffAt - a.fields.signedOffAt || (a.id < b.id ? 1 : -1))
      .map((each) => request(each, item)),
    countersigns: countersignsOf(register, identity, task, item),
    checklist: judgedView(store, board, item, held.unit),
    requestDrafts: drafts.map(({ id, fields, savedAt }) => ({ ...fields, id, savedAt })),
    decisions: decisions
      .filter(({ subject }) => subject === null)
      .map(({ id, unit, verdict, text, date, conclusion, year, decidedBy, approvedBy, decidedAt }) => ({
        id,
        unit: unit === null ? null : unitOf(unit),
        verdict,
        text,
        date,
        conclusion,
        year,
        by: decidedBy,
        approvedBy,
        at: decidedAt,
      })),
    urges: urgeViews(board, item),
    actions: [...new Set(actionsFor(state, ours, held.facts.assignments.length > 0))].filter((action) =>
      standsBeside(drafts, state, action),
    ),
  };
}

/** The checklist as it stands: for an issued task that of the unit that asks, else of the lead; for us our own. */
function judgedView(store: Store, board: Board, item: BoardTask, own: string): TaskCycle['checklist'] {
  const { register, language, identity } = board;
  const { task } = item;
  const closing = (type: string) => type === 'close' || type === 'strikeOff';
  const ours = task.author === identity.id;
  const active = item.assignments.filter(({ fields }) => fields.state === 'assigned');
  const lead = active.find(({ fields }) => fields.role === 'lead') ?? active[0];
  const asked = item.requests
    .filter(({ fields }) => closing(fields.type) && (ours || fields.unit === own))
    .toSorted((a, b) => b.fields.signedOffAt - a.fields.signedOffAt);
  const draft = ours
    ? undefined
    : requestDraftsOf(store).find(({ task: id, fields }) => id === task.id && closing(fields.type));
  const request = asked[0];
  const unit = ours ? (request?.fields.unit ?? lead?.fields.unit ?? own) : own;
  return judgedFor(store, register, task, item, unit, {
    note: draft?.fields.reason ?? request?.fields.reason ?? '',
    signedBy: request?.fields.signedOffBy ?? null,
    isDraft: draft !== undefined || request === undefined,
    answers: draft?.fields.checklist ?? request?.fields.checklist ?? [],
  }).map(({ why, ...line }) => ({ ...line, why: why?.[language] ?? null }));
}

/** The rows of the machine that this side carries out; a silent unit's own act acknowledges first. */
function actionsFor(
  state: ReturnType<typeof begunState>,
  ours: boolean,
  assigned: boolean,
): readonly TaskAction[] {
  const bureau = ['bureauClerk', 'bureauLeader'];
  const possible = (from: typeof state) =>
    taskMachine.table
      .filter((row) => row.from === from && bureau.includes(row.actor) === ours && row.actor !== 'arrival')
      .map((row) => row.action);
  return ours || !assigned ? possible(state) : [...possible(state), ...possible(begunState(state))];
}

/** A request isn't offered where another one, written and not signed off, goes out before it and shuts it out. */
function standsBeside(
  drafts: readonly RequestDraft[],
  state: ReturnType<typeof begunState>,
  action: TaskAction,
): boolean {
  const types = Object.keys(requestActions) as (keyof typeof requestActions)[];
  const type = types.find((each) => requestActions[each] === action);
  return (
    type === undefined || taskMachine.step(begunState(stateBeside(state, drafts, type)), action) !== null
  );
}
