import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf } from '../../shared/dates.ts';
import { describeFailure, type Language } from '../../shared/errors.ts';
import { fingerprint, formatFingerprint } from '../../shared/exchange/fingerprint.ts';
import { newId } from '../../shared/ids.ts';
import type { Session, Settings } from '../../shared/model/views.ts';
import { monthOf } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import {
  createUnitKeys,
  KEY_FILE,
  loadPublicLines,
  type PublicLines,
  saveUnitKeys,
} from '../keys/unit-keys.ts';
import { openDatabase, storeFailure } from '../store/database.ts';
import { createStore, type Store } from '../store/store.ts';
import { newUnit } from './assign.ts';
import { backupState } from './backup-note.ts';
import type { Environment } from './environment.ts';
import { allReceives } from './exchange/receives.ts';
import { cutoffOf } from './lights/rules-in-force.ts';
import type { Given, Operations } from './operations.ts';
import { identityOf, operatorName } from './own-unit.ts';

type SetupOperations = Pick<Operations, 'getSession' | 'createUnit' | 'saveSettings' | 'saveIdentity'>;

const DEFAULT_SETTINGS: Settings = {
  textScale: 100,
  theme: 'light',
  language: 'zh',
  density: 'compact',
  backupEveryDays: 7,
  lockAfterMinutes: 10,
};

export function createSetupOperations(env: Environment): SetupOperations {
  return {
    getSession: (_args, { language }) => sessionOf(env, language),

    createUnit: async (unit, { language }) => {
      const made = await createUnitStore(env, unit);
      return made.ok ? sessionOf(env, language) : made;
    },

    saveSettings: (changes) => {
      const store = env.store();
      if (!store.ok) return store;
      const settings: Settings = {
        ...DEFAULT_SETTINGS,
        ...store.value.meta.json<Partial<Settings>>('settings', {}),
        ...defined(changes),
      };
      store.value.meta.setJson('settings', settings);
      return ok(settings);
    },

    saveIdentity: ({ operator, aliases }, { language }) => {
      const store = env.store();
      if (!store.ok) return store;
      const name = operator?.trim() || null;
      if (operator !== undefined && name !== identityOf(store.value).operator) {
        if (env.screen.guards && env.screen.operators().length > 0) return fail('E_NAMED_AT_LOCK');
        store.value.meta.set('operator', name);
      }
      const identity = identityOf(store.value);
      const own = store.value.records.get('unit', identity.id);
      if (aliases !== undefined && own) {
        const clean = [...new Set(aliases.map((alias) => alias.trim()).filter(Boolean))];
        store.value.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          writer.change(own, { aliases: clean }),
        );
      }
      return sessionOf(env, language);
    },
  };
}

/** Makes the store, the unit's own register entry and its keys. Refusals: E_STORE_EXISTS and what opening refuses. */
export async function createUnitStore(env: Environment, unit: Given<'createUnit'>): Promise<Result<void>> {
  const { dir } = env.options;
  const existing = env.store();
  if (existing.ok) return fail('E_STORE_EXISTS', { unit: identityOf(existing.value).name });
  if (env.trouble() !== null) return existing;
  setAside(dir, env.now());
  // The keys first: a store without keys would be a unit that can't speak, keys without a store are made again.
  const saved = await saveUnitKeys(dir, await createUnitKeys(), env.options);
  if (!saved.ok) return saved;
  const opened = openDatabase(dir);
  if (!opened.ok) return opened;
  const store = createStore(opened.value, dir, env.now);
  try {
    foundUnit(store, unit, env.options.example === true);
  } finally {
    store.db.close();
  }
  env.reopen();
  return ok(undefined);
}

