import type { Language } from '../../shared/errors.ts';
import type { LedgerRow, TaskDetail } from '../../shared/model/views.ts';
import { ok } from '../../shared/result.ts';
import { indicatorProgress } from '../../shared/rules/indicator-progress.ts';
import { lightFilter } from '../../shared/rules/lights/light-filter.ts';
import { milestonesOf } from '../../shared/rules/milestones.ts';
import { createMatcher } from '../../shared/search.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Board, type BoardTask, loadBoard, loadTask, taskNumber } from './board.ts';
import { cycleFacts } from './cycle/facts.ts';
import { latestReport } from './cycle/latest-report.ts';
import { milestonesFor } from './cycle/milestones.ts';
import { submissionViews } from './cycle/submissions.ts';
import { heldTask, refuseReport } from './cycle/target.ts';
import { taskCycle } from './cycle/task-cycle.ts';
import type { Environment } from './environment.ts';
import { givenOn } from './given-on.ts';
import { historyView } from './history-view.ts';
import { insideOf } from './inside-instructions.ts';
import { ledgerView, rowOf } from './ledger-rows.ts';
import { cycleOf } from './lights/task-light.ts';
import { withStore } from './lists.ts';
import { findLedger, findTask } from './lookup.ts';
import type { Operations } from './operations.ts';
import { mayReport } from './owed.ts';
import { authorFor } from './own-unit.ts';
import { sectionViews } from './sections/views.ts';
import { rolledViewOf } from './year/closing.ts';

/** Reading the ledger. */
export function createTaskOperations(
  env: Environment,
): Pick<Operations, 'listTasks' | 'getTask' | 'listHistory'> {
  return {
    listTasks: ({ ledger, mine, unit, search, light, cutoff }, { language }) =>
      withStore(env, (store) => {
        const list = ledger === undefined ? null : findLedger(store, ledger);
        if (list && !list.ok) return list;
        const board = loadBoard(store, language, list?.value.id, cutoff);
        let rows = board.tasks.map((item) => rowOf(board, item));
        if (mine) rows = rows.filter((row) => row.mine !== null);
        if (unit !== undefined) {
          const wanted = unitFilter(board, unit);
          if (!wanted.ok) return wanted;
          rows = rows.filter(wanted.value);
        }
        if (light !== undefined) {
          const wanted = lightFilter(light);
          if (!wanted.ok) return wanted;
          rows = rows.filter((row) => row.light !== null && wanted.value(row.light));
        }
        if (search !== undefined && search.trim() !== '') {
          const matches = createMatcher(search);
          rows = rows.filter((row) => matches(searchable(row)));
        }
        return ok(rows);
      }),

    getTask: ({ task: text }, { language }) =>
      withStore(env, (store) => {
        const task = findTask(store, text);
        return task.ok ? ok(detailOf(store, task.value, language)) : task;
      }),

    listHistory: ({ task: text, before, limit }) =>
      withStore(env, (store) => {
        if (text === null)
          return ok(store.history.latest(before, limit).map((row) => historyView(store, row)));
        const task = findTask(store, text);
        if (!task.ok) return task;
        const rows = taskHistory(store, task.value).filter((row) => before === null || row.seq < before);
        return ok(rows.slice(0, limit).map((row) => historyView(store, row)));
      }),
  };
}

const searchable = (row: LedgerRow) => ({
  texts: [row.detail ?? '', row.deadline.text ?? '', row.progress?.text ?? ''],
  names: [
    row.title,
    row.category ?? '',
    ...row.units.map((u) => u.name),
    ...row.assigned.map((a) => a.name),
    row.owner?.owner ?? '',
    row.owner?.leader ?? '',
  ],
});

/** Tasks assigned to a unit, or that print its name. */
function unitFilter(board: Board, text: string) {
  const found = board.register.find(text);
  if (!found.ok && found.error.code !== 'E_NO_UNIT') return found;
  const names = new Set(found.ok ? [found.value.fields.name, ...found.value.fields.aliases] : [text]);
  const id = found.ok ? found.value.id : null;
  return ok(
    (row: LedgerRow) =>
      row.assigned.some((a) => board.register.byId(a.unit)?.id === id) ||
      row.units.some((u) => names.has(u.name) || u.aliases.some((alias) => names.has(alias))),
  );
}

