import type { UnitFields } from '../../../shared/model/record.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { type StoredRecord, toWire } from '../../store/records.ts';
import type { Identity } from '../own-unit.ts';
import type { Issued } from './issued.ts';
import { keptUnder } from './kept.ts';
import { inOrder, type Scope } from './scope.ts';

/**
 * What concerns a unit below: tasks assigned to it, and tasks of the same lists whose text names it,
 * with the names and roles of all assigned units, and what was decided for it or for all. Never another unit's reports,
 * requests or decisions, code, district or aliases.
 */
export function scopeBelow(
  issued: Issued,
  identity: Identity,
  register: Register,
  unit: RegisterEntry,
): Scope {
  const tasks = new Map<string, StoredRecord<'task'>>();
  for (const { parent } of issued.assignmentsTo.get(unit.id) ?? []) {
    const task = issued.tasks.get(parent ?? '');
    if (task) tasks.set(task.id, task);
  }
  // A part is read together with the printed row that it was split from.
  for (const { fields } of [...tasks.values()]) {
    const row = issued.tasks.get(fields.part?.of ?? '');
    if (row) tasks.set(row.id, row);
  }
  const lists = new Set([...tasks.values()].map((task) => task.parent ?? ''));
  const names = [unit.fields.name, ...unit.fields.aliases];
  for (const list of lists) {
    for (const task of issued.tasksOf.get(list) ?? [])
      if (issued.names(task, names)) tasks.set(task.id, task);
  }
  const assignments = [...tasks.keys()].flatMap((id) => issued.assignmentsOf.get(id) ?? []);
  const records = [
    ...inOrder(unitsOf(issued, identity, register, unit, assignments)),
    ...inOrder([...lists].flatMap((id) => issued.lists.get(id) ?? [])),
    ...inOrder([...lists].flatMap((id) => issued.checklistsOf.get(id) ?? [])),
    ...inOrder([...tasks.values()]),
    ...inOrder(assignments),
    ...decisionsFor(issued, register, unit, tasks.keys()),
    ...inOrder(
      [...tasks.keys()]
        .flatMap((id) => issued.urgesOf.get(id) ?? [])
        .filter((urge) => (register.byId(urge.fields.unit)?.id ?? urge.fields.unit) === unit.id),
    ),
    ...inOrder([...tasks.keys()].flatMap((id) => countersignsFor(issued, register, unit, id))),
    ...inOrder(
      [...tasks.keys()]
        .flatMap((id) => issued.transcriptsOf.get(id) ?? [])
        .filter(({ fields }) => (register.byId(fields.unit)?.id ?? fields.unit) === unit.id),
    ),
    ...inOrder(issued.rules),
    ...inOrder(issued.receiptsFor.get(unit.id) ?? []),
    ...inOrder(issued.keysOf.get(unit.id) ?? []),
    ...inOrder(keptFor(issued, register, unit, tasks)),
  ];
  return { records: records.map(toWire), evidence: issued.askedBy(unit.id) };
}

/** The lead is told who has countersigned, by themselves; what a unit wrote of its own comes back to it as well. */
function countersignsFor(
  issued: Issued,
  register: Register,
  unit: RegisterEntry,
  task: string,
): readonly StoredRecord<'countersign'>[] {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const leads = (issued.assignmentsOf.get(task) ?? []).some(
    ({ fields }) => fields.role === 'lead' && fields.state === 'assigned' && resolve(fields.unit) === unit.id,
  );
  return leads ? (issued.countersignsOf.get(task) ?? []) : [];
}

/** An approval (立项审定) is the body's own affair; every other decision concerns those it is taken for. */
function decisionsFor(
  issued: Issued,
  register: Register,
  unit: RegisterEntry,
  tasks: Iterable<string>,
): readonly StoredRecord<'decision'>[] {
  const concerns = ({ fields }: StoredRecord<'decision'>) =>
    fields.verdict !== 'approve' &&
    (fields.unit === null || (register.byId(fields.unit)?.id ?? fields.unit) === unit.id);
  return [...tasks].sort().flatMap((task) => (issued.decisionsOf.get(task) ?? []).filter(concerns));
}

/** Of a later version: what hangs on the unit's own assignments, or names the unit and hangs on a task of its. */
function keptFor(
  issued: Issued,
  register: Register,
  unit: RegisterEntry,
  tasks: ReadonlyMap<string, unknown>,
): readonly StoredRecord[] {
  const own = new Set((issued.assignmentsTo.get(unit.id) ?? []).map(({ id }) => id));
  return keptUnder(issued.kept, own, ({ parent, fields }) => {
    const named: unknown = (fields as Readonly<Record<string, unknown>>)['unit'];
    return (
      parent !== null &&
      tasks.has(parent) &&
      typeof named === 'string' &&
      register.byId(named)?.id === unit.id
    );
  });
}

/** Ourselves and the receiver as registered; of the other assigned units only what they are called. */
function unitsOf(
  issued: Issued,
  identity: Identity,
  register: Register,
  unit: RegisterEntry,
  assignments: readonly StoredRecord<'assignment'>[],
): readonly StoredRecord<'unit'>[] {
  const ids = new Set([identity.id, unit.id]);
  for (const { fields } of assignments) {
    ids.add(fields.unit);
    ids.add(register.byId(fields.unit)?.id ?? fields.unit);
  }
  const found = new Map<string, StoredRecord<'unit'>>();
  for (const id of ids) {
    for (const record of [issued.units.get(id), ...(issued.aliasesOf.get(id) ?? [])]) {
      if (!record) continue;
      const whole = record.id === identity.id || (register.byId(record.id)?.id ?? record.id) === unit.id;
      found.set(record.id, {
        ...record,
        fields: whole ? withoutInside(record.fields) : calledOnly(record.fields),
      });
    }
  }
  return [...found.values()];
}

/** Who left whom in which office, and whether units are given points, is the affair of nobody else. */
const withoutInside = ({ personnel: _people, scoring: _points, ...fields }: UnitFields): UnitFields => fields;

const calledOnly = ({ name, kind, joinedInto }: UnitFields): UnitFields => ({
  name,
  code: null,
  kind,
  district: null,
  aliases: [],
  groups: [],
  joinedInto,
});