/** What a new store begins with: its replica, and the unit's own register entry. */
export function foundUnit(store: Store, unit: Given<'createUnit'>, example = false): void {
  store.db.transaction(() => {
    store.meta.set('replica', newId());
    store.meta.set('role', unit.role);
    if (example) store.meta.set('example', 'yes');
    store.meta.set('operator', unit.operator);
    store.write({ who: unit.operator ?? unit.name, via: 'local' }, (writer) => {
      const kind = unit.role === 'bureau' ? 'bureau' : unit.role;
      const id = newId();
      writer.create(
        'unit',
        null,
        id,
        { ...newUnit(unit.name.trim()), code: unit.code?.trim() || null, kind },
        id,
      );
      store.meta.set('unit', id);
    });
  })();
}

/** A key that is already here may be the only one of its kind: it is kept under another name. */
function setAside(dir: string, at: number): void {
  const file = join(dir, KEY_FILE);
  if (existsSync(file)) renameSync(file, join(dir, `earlier-${at}-${KEY_FILE}`));
}

export async function sessionOf(env: Environment, language: Language): Promise<Result<Session>> {
  const opened = env.store();
  const trouble = env.trouble();
  const at = env.now();
  const base: Session = {
    unit: null,
    operator: null,
    operators: env.screen.operators().map(({ name, password }) => ({ name, hasPassword: password !== null })),
    locked: (opened.ok || trouble !== null) && env.screen.locked(),
    replica: null,
    fingerprint: null,
    keys: null,
    reports: false,
    issues: false,
    period: monthOf(opened.ok ? cutoffOf(opened.value) : dateOf(at)),
    cutoff: opened.ok ? cutoffOf(opened.value) : dateOf(at),
    store: {
      state: trouble ? 'readOnly' : opened.ok ? 'ready' : 'new',
      path: env.options.dir,
      error: trouble && describeFailure(trouble.error, language),
      snapshots: [...env.snapshots.list()],
    },
    settings: DEFAULT_SETTINGS,
    lastBackup: env.snapshots.list()[0]?.at ?? null,
    backup: { last: null, elsewhere: null, due: false },
    lastReceive: null,
    example: false,
    version: env.options.appVersion,
  };
  if (!opened.ok) return ok(base);
  const lines = await loadPublicLines(env.options.dir);
  try {
    return ok(describeStore(opened.value, base, lines));
  } catch (error) {
    // Too damaged to say whose it is: the way back is in the snapshots, which are listed all the same.
    const failure = storeFailure(error, env.options.dir);
    if (!failure) throw error;
    const described = base.store.error ?? describeFailure(failure.error, language);
    return ok({ ...base, store: { ...base.store, state: 'readOnly', error: described } });
  }
}

function describeStore(store: Store, base: Session, lines: Result<PublicLines>): Session {
  const identity = identityOf(store);
  const receive = allReceives(store).find((r) => r.undoneAt === null);
  const { role } = identity;
  const settings = { ...DEFAULT_SETTINGS, ...store.meta.json<Partial<Settings>>('settings', {}) };
  return {
    ...base,
    unit: {
      id: identity.id,
      name: identity.name,
      role,
      code: identity.code,
      aliases: [...(store.records.get('unit', identity.id)?.fields.aliases ?? [])],
    },
    operator: identity.operator,
    replica: store.meta.get('replica'),
    fingerprint: lines.ok ? formatFingerprint(fingerprint(lines.value.minisign)) : null,
    keys: lines.ok ? { minisign: lines.value.minisign, age: lines.value.age } : null,
    reports: role === 'school' || role === 'section' || identity.adoptions.length > 0,
    issues: role === 'bureau' || role === 'district' || hasAssigned(store, identity.id),
    settings,
    backup: backupState(store, settings.backupEveryDays, store.now()),
    lastReceive: receive ? { at: receive.at, from: receive.bundle.from.name } : null,
    example: store.meta.get('example') === 'yes',
  };
}

const hasAssigned = (store: Store, self: string): boolean =>
  store.db.prepare("SELECT 1 FROM record WHERE kind = 'assignment' AND author = ? LIMIT 1").get(self) !==
  undefined;

const defined = (value: { readonly [K in keyof Settings]?: Settings[K] | undefined }): Partial<Settings> =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