const taskHistory = (store: Store, task: StoredRecord<'task'>) => {
  const kinds = [
    'assignment',
    'report',
    'acknowledgement',
    'request',
    'decision',
    'difference',
    'urge',
    'countersign',
    'instruction',
    'owner',
  ] as const;
  const there = new Set(
    kinds.flatMap((kind) =>
      store.records.children(kind, task.id).map((record: { readonly id: string }) => record.id),
    ),
  );
  return [
    ...store.history.of(task),
    ...store.history.below(task.id).filter(({ record }) => there.has(record)),
  ].sort((a, b) => b.seq - a.seq);
};

/** A task with everything a person sees of it. */
export function detailOf(store: Store, task: StoredRecord<'task'>, language: Language): TaskDetail {
  const board = loadTask(store, task, language);
  const { register, identity, one } = board;
  const view = submissionViews(store, register, identity);
  const above = board.above.get(task.id)?.task;
  const list = task.parent ? board.lists.get(task.parent) : undefined;
  const unit = authorFor(identity, task.author);
  const lead =
    one.assignments.find((a) => a.fields.role === 'lead' && a.fields.state === 'assigned')?.fields.unit ??
    unit;
  const counted = latestReport(one.reports, lead) ?? latestReport(one.reports, unit);
  const actuals = new Map(
    [...(counted?.fields.actuals ?? []), ...(one.draft?.fields.actuals ?? [])].map((a) => [
      a.indicator,
      a.value,
    ]),
  );
  const ledger = list ? ledgerView({ ...board, tasks: [one] }, list) : emptyLedger(task.parent ?? '');
  return {
    row: rowOf(board, one),
    parts: (board.parts.get(task.id) ?? []).map((part) => rowOf(board, part)),
    ...(above && { above: { id: above.id, number: taskNumber(board, above), title: above.fields.title } }),
    ledger: { ...ledger, tasks: list ? store.records.rowsOfList(list.id) : 0 },
    cells: task.fields.cells.map((text, i) => ({ column: list?.fields.columns[i] ?? '', text })),
    indicators: task.fields.indicators.map(({ span, ...indicator }) => {
      const actual = actuals.get(indicator.id) ?? null;
      const baseline = (task.fields.baselines ?? []).find((b) => b.indicator === indicator.id)?.value ?? null;
      return {
        ...indicator,
        ...(span && { span }),
        actual,
        baseline,
        ...indicatorProgress(indicator, actual, language, baseline),
      };
    }),
    sections: sectionViews(store, task, language),
    milestones: milestoneViews(board, one),
    rolled: rolledViewOf(store, task),
    corrected: [...task.fields.corrected],
    notes: [],
    assignments: one.assignments.map((a) => {
      const latest = latestReport(one.reports, a.fields.unit);
      return {
        id: a.id,
        unit: { id: a.fields.unit, name: register.nameOf(a.fields.unit) },
        role: a.fields.role,
        group: a.fields.group,
        state: a.fields.state,
        latest: latest && view.report(latest, one),
      };
    }),
    reports: one.reports
      .toSorted((a, b) => b.fields.signedOffAt - a.fields.signedOffAt || (a.id < b.id ? 1 : -1))
      .map((report) => view.report(report, one)),
    draft: one.draft?.fields ?? null,
    period: board.period,
    reportCycle: cycleOf(task, list),
    canReport:
      mayReport(task, one, identity) && !refuseReport(heldTask(task, one, register, identity), identity),
    ...taskCycle(store, board, one),
    instructions: (task.fields.instructions ?? []).map((instruction) => ({
      ...instruction,
      givenOn: givenOn(task, instruction, (id) => store.records.get('task', id)),
    })),
    inside: insideOf(store, task.id),
    history: taskHistory(store, task).map((row) => historyView(store, row)),
  };
}

/** Each milestone with the units that have reached it. */
function milestoneViews({ register }: Board, item: BoardTask): TaskDetail['milestones'] {
  const { decisions } = cycleFacts(item);
  const units = [...new Set(item.reports.map(({ fields }) => fields.unit))];
  const standings = units.map((unit) => ({
    unit: { id: unit, name: register.nameOf(unit) },
    steps: milestonesFor(item.task, item.reports, decisions, unit),
  }));
  return milestonesOf(item.task.fields.deadline, []).map(({ text, due }, index) => ({
    text,
    due,
    reached: standings.flatMap(({ unit, steps }) => {
      const { reached } = steps[index] ?? { reached: null };
      return reached ? [{ unit, ...reached }] : [];
    }),
  }));
}

const emptyLedger = (id: string): TaskDetail['ledger'] => ({
  id,
  title: '',
  columns: [],
  tasks: 0,
  mine: 0,
  issuer: null,
  reportCycle: null,
  needsApproval: false,
  unapproved: 0,
  closing: null,
});
