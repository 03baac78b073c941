import { byName } from '../../../shared/by-name.ts';
import { dateOf } from '../../../shared/dates.ts';
import type { Urging } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { stateFor } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { holderOrNone } from '../../../shared/rules/people.ts';
import { standingOf } from '../../../shared/rules/urging.ts';
import { isClosedOn } from '../../../shared/rules/year.ts';
import { isBlank } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, inForce, loadBoard, taskNumber } from '../board.ts';
import type { Environment } from '../environment.ts';
import { cycleOf, shareLight } from '../lights/task-light.ts';
import { withStore } from '../lists.ts';
import { findTask } from '../lookup.ts';
import type { Given, Operations } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { operatorName } from '../own-unit.ts';
import { cycleFacts } from './facts.ts';
import { reportedOn } from './latest-report.ts';
import { impossible } from './target.ts';

/** 催办: who is late or silent, urges written for them, and what was answered. */
export function createUrgeOperations(env: Environment): Pick<Operations, 'listUrging' | 'urge'> {
  return {
    listUrging: ({ ledger }, { language }) =>
      withStore(env, (store) => ok(urging(store, loadBoard(store, language, ledger)))),

    urge: (given, { language }) =>
      withStore(env, (store) => writeUrges(store, loadBoard(store, language), given)),
  };
}

/** Every share that misses a report, was late, or has been urged; the unit that owes most stands first. */
function urging(store: Store, board: Board): Urging {
  const { cutoff } = board.rules;
  const units = new Map<string, Urging['units'][number]>();
  for (const item of board.tasks) {
    const { task } = item;
    if (task.author !== board.identity.id) continue;
    const facts = cycleFacts(item);
    for (const { fields } of inForce(item.assignments)) {
      const { unit } = fields;
      if (board.identity.ids.has(unit)) continue;
      if (isClosedOn(board.lists.get(task.parent ?? '')?.fields.closing, cutoff)) continue;
      if (!taskMachine.step(stateFor(facts, unit, false), 'urge')) continue;
      const standing = standingOf(shareOf(board, item, unit, fields.assignedOn ?? null), cutoff);
      if (standing.missed.length + standing.late.length + standing.urged === 0) continue;
      const entry = units.get(unit) ?? unitEntry(store, board, unit);
      units.set(unit, entry);
      const list = board.lists.get(task.parent ?? '');
      const light = shareLight({ task, on: item, list }, unit, board.identity, board.rules, board.language);
      const own = item.urges.filter((urge) => urge.fields.unit === unit);
      const last = own.toSorted((a, b) => b.fields.urgedAt - a.fields.urgedAt)[0]?.fields;
      entry.tasks.push({
        task: task.id,
        seq: task.fields.seq,
        number: taskNumber(board, task),
        title: task.fields.title,
        light,
        missed: [...standing.missed],
        days: standing.days,
        late: [...standing.late],
        urged: standing.urged,
        answered: standing.answered,
        last: last ? { at: last.urgedAt, limit: last.limit, text: last.text } : null,
      });
      entry.missing += standing.missed.length > 0 ? 1 : 0;
      entry.urged += standing.urged;
      entry.answered += standing.answered;
    }
  }
  const name = (a: Urging['units'][number]) => a.unit.name;
  return {
    cutoff,
    units: [...units.values()].sort((a, b) => b.missing - a.missing || byName(name(a), name(b))),
  };
}

function unitEntry(store: Store, board: Board, unit: string): Urging['units'][number] {
  const fields = store.records.get('unit', unit)?.fields;
  return {
    unit: { id: unit, name: board.register.nameOf(unit) },
    contact: holderOrNone(fields?.personnel, 'contact', fields?.contactPerson ?? null, dateOf(store.now())),
    phone: fields?.phone ?? null,
    tasks: [],
    missing: 0,
    urged: 0,
    answered: 0,
  };
}

function shareOf(board: Board, { task, reports, urges }: BoardTask, unit: string, start: string | null) {
  const own = reports.filter(({ fields }) => fields.unit === unit);
  // The first version says whether a period was in time; a correction of it is not late.
  const first = own.filter(({ fields }) => fields.version === 1);
  return {
    cycle: cycleOf(task, board.lists.get(task.parent ?? '')),
    start,
    reports: [
      ...first.map(({ fields }) => ({ period: fields.period, on: reportedOn(fields) })),
      ...own
        .filter(({ fields }) => !first.some((each) => each.fields.period === fields.period))
        .map(({ fields }) => ({ period: fields.period, on: '' })),
    ],
    urges: urges
      .filter(({ fields }) => fields.unit === unit)
      .map(({ fields: { level, limit, urgedAt } }) => ({ level, limit, at: urgedAt })),
    reportedAt: own.map(({ fields }) => fields.signedOffAt),
  };
}

/** One record for each task and unit, with the light it is about. Refusals: E_NO_TASK, E_NOT_ISSUER, E_NOT_ASSIGNED, E_TRANSITION, E_URGE_EMPTY, E_URGE_LIMIT. */
function writeUrges(
  store: Store,
  board: Board,
  { items, text, limit, by }: Given<'urge'>,
): Result<{ urged: number }> {
  if (isBlank(text)) return fail('E_URGE_EMPTY');
  const today = dateOf(store.now());
  if (limit < today) return fail('E_URGE_LIMIT', { limit, today });
  const { identity, register } = board;
  const ready: {
    readonly task: string;
    readonly unit: string;
    readonly level: NonNullable<ReturnType<typeof shareLight>>['level'];
  }[] = [];
  for (const { task: name, unit: unitName } of items) {
    const found = findTask(store, name);
    if (!found.ok) return found;
    const task = found.value;
    if (task.author !== identity.id) return notIssuer(store, task.author);
    const unit = register.find(unitName);
    if (!unit.ok) return unit;
    const item = board.tasks.find((each) => each.task.id === task.id);
    const assigned = item && inForce(item.assignments).some(({ fields }) => fields.unit === unit.value.id);
    if (!item || !assigned)
      return fail('E_NOT_ASSIGNED', { task: task.fields.title, unit: unit.value.fields.name });
    const state = stateFor(cycleFacts(item), unit.value.id, false);
    if (!taskMachine.step(state, 'urge')) return impossible(task, state, 'urge');
    const list = board.lists.get(task.parent ?? '');
    const light = shareLight({ task, on: item, list }, unit.value.id, identity, board.rules, board.language);
    ready.push({ task: task.id, unit: unit.value.id, level: light?.level ?? 'attention' });
  }
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    for (const { task, unit, level } of ready)
      writer.create('urge', task, identity.id, {
        unit,
        text: text.trim(),
        level,
        limit,
        urgedBy: by ?? identity.operator,
        urgedAt: store.now(),
      });
  });
  return ok({ urged: ready.length });
}
