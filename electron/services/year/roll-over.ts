import type { Value } from '../../../shared/contract.ts';
import { dateOf } from '../../../shared/dates.ts';
import type { Bilingual, Language } from '../../../shared/errors.ts';
import type { FieldsOf, TaskFields } from '../../../shared/model/record.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { deadlineFor } from '../../../shared/rules/cycle/decisions.ts';
import { nextTitle, type RollReason, withTarget } from '../../../shared/rules/year.ts';
import { isBlank } from '../../../shared/text.ts';
import type { Store, Writer } from '../../store/store.ts';
import { type BoardTask, factsOf, inForce, loadBoard, taskNumber } from '../board.ts';
import { milestonesFor } from '../cycle/milestones.ts';
import { nameOfTask } from '../cycle/target.ts';
import { ledgerView } from '../ledger-rows.ts';
import type { Given } from '../operations.ts';
import { type Identity, identityOf, operatorName } from '../own-unit.ts';
import { isSingle, leadOf, type Planned, planned } from './plan.ts';

type Choice = Given<'rollOver'>['tasks'][number];

/** Told so far as so many rows went over; throws the Refusal E_CANCELLED, and nothing is written. */
type Step = (done: number, total: number) => void;

/** Rows between two tellings. */
const STEP = 100;

interface Chosen {
  readonly item: BoardTask;
  readonly choice: Choice;
}

/**
 * 年度结转: all or none. Refusals: those of the plan, E_NOTHING_TO_ROLL, E_CANNOT_ROLL, E_PART_ALONE, E_NO_TARGET,
 * E_LAST_DAY, E_NO_TASK for a task of another list.
 */
export function rollOver(
  store: Store,
  given: Given<'rollOver'>,
  language: Language,
  step: Step,
): Result<Value<'rollOver'>> {
  const { ledger, year, into, lastDay } = given;
  if (lastDay < `${year}-01-01` || lastDay > `${year + 1}-12-31`)
    return fail('E_LAST_DAY', { date: lastDay, year });
  const plan = planned(store, { ledger, year, into }, language);
  if (!plan.ok) return plan;
  const chosen = chosenOf(plan.value, given.tasks);
  if (!chosen.ok) return chosen;
  const identity = identityOf(store);
  const made = store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    const list = plan.value.into?.id ?? newList(store, writer, identity, plan.value, given.title);
    const title = store.records.get('taskList', list)?.fields.title ?? '';
    writer.change(plan.value.list, {
      closing: { year, into: list, title, lastDay, by: identity.operator },
    });
    return { list, assigned: takeOver(store, writer, identity, plan.value, list, chosen.value, given, step) };
  });
  const board = loadBoard(store, language, made.list);
  const list = board.lists.get(made.list);
  if (!list) throw new Error('a list that was just written is there');
  return ok({
    ledger: ledgerView(board, list),
    rolled: chosen.value.length,
    assigned: made.assigned,
    stayed: plan.value.lines.filter(({ line }) => line.why !== 'already').length - chosen.value.length,
  });
}

/** In printed order. */
function chosenOf({ lines }: Planned, choices: readonly Choice[]): Result<readonly Chosen[]> {
  if (choices.length === 0) return fail('E_NOTHING_TO_ROLL');
  const byTask = new Map(choices.map((choice) => [choice.task, choice]));
  for (const { task } of choices)
    if (!lines.some(({ line }) => line.task === task)) return fail('E_NO_TASK', { task });
  const chosen: Chosen[] = [];
  for (const { item, line } of lines) {
    const choice = byTask.get(line.task);
    if (!choice) continue;
    const task = nameOfTask(item.task);
    if (!line.free) return fail('E_CANNOT_ROLL', { task, why: whyNot[line.why] ?? whyNot.done });
    if (line.partOf !== null && !byTask.has(line.partOf)) return fail('E_PART_ALONE', { task });
    for (const { indicator: id } of choice.figures) {
      const indicator = item.task.fields.indicators.find((each) => each.id === id);
      if (!indicator || !isSingle(indicator.comparator)) return fail('E_NO_TARGET', { task });
    }
    chosen.push({ item, choice });
  }
  return ok(chosen);
}

const whyNot: Partial<Readonly<Record<RollReason, Bilingual>>> & { readonly done: Bilingual } = {
  done: { zh: '已经办结', en: 'is completed' },
  cancelled: { zh: '已经撤销', en: 'is cancelled' },
  already: { zh: '已经结转过', en: 'was rolled over already' },
};

