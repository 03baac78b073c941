import { namesInText } from '../../../shared/rules/obligation.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { newestCheckSet } from '../check-rules/in-force.ts';
import { askedByUnit } from '../evidence/asks.ts';
import { reportsNaming } from '../evidence/named.ts';
import { newestRuleSet } from '../lights/rules-in-force.ts';
import type { Identity } from '../own-unit.ts';
import type { Scope } from './scope.ts';

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

/** What this unit issued: its own lists, tasks and assignments, read once for the bundles of all receivers. */
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

/** Each is checked against those before it where it arrives. */
const inTurn = (a: StoredRecord<'decision'>, b: StoredRecord<'decision'>): number =>
  a.fields.number - b.fields.number || (a.id < b.id ? -1 : 1);

const byId = <T extends StoredRecord>(records: readonly T[]): ReadonlyMap<string, T> =>
  new Map(records.map((record) => [record.id, record]));
