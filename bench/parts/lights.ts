import { join } from 'node:path';
import { readOnTask } from '../../electron/services/cycle/facts.ts';
import { shareIndex } from '../../electron/services/figures/share-index.ts';
import { identityOf, registerOf } from '../../electron/services/own-unit.ts';
import { openDatabase } from '../../electron/store/database.ts';
import { createStore, type Store, type Writer } from '../../electron/store/store.ts';
import { type Measure, timed } from '../measure.ts';
import { createRandom } from '../random.ts';
import { NOW, withServices } from '../services.ts';
import { BUREAU } from '../stores.ts';
import { SEED, workloadTasks } from '../workload.ts';

const SCHOOLS = 10_000;
const TASKS = 64;
const REPETITIONS = 3;
/** So many of a hundred shares have reported. */
const REPORTED = 40;

/** The light of every share of 64 tasks given to 10,000 schools, and of one share that has changed since. */
export async function lights(dir: string): Promise<readonly Measure[]> {
  const place = join(dir, 'lights');
  await withServices(place, async ({ call }) => {
    await call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await call('adoptRules', { preset: 'default', set: null });
  });
  const opened = openDatabase(place);
  if (!opened.ok) throw new Error(opened.error.code);
  const schools = loadShares(createStore(opened.value, place, () => NOW));
  const [reading, whole, one]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < REPETITIONS; round++) {
    // A store that was just opened keeps no lights yet.
    const store = createStore(opened.value, place, () => NOW);
    reading.push((await timed(() => readAll(store))).ms);
    const evaluated = await timed(() => shareIndex(store));
    whole.push(evaluated.ms);
    const [task] = evaluated.value.tasks;
    const school = schools[round];
    if (!task || school === undefined) throw new Error('there are tasks and schools');
    const { length } = evaluated.value.sharesOf(task.id);
    if (length !== SCHOOLS) throw new Error(`${length} shares of a task`);
    store.write({ who: '', via: 'receive' }, (writer) => report(writer, task.id, school, 100));
    const after = await timed(() => shareIndex(store));
    one.push(after.ms);
    const share = after.value.sharesOf(task.id).find(({ unit }) => unit === school);
    if (share?.light?.level === undefined) throw new Error('the share has a light');
  }
  opened.value.close();
  const what = `lights of ${SCHOOLS.toLocaleString('en-US')} schools × ${TASKS} tasks`;
  return [
    {
      id: 'lights',
      what: `${what}, with reading`,
      unit: 'ms',
      values: whole,
      floor: { name: 'reading alone', values: reading },
      bound: { of: 'ratio', atMost: 2 },
    },
    {
      id: 'lights-after-one',
      what: `${what}, after one report`,
      unit: 'ms',
      values: one,
      floor: { name: 'all of them, with reading', values: whole },
      bound: { of: 'ratio', atMost: 0.01 },
    },
  ];
}

/** What the lights are made from, read as they read it, with nothing made of it. */
function readAll(store: Store): void {
  const register = registerOf(store);
  let shares = 0;
  for (const { id } of store.records.all('task'))
    shares += readOnTask(store, register, id).assignments.length;
  if (shares !== SCHOOLS * TASKS) throw new Error(`${shares} shares were read`);
}

/** Units, one list, its tasks, each task with each school, and a report of two in five. Answers the schools' ids. */
function loadShares(store: Store): readonly string[] {
  const random = createRandom(SEED + SCHOOLS);
  const self = identityOf(store).id;
  return store.write({ who: BUREAU, via: 'import' }, (writer) => {
    const schools = Array.from({ length: SCHOOLS }, (_, at) =>
      writer.create('unit', null, self, unitNamed(`第${at + 1}职业中学`), random.id()),
    );
    const list = { title: '工作任务清单', columns: [], preamble: [], source: null };
    const ledger = writer.create('taskList', null, self, list, random.id());
    for (const fields of workloadTasks(TASKS)) {
      const task = writer.create('task', ledger, self, fields, random.id());
      for (const unit of schools) {
        const assignment = {
          unit,
          role: 'lead',
          group: null,
          state: 'assigned',
          assignedOn: '2022-03-01',
        } as const;
        writer.create('assignment', task, self, assignment, random.id());
        if (random.below(100) < REPORTED) report(writer, task, unit, random.below(101), random.id());
      }
    }
    return schools;
  });
}

const unitNamed = (name: string) => ({
  ...{ name, code: null, kind: 'school' as const, district: null },
  ...{ aliases: [], groups: [], joinedInto: null },
});

function report(writer: Writer, task: string, unit: string, percent: number, id?: string): void {
  const fields = {
    ...{ unit, period: '2022-05', version: 1, text: '已按要求推进，完成阶段性工作。', percent, actuals: [] },
    ...{ problems: '', next: '', noChange: null, evidence: [], reason: null },
    ...{ filledBy: '办公室', signedOffBy: '分管校领导', signedOffAt: NOW },
  };
  writer.create('report', task, unit, fields, id);
}
