import type { TimelineMark, TimelineRow } from '../../shared/model/views.ts';
import { ok } from '../../shared/result.ts';
import { deadlineFor } from '../../shared/rules/cycle/decisions.ts';
import { dueDateOf } from '../../shared/rules/deadline-end.ts';
import type { MilestoneStanding } from '../../shared/rules/milestones.ts';
import { isDone } from '../../shared/rules/parts.ts';
import { type Board, type BoardTask, inForce, loadBoard } from './board.ts';
import { cycleFacts } from './cycle/facts.ts';
import { milestonesFor } from './cycle/milestones.ts';
import type { Environment } from './environment.ts';
import { rowOf } from './ledger-rows.ts';
import { withStore } from './lists.ts';
import { findLedger } from './lookup.ts';
import type { Operations } from './operations.ts';
import { authorFor } from './own-unit.ts';

/** 时间轴 of a ledger, read-only. */
export function createTimelineOperations(env: Environment): Pick<Operations, 'getTimeline'> {
  return {
    getTimeline: ({ ledger }, { language }) =>
      withStore(env, (store) => {
        const list = findLedger(store, ledger);
        if (!list.ok) return list;
        const board = loadBoard(store, language, list.value.id);
        return ok({
          ledger: { id: list.value.id, title: list.value.fields.title },
          cutoff: board.rules.cutoff,
          rows: board.tasks.map((item) => timelineRow(board, item)),
        });
      }),
  };
}

function timelineRow(board: Board, item: BoardTask): TimelineRow {
  const { task } = item;
  const { cutoff } = board.rules;
  const { id, number, title, category, partOf, state, light } = rowOf(board, item);
  const { decisions } = cycleFacts(item);
  const ours = task.author === board.identity.id;
  const limit = deadlineFor(
    task.fields.deadline,
    decisions,
    ours ? null : authorFor(board.identity, task.author),
  );
  const due = dueDateOf(limit);
  const steps = stepsOf(board, item);
  const marks = steps.flatMap(({ text, due: date, reached }): TimelineMark[] =>
    date === null
      ? []
      : [{ kind: 'milestone', date, text, state: reached ? 'reached' : date < cutoff ? 'late' : 'ahead' }],
  );
  if (due !== null)
    marks.push({
      kind: 'due',
      date: due,
      text: limit.text ?? due,
      state: isDone(state) ? 'reached' : due < cutoff ? 'late' : 'ahead',
    });
  return {
    task: id,
    number,
    title,
    category,
    isPart: partOf !== null,
    state,
    light,
    marks: marks.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    undated: marks.length > 0 ? null : (limit.text ?? null),
  };
}

/** A step is reached when the lead has reached it; without a lead when every unit has. Of what was issued to us, when we have. */
function stepsOf(board: Board, item: BoardTask): readonly MilestoneStanding[] {
  const { task, reports, assignments } = item;
  const { decisions } = cycleFacts(item);
  const active = inForce(assignments).map(({ fields }) => fields);
  const leads = active.filter(({ role }) => role === 'lead');
  const units =
    task.author === board.identity.id
      ? (leads.length > 0 ? leads : active).map(({ unit }) => unit)
      : [authorFor(board.identity, task.author)];
  const [first, ...others] = (units.length > 0 ? units : ['']).map((unit) =>
    milestonesFor(task, reports, decisions, unit),
  );
  return (first ?? []).map((step, index) =>
    others.every((steps) => steps[index]?.reached) ? step : { ...step, reached: null },
  );
}
