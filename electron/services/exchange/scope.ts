import type { UnitFields, WireRecord } from '../../../shared/model/record.ts';
import { namesInText } from '../../../shared/rules/obligation.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { type StoredRecord, toWire } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { newestCheckSet } from '../check-rules/in-force.ts';
import { askedByUnit } from '../evidence/asks.ts';
import { reportsNaming } from '../evidence/named.ts';
import { newestRuleSet } from '../lights/rules-in-force.ts';
import type { Adoption, Identity } from '../own-unit.ts';
import { keptUnder } from './kept.ts';

export interface Scope {
  readonly records: Iterable<WireRecord>;
  /** Evidence that the records name. */
  readonly evidence: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

/** What is issued, read once for all receivers of one visit and filed by what a receiver asks for. */
export interface Issued {
  readonly lists: ReadonlyMap<string, StoredRecord<'taskList'>>;
  readonly tasks: ReadonlyMap<string, StoredRecord<'task'>>;
  readonly tasksOf: ReadonlyMap<string, readonly StoredRecord<'task'>[]>;
  readonly assignmentsOf: ReadonlyMap<string, readonly StoredRecord<'assignment'>[]>;
  /** The same by unit, joined entries resolved. */
  readonly assignmentsTo: ReadonlyMap<string, readonly StoredRecord<'assignment'>[]>;
  readonly units: ReadonlyMap<string, StoredRecord<'unit'>>;
  /** Entries that were joined, by the one they stand for now. */
  readonly aliasesOf: ReadonlyMap<string, readonly StoredRecord<'unit'>[]>;
  /** 批复 and decisions by task, in the order in which they were taken. */
  readonly decisionsOf: ReadonlyMap<string, readonly StoredRecord<'decision'>[]>;
  /** Keys of a unit that we have on record, by unit. */
  readonly keysOf: ReadonlyMap<string, readonly StoredRecord<'unitKey'>[]>;
  /** Of kinds that a later version brought. */
  readonly kept: readonly StoredRecord[];
  /** 会签 by task, whoever wrote them: the lead is told. */
  readonly countersignsOf: ReadonlyMap<string, readonly StoredRecord<'countersign'>[]>;
  readonly checklistsOf: ReadonlyMap<string, readonly StoredRecord<'checklist'>[]>;
  /** 代录 by task: what we typed for units below. */
  readonly transcriptsOf: ReadonlyMap<string, readonly StoredRecord<'report'>[]>;
  readonly urgesOf: ReadonlyMap<string, readonly StoredRecord<'urge'>[]>;
  /** The rule set in force and the calendars: the same for every receiver. */
  readonly rules: readonly StoredRecord[];
  readonly receiptsFor: ReadonlyMap<string, readonly StoredRecord<'receipt'>[]>;
  /** Files of its own reports that a unit has lost and asks for. */
  readonly askedBy: (unit: string) => Scope['evidence'];
  /** Whether a task's text names one of these. */
  readonly names: (task: StoredRecord<'task'>, names: readonly string[]) => boolean;
}

export function readIssued(store: Store, identity: Identity, register: Register): Issued {
  const own = <T extends StoredRecord>(records: readonly T[]) =>
    records.filter((r) => r.author === identity.id);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const tasks = own(store.records.all('task'));
  const assignments = own(store.records.all('assignment'));
  const units = own(store.records.all('unit'));
  return {
    lists: byId(own(store.records.all('taskList'))),
    tasks: byId(tasks),
    tasksOf: Map.groupBy(tasks, (task) => task.parent ?? ''),
    assignmentsOf: Map.groupBy(assignments, (a) => a.parent ?? ''),
    assignmentsTo: Map.groupBy(assignments, (a) => resolve(a.fields.unit)),
    units: byId(units),
    aliasesOf: Map.groupBy(
      units.filter((unit) => unit.fields.joinedInto),
      (unit) => resolve(unit.id),
    ),
    decisionsOf: Map.groupBy(own(store.records.all('decision')).toSorted(inTurn), (d) => d.parent ?? ''),
    keysOf: Map.groupBy(own(store.records.all('unitKey')), (k) => resolve(k.fields.unit)),
    kept: own(store.records.ofUnknownKinds()),
    countersignsOf: Map.groupBy(store.records.all('countersign'), (c) => c.parent ?? ''),
    checklistsOf: Map.groupBy(own(store.records.all('checklist')), (c) => c.parent ?? ''),
    transcriptsOf: Map.groupBy(
      own(store.records.all('report')).filter(({ fields }) => fields.transcribed !== undefined),
      (report) => report.parent ?? '',
    ),
    urgesOf: Map.groupBy(own(store.records.all('urge')), (urge) => urge.parent ?? ''),
    rules: [
      ...[newestRuleSet(own(store.records.all('lightRules')))].filter((set) => set !== null),
      ...[newestCheckSet(own(store.records.all('checkRules')))].filter((set) => set !== null),
      ...own(store.records.all('calendar')),
    ],
    receiptsFor: Map.groupBy(own(store.records.all('receipt')), (r) => resolve(r.fields.from)),
    askedBy: askedFiles(store, register),
    names: createNameFinder(),
  };
}

/** What a unit asks for goes back to it alone, and only where a report of its own names it. */
export function askedFiles(store: Store, register: Register): Issued['askedBy'] {
  const asked = askedByUnit(store, register);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  return (unit) =>
    [...(asked.get(unit) ?? [])].flatMap((sha256) => {
      const own = reportsNaming(store, sha256).find(({ author }) => resolve(author) === unit);
      return own?.fields.evidence.find((file) => file.sha256 === sha256) ?? [];
    });
}

/** Each text is brought into its comparable form once. */
function createNameFinder(): Issued['names'] {
  const finders = new Map<string, ReturnType<typeof namesInText>>();
  return ({ id, fields }, names) => {
    const known = finders.get(id);
    const finder = known ?? namesInText(fields);
    if (!known) finders.set(id, finder);
    return finder(names) !== null;
  };
}

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

/** Each is checked against those before it where it arrives. */
const inTurn = (a: StoredRecord<'decision'>, b: StoredRecord<'decision'>): number =>
  a.fields.number - b.fields.number || (a.id < b.id ? -1 : 1);

/** What a body decides about what a unit sent, and that it arrived. */
const DECIDED: ReadonlySet<string> = new Set(['decision', 'receipt', 'unitKey']);

/**
 * The part of an issue that a 批复包 holds: decisions and receipts, and what they hang on, so that the file stands alone
 * when the issue before it was lost.
 */
export function decidedOf({ records, evidence }: Scope, unit: string): Scope {
  const all = [...records];
  const byRecord = new Map(all.map((record) => [record.id, record]));
  const needed = new Set<string>();
  const need = (record: WireRecord | undefined): void => {
    if (!record || needed.has(record.id)) return;
    needed.add(record.id);
    if (record.parent !== null) need(byRecord.get(record.parent));
  };
  for (const record of all) if (DECIDED.has(record.kind)) need(record);
  for (const record of all) {
    const ofTask = record.kind === 'assignment' && record.parent !== null && needed.has(record.parent);
    if ((ofTask && record.fields['unit'] === unit) || (record.kind === 'unit' && record.id === unit))
      need(record);
  }
  const issuer = all.find((record) => record.kind === 'unit' && record.id === record.author);
  need(issuer);
  return { records: all.filter(({ id }) => needed.has(id)), evidence };
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

/** What goes up to one body: our answers, every signed-off version and request about its tasks, and receipts for what it sent. */
export function scopeAbove(store: Store, register: Register, adoption: Adoption): Scope {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const isUs = (id: string) => resolve(id) === resolve(adoption.unit);
  const ours = <K extends 'report' | 'acknowledgement' | 'request' | 'countersign'>(kind: K) =>
    store.records
      .all(kind)
      .filter((r) => isUs(r.author) && store.records.headOf(r.parent ?? '')?.author === adoption.issuer);
  const reports = ours('report');
  const receipts = store.records
    .all('receipt')
    .filter((r) => isUs(r.author) && r.fields.from === adoption.issuer);
  const theirs = new Set(
    store.records.all('task').flatMap((task) => (task.author === adoption.issuer ? [task.id] : [])),
  );
  for (const { id } of reports) theirs.add(id);
  const kept = keptUnder(
    store.records.ofUnknownKinds().filter((record) => isUs(record.author)),
    theirs,
  );
  const evidence = new Map(reports.flatMap((r) => r.fields.evidence).map((file) => [file.sha256, file]));
  return {
    records: [
      ...inOrder(ours('acknowledgement')),
      ...inOrder(reports),
      ...inOrder(ours('request')),
      ...inOrder(ours('countersign')),
      ...inOrder(receipts),
      ...inOrder(kept),
    ].map(toWire),
    evidence: [...evidence.values()],
  };
}

const inOrder = <T extends StoredRecord>(records: readonly T[]): T[] =>
  records.toSorted((a, b) => (a.id < b.id ? -1 : 1));

const byId = <T extends StoredRecord>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));
