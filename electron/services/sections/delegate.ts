import type { Value } from '../../../shared/contract.ts';
import { dateOf } from '../../../shared/dates.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { collectInto } from '../../../shared/rules/collect.ts';
import { blankDraft, draftPartOf } from '../../../shared/rules/draft.ts';
import { partsForUnits } from '../../../shared/rules/part-proposals.ts';
import { nextPart } from '../../../shared/rules/parts.ts';
import type { RegisterEntry } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import { newUnit } from '../assign.ts';
import { loadTask } from '../board.ts';
import { nameOfTask } from '../cycle/target.ts';
import type { Environment } from '../environment.ts';
import { rowOf } from '../ledger-rows.ts';
import { withStore } from '../lists.ts';
import { findTask } from '../lookup.ts';
import type { Given, Operations } from '../operations.ts';
import { mayReport } from '../owed.ts';
import { type Identity, identityOf, operatorName, registerOf } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import { partFields, refuseSplit } from '../parts/split.ts';
import { saveDraft } from '../progress.ts';
import type { CallContext } from '../services.ts';
import { copyOf } from './copies.ts';
import { sectionViews } from './views.ts';

type Task = StoredRecord<'task'>;

/** 分给科室 of what a unit has from above, and taking up what its sections reported. */
export function createSectionOperations(env: Environment): Pick<Operations, 'delegate' | 'collectSections'> {
  return {
    delegate: (given, context) => withStore(env, (store) => delegate(store, given, context)),
    collectSections: (given, context) => withStore(env, (store) => collect(store, given, context)),
  };
}

/**
 * A copy of the row in our own list is 交办 to the sections: to one as it is, to several as one part for each. Sections
 * that are not registered are. Refusals: E_NO_TASK, E_NOT_OURS, E_PART_OF_PART, E_SPLIT_ENDED, E_AMBIGUOUS, E_SECTION_ABOVE.
 */
function delegate(
  store: Store,
  { task: text, sections, due }: Given<'delegate'>,
  { language }: CallContext,
): Result<Value<'delegate'>> {
  const found = findTask(store, text);
  if (!found.ok) return found;
  const task = found.value;
  const identity = identityOf(store);
  const assignments = store.records.children('assignment', task.id);
  if (!mayReport(task, { assignments }, identity)) return fail('E_NOT_OURS', { task: text });
  // A part that was issued to us is a row of its own below us.
  const refused = task.author === identity.id ? refuseSplit(store, task) : refuseEnded(store, task);
  if (refused) return refused;
  const known = knownSections(store, identity, sections);
  if (!known.ok) return known;
  const copy = store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    const units = known.value.map(
      ({ name, entry }) =>
        entry?.id ?? writer.create('unit', null, identity.id, { ...newUnit(name), kind: 'section' }),
    );
    const row = copyOf(store, writer, identity, task);
    handOut(store, writer, identity, row, known.value, units, due);
    return row;
  });
  const board = loadTask(store, copy, language);
  return ok({
    task: rowOf(board, board.one),
    sections: sectionViews(store, task, language),
    newSections: known.value.flatMap(({ name, entry }) => (entry ? [] : [name])),
  });
}

/** Only what the body has decided can end a task that came from above. */
const refuseEnded = (store: Store, task: Task): ReturnType<typeof fail> | null => {
  const { part: _part, ...fields } = task.fields;
  return refuseSplit(store, { ...task, fields });
};

interface Section {
  readonly name: string;
  readonly entry: RegisterEntry | null;
}

function knownSections(
  store: Store,
  identity: Identity,
  names: readonly string[],
): Result<readonly Section[]> {
  const register = registerOf(store);
  const sections: Section[] = [];
  for (const name of new Set(names.map((each) => each.trim()))) {
    const entry = register.find(name);
    if (!entry.ok && entry.error.code !== 'E_NO_UNIT') return entry;
    const above = entry.ok && entry.value.author !== identity.id;
    if (entry.ok && (above || identity.ids.has(entry.value.id)))
      return fail('E_SECTION_ABOVE', { unit: entry.value.fields.name });
    sections.push({ name, entry: entry.ok ? entry.value : null });
  }
  return ok(sections);
}

function handOut(
  store: Store,
  writer: Writer,
  identity: Identity,
  row: Task,
  sections: readonly Section[],
  units: readonly string[],
  due: string | null,
): void {
  const assignedOn = dateOf(store.now());
  const give = (task: string, unit: string): void => {
    const given = store.records.children('assignment', task).find(({ fields }) => fields.unit === unit);
    const fields = { role: 'lead', group: null, state: 'assigned', assignedOn } as const;
    if (given)
      writer.change(given, {
        ...fields,
        round: (given.fields.round ?? 1) + (given.fields.state === 'assigned' ? 0 : 1),
      });
    else writer.create('assignment', task, identity.id, { unit, ...fields });
  };
  const parts = partsOfRow(store, row);
  const [only, ...more] = units;
  if (only !== undefined && more.length === 0 && parts.length === 0) {
    if (due !== null)
      writer.change(row, {
        deadline: { kind: 'by', text: due, date: due },
        corrected: [...new Set([...row.fields.corrected, 'deadline' as const])].sort(),
      });
    give(row.id, only);
    return;
  }
  const proposals = partsForUnits(
    row.fields,
    sections.map(({ name }) => name),
  );
  for (const [index, unit] of units.entries()) {
    const proposal = proposals[index];
    if (!proposal) continue;
    const fields = partFields(row, { ...proposal, due }, nextPart(parts) + index);
    give(writer.create('task', row.parent, identity.id, fields), unit);
  }
}

/**
 * What the sections reported for the period goes into our own draft, each under its name. Refusals: those of `saveDraft`,
 * E_NO_SECTION_REPORT where none has reported.
 */
function collect(
  store: Store,
  { task: text }: Given<'collectSections'>,
  { language }: CallContext,
): Result<Value<'collectSections'>> {
  const found = findTask(store, text);
  if (!found.ok) return found;
  const task = found.value;
  const board = loadTask(store, task, language);
  const sections = sectionViews(store, task, language);
  const reported = sections.flatMap(({ unit, report }) =>
    report && report.period === board.period ? [{ section: unit.name, report }] : [],
  );
  const missing = sections
    .filter(({ report }) => report?.period !== board.period)
    .map(({ unit }) => unit.name);
  if (reported.length === 0)
    return fail('E_NO_SECTION_REPORT', { task: nameOfTask(task), period: board.period });
  const draft = collectInto(draftPartOf(board.one.draft?.fields ?? blankDraft), reported);
  const saved = saveDraft(store, { task: task.id, period: board.period, draft });
  return saved.ok ? ok({ collected: reported.length, missing, period: board.period }) : saved;
}