/** A new list goes on with the cycle, the gate and the 销号核验清单 of the old one; its rows are printed nowhere yet. */
function newList(
  store: Store,
  writer: Writer,
  identity: Identity,
  { list, year }: Planned,
  title: string | null,
): string {
  const { reportCycle, needsApproval } = list.fields;
  const fields: FieldsOf<'taskList'> = {
    title: isBlank(title) || title === null ? nextTitle(list.fields.title, year) : title.trim().slice(0, 200),
    columns: [],
    preamble: [],
    source: null,
    ...(reportCycle !== undefined && { reportCycle }),
    ...(needsApproval !== undefined && { needsApproval }),
  };
  const made = writer.create('taskList', null, identity.id, fields);
  for (const checklist of store.records.children('checklist', list.id))
    if (checklist.author === identity.id) writer.create('checklist', made, identity.id, checklist.fields);
  return made;
}

/** Answers how many units were given a task. */
function takeOver(
  store: Store,
  writer: Writer,
  identity: Identity,
  { board, list: from, year }: Planned,
  list: string,
  chosen: readonly Chosen[],
  { keepUnits }: Given<'rollOver'>,
  step: Step,
): number {
  const there = store.records.children('task', list).map(({ fields }) => fields);
  const highest = (of: (fields: TaskFields) => number | null) =>
    there.reduce((most, fields) => Math.max(most, of(fields) ?? 0), 0);
  let ordinal = highest((fields) => fields.ordinal);
  let seq = highest((fields) => fields.seq);
  let category: string | null = null;
  const copies = new Map<string, { readonly id: string; readonly ordinal: number; parts: number }>();
  const assignedOn = dateOf(store.now());
  let assigned = 0;
  for (const [done, { item, choice }] of chosen.entries()) {
    if (done % STEP === 0) step(done, chosen.length);
    const { task } = item;
    const row = copies.get(task.fields.part?.of ?? '');
    if (row) row.parts += 1;
    else {
      ordinal += 1;
      seq += 1;
    }
    const fields: TaskFields = {
      ...carriedFields(item, choice),
      ordinal: row?.ordinal ?? ordinal,
      seq: row ? null : seq,
      categoryPrinted: !row && task.fields.category !== category,
      ...(row && { part: { of: row.id, number: row.parts } }),
      rolledFrom: {
        task: task.id,
        list: from.id,
        title: from.fields.title,
        number: taskNumber(board, task),
        year,
      },
    };
    if (!row) category = task.fields.category;
    const made = writer.create('task', list, identity.id, fields);
    copies.set(task.id, { id: made, ordinal, parts: 0 });
    if (!keepUnits) continue;
    for (const { fields: given } of inForce(item.assignments)) {
      const { unit, role, group } = given;
      writer.create('assignment', made, identity.id, { unit, role, group, state: 'assigned', assignedOn });
      assigned += 1;
    }
  }
  return assigned;
}

/** What of a row goes on: its wording, the limit that holds with the steps still open, its targets, 批示 about it. */
function carriedFields(
  item: BoardTask,
  { due, figures }: Choice,
): Omit<TaskFields, 'ordinal' | 'seq' | 'categoryPrinted'> {
  const { category, title, detail, units, indicators, reportCycle, instructions } = item.task.fields;
  const entered = new Map(figures.map((figure) => [figure.indicator, figure]));
  const baselines = figures.flatMap(({ indicator, baseline }) =>
    baseline === null ? [] : [{ indicator, value: baseline }],
  );
  return {
    category,
    title,
    detail,
    units: units.map(({ span: _span, ...unit }) => unit),
    deadline: due === null ? openDeadline(item) : { kind: 'by', text: due, date: due },
    indicators: indicators.map((indicator) => {
      const target = entered.get(indicator.id)?.target ?? null;
      if (target !== null) return withTarget(indicator, target);
      const { span: _span, ...rest } = indicator;
      return rest;
    }),
    cells: [],
    guesses: [],
    ...(reportCycle !== undefined && { reportCycle }),
    ...(instructions && { instructions }),
    ...(baselines.length > 0 && { baselines }),
    corrected: [],
  };
}

function openDeadline(item: BoardTask): TaskFields['deadline'] {
  const { decisions } = factsOf(item);
  const lead = leadOf(item);
  const { milestones, ...deadline } = deadlineFor(item.task.fields.deadline, decisions, lead);
  const reached = new Set(
    lead === null
      ? []
      : milestonesFor(item.task, item.reports, decisions, lead).flatMap(({ text, reached: mark }) =>
          mark ? [text] : [],
        ),
  );
  const open = (milestones ?? []).filter(({ text }) => !reached.has(text));
  return { ...deadline, ...(open.length > 0 && { milestones: open }) };
}
