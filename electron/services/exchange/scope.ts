import type { WireRecord } from '../../../shared/model/record.ts';
import { nameInText } from '../../../shared/rules/obligation.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { type StoredRecord, toWire } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Adoption, Identity } from '../own-unit.ts';

export interface Scope {
  readonly records: readonly WireRecord[];
  /** Evidence that the records name. */
  readonly evidence: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

/** What is issued, read once for all receivers of one visit. */
export interface Issued {
  readonly lists: ReadonlyMap<string, StoredRecord<'taskList'>>;
  readonly tasks: ReadonlyMap<string, StoredRecord<'task'>>;
  readonly assignments: ReadonlyMap<string, readonly StoredRecord<'assignment'>[]>;
  readonly units: ReadonlyMap<string, StoredRecord<'unit'>>;
  readonly receipts: readonly StoredRecord<'receipt'>[];
}

export function readIssued(store: Store, identity: Identity): Issued {
  const own = <T extends StoredRecord>(records: readonly T[]) =>
    records.filter((r) => r.author === identity.id);
  const assignments = new Map<string, StoredRecord<'assignment'>[]>();
  for (const assignment of own(store.records.all('assignment'))) {
    const list = assignments.get(assignment.parent ?? '');
    if (list) list.push(assignment);
    else assignments.set(assignment.parent ?? '', [assignment]);
  }
  return {
    lists: new Map(own(store.records.all('taskList')).map((r) => [r.id, r])),
    tasks: new Map(own(store.records.all('task')).map((r) => [r.id, r])),
    assignments,
    units: new Map(own(store.records.all('unit')).map((r) => [r.id, r])),
    receipts: own(store.records.all('receipt')),
  };
}

/**
 * What concerns a unit below (`decisions.md` D5): tasks assigned to it, and tasks of the same lists whose text names it,
 * with the names and roles of all assigned units. Never another unit's reports.
 */
export function scopeBelow(
  issued: Issued,
  identity: Identity,
  register: Register,
  unit: RegisterEntry,
): Scope {
  const isUnit = (id: string) => register.byId(id)?.id === unit.id;
  const assigned = [...issued.assignments.values()]
    .flat()
    .filter((a) => isUnit(a.fields.unit))
    .map((a) => a.parent ?? '');
  const tasks = new Map<string, StoredRecord<'task'>>();
  const lists = new Set<string>();
  for (const id of assigned) {
    const task = issued.tasks.get(id);
    if (!task) continue;
    tasks.set(id, task);
    lists.add(task.parent ?? '');
  }
  const names = [unit.fields.name, ...unit.fields.aliases];
  for (const task of issued.tasks.values()) {
    if (lists.has(task.parent ?? '') && nameInText(task.fields, names)) tasks.set(task.id, task);
  }
  const assignments = [...tasks.keys()].flatMap((id) => issued.assignments.get(id) ?? []);
  const unitIds = new Set([identity.id, unit.id, ...assignments.map((a) => a.fields.unit)]);
  const resolved = new Set([...unitIds].map((id) => register.byId(id)?.id ?? id));
  const aliases = [...issued.units.values()].filter(
    (u) => u.fields.joinedInto && resolved.has(register.byId(u.id)?.id ?? u.id),
  );
  const units = new Set([...unitIds, ...resolved, ...aliases.map((u) => u.id)]);
  const records = [
    ...[...units].sort().flatMap((id) => issued.units.get(id) ?? []),
    ...[...lists].sort().flatMap((id) => issued.lists.get(id) ?? []),
    ...inOrder([...tasks.values()]),
    ...inOrder(assignments),
    ...inOrder(issued.receipts.filter((r) => isUnit(r.fields.from))),
  ];
  return { records: records.map(toWire), evidence: [] };
}

/** What goes up to one body: every signed-off version about its tasks, and receipts for what it sent. */
export function scopeAbove(store: Store, register: Register, adoption: Adoption): Scope {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const isUs = (id: string) => resolve(id) === resolve(adoption.unit);
  const reports = store.records
    .all('report')
    .filter((r) => isUs(r.author) && store.records.get('task', r.parent ?? '')?.author === adoption.issuer);
  const receipts = store.records
    .all('receipt')
    .filter((r) => isUs(r.author) && r.fields.from === adoption.issuer);
  const evidence = new Map(reports.flatMap((r) => r.fields.evidence).map((file) => [file.sha256, file]));
  return {
    records: [...inOrder(reports), ...inOrder(receipts)].map(toWire),
    evidence: [...evidence.values()],
  };
}

const inOrder = <T extends StoredRecord>(records: readonly T[]): T[] =>
  records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
