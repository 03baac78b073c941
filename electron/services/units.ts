import { byName } from '../../shared/by-name.ts';
import { dateOf } from '../../shared/dates.ts';
import type { Language } from '../../shared/errors.ts';
import type { UnitFields } from '../../shared/model/record.ts';
import type { UnitCandidate, UnitRow, UnitView } from '../../shared/model/views.ts';
import { fail, ok } from '../../shared/result.ts';
import { holderOrNone } from '../../shared/rules/people.ts';
import type { Register, RegisterEntry } from '../../shared/rules/register.ts';
import { readUnitRows } from '../../shared/rules/unit-rows.ts';
import { nameKey } from '../../shared/text.ts';
import type { Store } from '../store/store.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import type { Operations } from './operations.ts';
import { notIssuer } from './own-tasks.ts';
import { identityOf, operatorName, registerOf } from './own-unit.ts';

type UnitOperations = Pick<
  Operations,
  'listUnits' | 'saveUnit' | 'readUnits' | 'addUnits' | 'printedUnits' | 'joinUnits'
>;

/** The register: without it nobody can say who is missing. */
export function createUnitOperations(env: Environment): UnitOperations {
  return {
    listUnits: () => withStore(env, (store) => ok(unitViews(store))),

    saveUnit: ({ id, unit }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const clash = clashOf(register, unit, id);
        if (clash) return fail('E_UNIT_EXISTS', { unit: unit.name, existing: clash.fields.name });
        const fields = fieldsOf(unit);
        const existing = id ? store.records.get('unit', id) : null;
        if (id && !existing) return fail('E_NO_UNIT', { unit: id });
        if (existing && existing.author !== identity.id) return notIssuer(store, existing.author);
        const saved = store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          if (!existing) return writer.create('unit', null, identity.id, fields);
          const { joinedInto: _kept, ...editable } = fields;
          writer.change(existing, editable);
          return existing.id;
        });
        const view = unitViews(store).find((entry) => entry.id === saved);
        return view ? ok(view) : fail('E_NO_UNIT', { unit: unit.name });
      }),

    readUnits: ({ text }, { language }) =>
      withStore(env, (store) => {
        const register = registerOf(store);
        return ok(readUnitRows(text).map((row) => candidateOf(register, row, language)));
      }),

    addUnits: ({ rows }, { language }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const fresh = dropRepeats(rows).filter(
          (row) => candidateOf(register, row, language).status === 'new',
        );
        store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          for (const row of fresh) writer.create('unit', null, identity.id, fieldsOf(row));
        });
        return ok({ added: fresh.length, known: rows.length - fresh.length });
      }),

    printedUnits: (_args, { language }) =>
      withStore(env, (store) => {
        const register = registerOf(store);
        const printed = new Map<string, UnitRow>();
        for (const { fields } of store.records.all('task')) {
          for (const unit of fields.units) {
            if (unit.group) continue;
            const row = {
              name: unit.name,
              code: null,
              kind: null,
              district: null,
              aliases: [...unit.aliases],
              groups: [],
            };
            if (!printed.has(nameKey(unit.name))) printed.set(nameKey(unit.name), row);
          }
        }
        return ok(
          [...printed.values()]
            .map((row) => candidateOf(register, row, language))
            .filter((row) => row.status === 'new'),
        );
      }),

    joinUnits: ({ from, into }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const [source, target] = [store.records.get('unit', from), register.byId(into)];
        if (!source || !target) return fail('E_NO_UNIT', { unit: source ? into : from });
        if (source.author !== identity.id) return notIssuer(store, source.author);
        if (source.id === identity.id) return fail('E_JOIN_OURSELVES', { unit: source.fields.name });
        if (register.byId(from)?.id === target.id) return ok({});
        const into_ = store.records.get('unit', target.id);
        store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          writer.change(source, { joinedInto: target.id });
          if (!into_ || into_.author !== identity.id) return;
          const aliases = [
            ...new Set([...into_.fields.aliases, source.fields.name, ...source.fields.aliases]),
          ];
          writer.change(into_, {
            aliases: aliases.filter((alias) => nameKey(alias) !== nameKey(into_.fields.name)),
            groups: [...new Set([...into_.fields.groups, ...source.fields.groups])],
            code: into_.fields.code ?? source.fields.code,
          });
        });
        return ok({});
      }),
  };
}

