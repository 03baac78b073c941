import { dateOf } from '../../shared/dates.ts';
import type { UnitFields } from '../../shared/model/record.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { assignmentMachine } from '../../shared/rules/cycle/assignment-machine.ts';
import { phaseOf } from '../../shared/rules/cycle/decisions.ts';
import { assignmentStateOf, roundOf, stateFor } from '../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../shared/rules/cycle/task-machine.ts';
import type { Register, RegisterEntry } from '../../shared/rules/register.ts';
import { nameKey } from '../../shared/text.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';
import { cycleFacts, readOnTask } from './cycle/facts.ts';
import { impossible } from './cycle/target.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import type { Operations } from './operations.ts';
import { ownTasks } from './own-tasks.ts';
import { type Identity, identityOf, operatorName, registerOf } from './own-unit.ts';

type Task = StoredRecord<'task'>;
type Role = 'lead' | 'cooperate';

interface Target {
  readonly unit: string;
  readonly role: Role;
  readonly group: string | null;
}

export const newUnit = (name: string): UnitFields => ({
  name,
  code: null,
  kind: null,
  district: null,
  aliases: [],
  groups: [],
  joinedInto: null,
});

/** 交办: what makes an obligation. Importing a list records only what it prints. */
export function createAssignOperations(
  env: Environment,
): Pick<Operations, 'assign' | 'assignUnits' | 'assignPrinted' | 'unassign'> {
  return {
    assign: ({ tasks: texts, unit: name, role }) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, texts);
        if (!tasks.ok) return tasks;
        const identity = identityOf(store);
        const register = registerOf(store);
        for (const task of tasks.value) {
          const phase = phaseIn(store, task);
          if (phase !== 'inProgress') return impossible(task, phase, 'assign');
        }
        const target = findTarget(store, register, identity, name);
        if (!target.ok) return target;
        return store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          const { entry, members } = target.value;
          const unit = entry ?? addUnit(writer, identity, name);
          const targets: readonly Target[] = members
            ? members.map((member) => ({ unit: member.id, role, group: name }))
            : [{ unit: unit.id, role, group: null }];
          const outcome = putAssignments(store, writer, identity, tasks.value, () => targets);
          const named = members ? { id: '', name } : { id: unit.id, name: unit.fields.name };
          return ok({ unit: { ...named, new: !entry && !members }, ...outcome });
        });
      }),

    assignUnits: ({ tasks: texts, units: names, role, group }) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, texts);
        if (!tasks.ok) return tasks;
        const identity = identityOf(store);
        for (const task of tasks.value) {
          const phase = phaseIn(store, task);
          if (phase !== 'inProgress') return impossible(task, phase, 'assign');
        }
        const register = registerOf(store);
        const targets: Target[] = [];
        for (const name of names) {
          const unit = register.find(name);
          if (!unit.ok) return unit;
          targets.push({ unit: unit.value.id, role, group });
        }
        return store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          ok({
            units: new Set(targets.map(({ unit }) => unit)).size,
            ...putAssignments(store, writer, identity, tasks.value, (task) =>
              keepLeads(store, task, targets),
            ),
          }),
        );
      }),

    assignPrinted: ({ ledger }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const all = ledger ? store.records.children('task', ledger) : store.records.all('task');
        const tasks = all.filter(
          (task) => task.author === identity.id && phaseIn(store, task) === 'inProgress',
        );
        return store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          const register = createGrowingRegister(store, writer, identity);
          const emptyGroups = new Set<string>();
          const outcome = putAssignments(store, writer, identity, tasks, (task) =>
            task.fields.units.flatMap((unit): readonly Target[] => {
              if (!unit.group)
                return [
                  { unit: register.entryFor(unit.name, unit.aliases).id, role: unit.role, group: null },
                ];
              const members = register.members(unit.name);
              if (members.length === 0) emptyGroups.add(unit.name);
              return members.map((member) => ({ unit: member.id, role: unit.role, group: unit.name }));
            }),
          );
          return ok({ ...outcome, newUnits: [...register.names], emptyGroups: [...emptyGroups] });
        });
      }),

    unassign: ({ tasks: texts, unit: name }) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, texts);
        if (!tasks.ok) return tasks;
        const register = registerOf(store);
        const unit = register.find(name);
        if (!unit.ok) return unit;
        const identity = identityOf(store);
        const active: StoredRecord<'assignment'>[] = [];
        for (const task of tasks.value) {
          const given = store.records
            .children('assignment', task.id)
            .filter(
              (a) => a.fields.state === 'assigned' && register.byId(a.fields.unit)?.id === unit.value.id,
            );
          if (given.length === 0) continue;
          const state = stateFor(cycleFacts(readOnTask(store, register, task.id)), unit.value.id, false);
          if (!taskMachine.step(state, 'withdraw')) return impossible(task, state, 'withdraw');
          active.push(...given);
        }
        return store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          for (const assignment of active) writer.change(assignment, { state: 'cancelled' });
          return ok({ cancelled: active.length });
        });
      }),
  };
}

