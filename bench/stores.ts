import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../electron/exchange/open-bundle.ts';
import { identityOf, registerOf } from '../electron/services/own-unit.ts';
import { openDatabase } from '../electron/store/database.ts';
import { createStore } from '../electron/store/store.ts';
import type { WireRecord } from '../shared/model/record.ts';
import { createRandom } from './random.ts';
import { withServices } from './services.ts';
import { columns, SEED, workloadTasks } from './workload.ts';

export const BUREAU = '济南市教育局';
const SCHOOL = '济南职业学院';

/** What the parts work on; a part that writes works on a copy. */
export interface PreparedStores {
  /** Holds the workload as one ledger, each task assigned to the school. */
  readonly bureau: string;
  /** Holds no task; knows the bureau's key and has its snapshot of the day. */
  readonly school: string;
  /** The whole workload from the bureau to the school. */
  readonly bundle: string;
}

export const preparedStores = (dir: string, count: number): PreparedStores => ({
  bureau: join(dir, `bureau-${count}`),
  school: join(dir, `school-${count}`),
  bundle: join(dir, `stick-${count}`, 'workload.tzb'),
});

/** What a bundle carries. */
export async function recordsOf(bundle: string): Promise<readonly WireRecord[]> {
  const opened = await openBundle(bundle);
  if (!opened.ok) throw new Error(opened.error.code);
  const records = [...opened.value.records()].map(({ record }) => record);
  await opened.value.close();
  return records;
}

/** Makes both stores and the bundle between them. */
export async function prepareStores(dir: string, count: number): Promise<void> {
  const { bureau, school, bundle } = preparedStores(dir, count);
  const stick = join(dir, `stick-${count}`);
  mkdirSync(stick, { recursive: true });
  const card = (name: string) => join(stick, `${name}.tzb`);

  await withServices(school, async ({ call }) => {
    await call('createUnit', { name: SCHOOL, role: 'school', code: '4137012345', operator: null });
    await call('writeCard', { path: card('school') });
  });
  const first = await withServices(bureau, async ({ call }) => {
    await call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await call('writeCard', { path: card('bureau') });
    await call('trustCard', { path: card('school') });
    const { files } = await call('exportBundles', { to: [SCHOOL], dir: stick, kind: 'issue' });
    return files.map((file) => file.path);
  });
  await withServices(school, async ({ call }) => {
    await call('trustCard', { path: card('bureau') });
    await call('receiveBundles', { paths: first, trustNew: false, dryRun: false });
    await call('undoReceive', { id: null });
  });

  loadWorkload(bureau, count);
  await withServices(bureau, async ({ call }) => {
    const { files } = await call('exportBundles', { to: [SCHOOL], dir: stick, kind: 'issue' });
    for (const { path } of files) renameSync(path, bundle);
  });
}

/** Writes what importing the list and assigning it writes, under ids that the seed decides. */
function loadWorkload(dir: string, count: number): void {
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Error(opened.error.code);
  const store = createStore(opened.value, dir, Date.now);
  const random = createRandom(SEED + count);
  const self = identityOf(store).id;
  const school = registerOf(store).find(SCHOOL);
  if (!school.ok) throw new Error(school.error.code);
  store.write({ who: BUREAU, via: 'import' }, (writer) => {
    const source = null;
    const list = { title: '工作任务清单', columns: [...columns], preamble: [], source };
    const ledger = writer.create('taskList', null, self, list, random.id());
    for (const fields of workloadTasks(count)) {
      const task = writer.create('task', ledger, self, fields, random.id());
      const assignment = { unit: school.value.id, role: 'lead', group: null, state: 'assigned' } as const;
      writer.create('assignment', task, self, assignment, random.id());
    }
  });
  store.db.close();
}