const fieldsOf = (unit: UnitRow): UnitFields => ({
  name: unit.name.trim(),
  code: unit.code?.trim() || null,
  kind: unit.kind,
  district: unit.district?.trim() || null,
  aliases: [...new Set(unit.aliases.map((alias) => alias.trim()).filter(Boolean))],
  groups: [...new Set(unit.groups.map((group) => group.trim()).filter(Boolean))],
  ...(unit.contactPerson !== undefined && { contactPerson: unit.contactPerson?.trim() || null }),
  ...(unit.phone !== undefined && { phone: unit.phone?.trim() || null }),
  joinedInto: null,
});

/** Another entry with the same name, alias or code. */
function clashOf(register: Register, unit: UnitRow, own: string | null): RegisterEntry | null {
  for (const text of [unit.name, unit.code ?? '']) {
    if (text.trim() === '') continue;
    const found = register.find(text);
    if (found.ok && found.value.id !== own) return found.value;
  }
  return null;
}

function candidateOf(register: Register, row: UnitRow, language: Language): UnitCandidate {
  const complete = { ...row, aliases: [...row.aliases], groups: [...row.groups] };
  const say = words[language];
  if (row.name.trim() === '') return { ...complete, status: 'problem', note: say.noName };
  if (row.name.length > 100) return { ...complete, status: 'problem', note: say.longName };
  const clash = clashOf(register, row, null) ?? aliasClash(register, row);
  return clash
    ? { ...complete, status: 'known', note: say.known(clash.fields.name) }
    : { ...complete, status: 'new', note: null };
}

const aliasClash = (register: Register, row: UnitRow): RegisterEntry | null => {
  for (const alias of row.aliases) {
    const found = register.find(alias);
    if (found.ok) return found.value;
  }
  return null;
};

/** The first row of each name. */
const dropRepeats = (rows: readonly UnitRow[]): readonly UnitRow[] =>
  [...Map.groupBy(rows, (row) => nameKey(row.name)).values()].flatMap((same) => same.slice(0, 1));

function unitViews(store: Store): UnitView[] {
  const identity = identityOf(store);
  const register = registerOf(store);
  const keys = countBy(
    store.db
      .prepare<[], { unit: string }>('SELECT unit FROM unit_key')
      .all()
      .map((row) => row.unit),
  );
  const tasks = countBy(
    store.records
      .all('assignment')
      .filter((a) => a.fields.state === 'assigned')
      .map((a) => register.byId(a.fields.unit)?.id ?? a.fields.unit),
  );
  const adopted = new Set(identity.adoptions.map((a) => a.unit));
  return register.entries
    .filter((entry) => !adopted.has(entry.id))
    .map(({ id, fields }) => ({
      id,
      name: fields.name,
      code: fields.code,
      kind: fields.kind,
      district: fields.district,
      aliases: [...fields.aliases],
      groups: [...fields.groups],
      contactPerson: holderOrNone(
        fields.personnel,
        'contact',
        fields.contactPerson ?? null,
        dateOf(store.now()),
      ),
      phone: fields.phone ?? null,
      keys: keys.get(id) ?? 0,
      self: id === identity.id,
      tasks: id === identity.id ? sumOf(tasks, identity.ids) : (tasks.get(id) ?? 0),
      above: identity.adoptions.some((a) => a.issuer === id),
    }))
    .sort((a, b) => Number(b.self) - Number(a.self) || byName(a.name, b.name));
}

const countBy = (ids: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

const sumOf = (counts: ReadonlyMap<string, number>, ids: ReadonlySet<string>): number =>
  [...ids].reduce((sum, id) => sum + (counts.get(id) ?? 0), 0);

interface Words {
  readonly noName: string;
  readonly longName: string;
  readonly known: (name: string) => string;
}

const words: Readonly<Record<Language, Words>> = {
  zh: {
    noName: '缺少单位名称',
    longName: '单位名称超过 100 字',
    known: (name) => `已登记为“${name}”`,
  },
  en: {
    noName: 'The name is missing',
    longName: 'The name is longer than 100 characters',
    known: (name) => `Registered as “${name}”`,
  },
};