/** One unit, the members of a collective name, or neither: a name to add. */
function findTarget(
  store: Store,
  register: Register,
  identity: Identity,
  name: string,
): Result<{ readonly entry: RegisterEntry | null; readonly members: readonly RegisterEntry[] | null }> {
  const found = register.find(name);
  if (found.ok) return ok({ entry: found.value, members: null });
  if (found.error.code !== 'E_NO_UNIT') return found;
  const members = register.members(name);
  if (members.length > 0) return ok({ entry: null, members });
  return isPrintedGroup(store, identity, name)
    ? fail('E_GROUP_EMPTY', { group: name })
    : ok({ entry: null, members: null });
}

const isPrintedGroup = (store: Store, identity: Identity, name: string): boolean =>
  store.records
    .all('task')
    .some(
      (task) =>
        task.author === identity.id &&
        task.fields.units.some((unit) => unit.group && nameKey(unit.name) === nameKey(name)),
    );

function addUnit(
  writer: Writer,
  identity: Identity,
  name: string,
  aliases: readonly string[] = [],
): RegisterEntry {
  const fields = { ...newUnit(name), aliases: [...aliases] };
  return { id: writer.create('unit', null, identity.id, fields), fields };
}

/** A register that takes in printed names as it meets them, within one transaction. */
function createGrowingRegister(store: Store, writer: Writer, identity: Identity) {
  const register = registerOf(store);
  const added = new Map<string, RegisterEntry>();
  const names: string[] = [];
  return {
    names,
    members: register.members,
    /** Throws Refusal E_AMBIGUOUS: two units of one name are for a person to tell apart. */
    entryFor: (name: string, aliases: readonly string[]): RegisterEntry => {
      for (const candidate of [name, ...aliases]) {
        const known = added.get(nameKey(candidate));
        if (known) return known;
        const found = register.find(candidate);
        if (found.ok) return found.value;
        if (found.error.code !== 'E_NO_UNIT') throw new Refusal(found.error.code, found.error.params);
      }
      const entry = addUnit(writer, identity, name, aliases);
      for (const key of [name, ...aliases]) added.set(nameKey(key), entry);
      names.push(name);
      return entry;
    },
  };
}

const phaseIn = (store: Store, task: Task) =>
  phaseOf(store.records.children('decision', task.id).map(({ id, fields }) => ({ ...fields, id })));

/** Makes or renews assignments; one per task and unit. A cancelled one, or one that came back, is taken up in a new round. */
export function putAssignments(
  store: Store,
  writer: Writer,
  identity: Identity,
  tasks: readonly Task[],
  targetsOf: (task: Task) => readonly Target[],
) {
  const register = registerOf(store);
  let assigned = 0;
  let unchanged = 0;
  const assignedOn = dateOf(store.now());
  for (const task of tasks) {
    const on = readOnTask(store, register, task.id);
    const facts = cycleFacts(on);
    const existing = new Map(on.assignments.map((a) => [a.fields.unit, a.id]));
    for (const { unit, role, group } of firstOfEach(targetsOf(task))) {
      const current = store.records.get('assignment', existing.get(unit) ?? '');
      const given = { role, group, state: 'assigned' } as const;
      if (!current) {
        writer.create('assignment', task.id, identity.id, { unit, ...given, assignedOn });
        assigned += 1;
      } else if (assignmentMachine.step(assignmentStateOf(facts, unit, false), 'assign')) {
        writer.change(current, { ...given, round: roundOf(current.fields) + 1, assignedOn });
        assigned += 1;
      } else if (writer.change(current, given).length > 0) {
        assigned += 1;
      } else {
        unchanged += 1;
      }
    }
  }
  return { assigned, unchanged };
}

/** Who leads a task still leads it after everybody was asked to cooperate. */
function keepLeads(store: Store, task: Task, targets: readonly Target[]): readonly Target[] {
  const leads = new Map(
    store.records
      .children('assignment', task.id)
      .filter(({ fields }) => fields.role === 'lead' && fields.state === 'assigned')
      .map(({ fields }) => [fields.unit, fields]),
  );
  return targets.map((target) => {
    const lead = leads.get(target.unit);
    return lead && target.role === 'cooperate'
      ? { unit: lead.unit, role: lead.role, group: lead.group }
      : target;
  });
}

/** A unit named by itself and again through a group keeps the first, stronger mention. */
function firstOfEach(targets: readonly Target[]): Iterable<Target> {
  const first = new Map<string, Target>();
  for (const target of targets) if (!first.has(target.unit)) first.set(target.unit, target);
  return first.values();
}
