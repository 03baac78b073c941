import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeBundle } from '../electron/exchange/write-bundle.ts';
import { createUnitKeys } from '../electron/keys/unit-keys.ts';
import { identityOf } from '../electron/services/own-unit.ts';
import { openDatabase } from '../electron/store/database.ts';
import { createStore } from '../electron/store/store.ts';
import type { WireRecord } from '../shared/model/record.ts';
import { createRandom, type Random } from './random.ts';
import { NOW, type OpenedStore, withServices } from './services.ts';
import { BUREAU } from './stores.ts';
import { columns, SEED, workloadTasks } from './workload.ts';

export const BUNDLES = 1000;
/** How many of them stand for the first and for the last. */
export const SAMPLE = 50;
/** Bundles received before the first of each sample. */
export const EARLY = 50;
export const LATE = 950;
const TASKS = 40;
const PERIODS = Array.from({ length: 12 }, (_, month) => `2021-${String(month + 1).padStart(2, '0')}`);

export const bureauIn = (place: string): string => join(place, 'bureau');
/** The store of the bureau as it was after so many bundles. */
export const storeBefore = (place: string, bundle: number): string => join(place, `before-${bundle}`);
const stickIn = (place: string): string => join(place, 'stick');

/** In the order in which they are received. */
const schoolBundlesIn = (place: string): readonly string[] =>
  readdirSync(stickIn(place))
    .sort()
    .map((name) => join(stickIn(place), name));

/** Receives bundles `first` to before `end`, one after the other. */
export async function receiveSchools(
  { call }: OpenedStore,
  place: string,
  first: number,
  end: number,
): Promise<void> {
  for (const path of schoolBundlesIn(place).slice(first, end)) {
    const { results } = await call('receiveBundles', { paths: [path], trustNew: true, dryRun: false });
    const [result] = results;
    if (!result?.ok || result.counts.refused > 0) throw new Error(`${path} is received`);
  }
}

interface School {
  readonly id: string;
  readonly name: string;
}

/** A bureau that gave 40 tasks to each of a thousand schools, and what each of them reports, signed by a key of its own. */
export async function prepareSchools(place: string): Promise<void> {
  const dir = bureauIn(place);
  mkdirSync(stickIn(place), { recursive: true });
  await withServices(dir, async ({ call }) => {
    await call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
  });
  const random = createRandom(SEED + BUNDLES);
  const { bureau, schools, tasks } = assignAll(dir, random);
  for (const [at, school] of schools.entries()) {
    const keys = await createUnitKeys();
    const replica = random.id();
    const written = await writeBundle({
      ...{ dir: stickIn(place), fileName: `${String(at).padStart(4, '0')}.tzb`, kind: 'submit' },
      ...{ from: { ...school, code: null }, to: { id: bureau, name: BUREAU, code: null } },
      ...{ replica, cutoff: null, previous: null, chain: { number: 1, previous: null } },
      records: reportsOf(school, tasks, replica, random),
      ...{ evidence: [], omitted: [], keys, createdAt: NOW, appVersion: '0.1.0' },
    });
    if (!written.ok) throw new Error(written.error.code);
  }
}

function assignAll(
  dir: string,
  random: Random,
): { readonly bureau: string; readonly schools: readonly School[]; readonly tasks: readonly string[] } {
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(opened.error.code);
  const store = createStore(opened.value, dir, () => NOW);
  const bureau = identityOf(store).id;
  const made = store.write({ who: BUREAU, via: 'import' }, (writer) => {
    const schools = Array.from({ length: BUNDLES }, (_, at): School => {
      const name = `第${at + 1}职业中学`;
      const entry = {
        ...{ name, code: null, kind: 'school' as const, district: null },
        ...{ aliases: [], groups: [], joinedInto: null },
      };
      return { id: writer.create('unit', null, bureau, entry, random.id()), name };
    });
    const list = { title: '工作任务清单', columns: [...columns], preamble: [], source: null };
    const ledger = writer.create('taskList', null, bureau, list, random.id());
    const tasks = workloadTasks(TASKS).map((fields) => {
      const task = writer.create('task', ledger, bureau, fields, random.id());
      for (const { id: unit } of schools) {
        const assignment = { unit, role: 'lead', group: null, state: 'assigned' } as const;
        writer.create('assignment', task, bureau, assignment, random.id());
      }
      return task;
    });
    return { schools, tasks };
  });
  store.db.close();
  return { bureau, ...made };
}

const reportsOf = (
  { id: unit }: School,
  tasks: readonly string[],
  replica: string,
  random: Random,
): readonly WireRecord[] =>
  tasks.flatMap((task) =>
    PERIODS.map((period, at): WireRecord => {
      const by = { filledBy: '办公室', signedOffBy: '分管校领导', signedOffAt: NOW };
      const text = `按要求推进，完成第${random.below(1000)}项工作，组织${random.below(50)}次活动。`;
      const fields = {
        ...{ unit, period, version: 1, text, percent: random.below(101), actuals: [] },
        ...{ problems: '', next: '', noChange: null, evidence: [], reason: null, ...by },
      };
      return {
        kind: 'report',
        id: random.id(),
        parent: task,
        author: unit,
        clock: [at + 1, replica],
        fields,
      };
    }),
  );
