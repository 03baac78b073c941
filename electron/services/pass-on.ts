import { sameValue } from '../../shared/merge.ts';
import type { FieldsOf, ListFields, TaskFields, WireRecord } from '../../shared/model/record.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { byPlace } from '../../shared/rules/parts.ts';
import { openBundle } from '../exchange/open-bundle.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { allReceives } from './exchange/receives.ts';
import { withStore } from './lists.ts';
import { findLedger, labelOf } from './lookup.ts';
import type { Operations } from './operations.ts';
import { type Identity, identityOf, operatorName, registerOf } from './own-unit.ts';

type PassOnOperations = Pick<Operations, 'passOn' | 'compareOrigin'>;
type List = StoredRecord<'taskList'>;
type Task = StoredRecord<'task'>;

/** 转发: what came from above goes on under our own signature, as records of ours that name their origin. */
export function createPassOnOperations(env: Environment): PassOnOperations {
  return {
    passOn: ({ ledger }) =>
      withStore(env, (store) => {
        const list = findLedger(store, ledger);
        return list.ok ? passOn(store, list.value) : list;
      }),

    compareOrigin: async ({ ledger, path }) => {
      const store = env.store();
      if (!store.ok) return store;
      const list = findLedger(store.value, ledger);
      if (!list.ok) return list;
      const bundle = await openBundle(path);
      if (!bundle.ok) return bundle;
      const { descriptor, file, signature } = bundle.value;
      try {
        const { origins = [] } = list.value.fields;
        const step = origins.findIndex((origin) => origin.unit === descriptor.from.id);
        const origin = origins[step];
        if (!origin)
          return fail('E_NO_ORIGIN', { ledger: list.value.fields.title, from: descriptor.from.name });
        const printed = new Map<string, WireRecord>();
        for (const { record } of bundle.value.records())
          if (record.kind === 'task') printed.set(record.id, record);
        const comparison = compare(store.value, list.value, step, printed);
        return ok({
          origin: {
            unit: { id: origin.unit, name: origin.name },
            bundle: origin.bundle,
            sha256: origin.sha256,
          },
          sameFile: origin.bundle === descriptor.id && origin.sha256 === file.sha256,
          fingerprint: signature.fingerprint,
          ...comparison,
        });
      } catch (error) {
        if (error instanceof Refusal) return { ok: false, error: error.failure };
        throw error;
      } finally {
        await bundle.value.close();
      }
    },
  };
}

type Counts = { new: number; changed: number; unchanged: number; refused: number };

function passOn(store: Store, list: List): Result<{ ledger: { id: string; title: string }; counts: Counts }> {
  const identity = identityOf(store);
  if (identity.ids.has(list.author)) return fail('E_OWN_LEDGER', { ledger: list.fields.title });
  const fields = passedList(store, identity, list);
  const counts: Counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const known = store.records
    .all('taskList')
    .find((each) => each.author === identity.id && each.fields.origins?.[0]?.list === list.id);
  const copies = new Map(
    (known ? store.records.children('task', known.id) : []).map((task) => [task.fields.origins?.[0], task]),
  );
  return store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    if (known) writer.change(known, fields);
    const ledger = known?.id ?? writer.create('taskList', null, identity.id, fields);
    const made = new Map<string, string>();
    for (const task of store.records.children('task', list.id).sort(byPlace)) {
      const copy = copies.get(task.id);
      const next = passedTask(task, made);
      made.set(task.id, copy?.id ?? '');
      if (!copy) {
        made.set(task.id, writer.create('task', ledger, identity.id, next));
        counts.new += 1;
      } else if (writer.change(copy, withoutCorrected(copy, next)).length > 0) counts.changed += 1;
      else counts.unchanged += 1;
    }
    return ok({ ledger: { id: ledger, title: fields.title }, counts });
  });
}

export function passedList(store: Store, identity: Identity, list: List): ListFields {
  const register = registerOf(store);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const came = allReceives(store).find(
    ({ bundle, undoneAt }) =>
      undoneAt === null && bundle.kind === 'issue' && resolve(bundle.from.id) === resolve(list.author),
  );
  const origin = came && {
    unit: list.author,
    name: register.nameOf(list.author),
    list: list.id,
    bundle: came.bundle.id,
    sha256: came.sha256,
  };
  const title = list.fields.title.replace(/（[^（）]*转发）$/, '');
  return {
    ...list.fields,
    title: `${title}（${identity.name}转发）`.slice(0, 200),
    origins: [...(origin ? [origin] : []), ...(list.fields.origins ?? [])].slice(0, 10),
  };
}

/** `copies` are of the rows before it: a part goes under the copy of its row. */
export function passedTask({ id, fields }: Task, copies: ReadonlyMap<string, string>): TaskFields {
  const { part, ...rest } = fields;
  const row = copies.get(part?.of ?? '');
  return {
    ...rest,
    ...(part && row !== undefined && { part: { of: row, number: part.number } }),
    guesses: [],
    corrected: [],
    origins: [id, ...(fields.origins ?? [])].slice(0, 10),
  };
}

/** What we ourselves have put right stays. */
export function withoutCorrected({ fields }: Task, next: TaskFields): Partial<FieldsOf<'task'>> {
  const ours = new Set<string>([...fields.corrected, 'corrected', 'guesses']);
  return Object.fromEntries(Object.entries(next).filter(([name]) => !ours.has(name)));
}

/** What the wording of a task is made of. */
const COMPARED = ['seq', 'category', 'title', 'detail', 'units', 'deadline', 'indicators', 'cells'] as const;

function compare(store: Store, list: List, step: number, printed: ReadonlyMap<string, WireRecord>) {
  const differing: { task: string; label: string; fields: string[] }[] = [];
  const missing: { task: string; label: string }[] = [];
  let compared = 0;
  for (const task of store.records.children('task', list.id).sort(byPlace)) {
    const origin = task.fields.origins?.[step];
    if (origin === undefined) continue;
    const label = labelOf(store, 'task', task.fields, task.parent);
    const before = printed.get(origin)?.fields;
    if (!before) {
      missing.push({ task: task.id, label });
      continue;
    }
    compared += 1;
    const fields = COMPARED.filter((name) => !sameValue(task.fields[name], before[name]));
    if (fields.length > 0) differing.push({ task: task.id, label, fields });
  }
  return { compared, differing, missing };
}
