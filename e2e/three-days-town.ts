import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draft, openUnit, receive, type TestUnit } from '../electron/services/test-stores.ts';
import { addDays } from '../shared/calendar-dates.ts';
import { dateOf } from '../shared/dates.ts';
import type { LedgerRow } from '../shared/model/views.ts';
import { monthOf } from '../shared/period.ts';
import type { Desk } from './window-desk.ts';

/** What happens between the windows of the three days, through bundles like everything else. */

export const BUREAU = '济南市教育局';
export const OURS = { name: '济南职业学院', code: '4137012345' } as const;
export const OTHERS = [
  { name: '济南工程职业技术学院', code: '4137012346' },
  { name: '莱芜职业技术学院', code: '4137012347' },
  { name: '济南护理职业学院', code: '4137012348' },
] as const;
export const SCHOOLS = [OURS, ...OTHERS];

/** The month that is reported on the 3rd of the next one, and the month before it. */
export const PERIOD = monthOf(dateOf(Date.now()));
export const LAST = addDays(`${PERIOD}-01`, -1).slice(0, 7);
/** A day of the month after. */
export const dayAfter = (day: number): string =>
  `${addDays(`${PERIOD}-01`, 40).slice(0, 7)}-${String(day).padStart(2, '0')}`;

export const SAID_LAST = '建设方案已报批，等待批复。';
export const COMMENT = '请补充完成数据，并附验收单。';
export const NEW_TASKS = ['开展职业院校消防安全专项检查', '报送毕业生就业帮扶情况'] as const;

type Visit = (unit: TestUnit) => Promise<void>;

/** Opens a store that no window has, and closes it again. */
async function visit(desk: Desk, name: string, act: Visit): Promise<void> {
  const done: (() => void)[] = [];
  try {
    await act(await openUnit(desk.store(name), {}, (clean) => done.push(clean)));
  } finally {
    for (const close of done) close();
  }
}

const fileFor = (folder: string, name: string): string =>
  join(folder, readdirSync(folder).find((file) => file.includes(name)) ?? `nothing for ${name}`);

/** Each school takes what the bureau issued, reports last month and hands it in. */
export async function firstMonth(desk: Desk, down: string, up: string): Promise<void> {
  for (const { name, code } of SCHOOLS)
    await visit(desk, name, async (school) => {
      await school.call('createUnit', { name, code, role: 'school', operator: '办公室' });
      await receive(school, fileFor(join(desk.home, down), name));
      const { rows } = await school.call('getSheet', { period: LAST });
      for (const { task } of rows)
        await school.call('saveDraft', {
          task,
          period: LAST,
          draft: draft({ text: SAID_LAST, percent: 30 }),
        });
      await school.call('signOff', { period: LAST, by: '分管校领导' });
      await handIn(school, join(desk.home, up));
    });
}

const handIn = async (school: TestUnit, dir: string): Promise<void> => {
  mkdirSync(dir, { recursive: true });
  await school.call('exportBundles', { to: [BUREAU], dir, kind: 'submit' });
};

/** The bureau answers the month, returns one report of ours, adds two tasks, moves a limit, and writes its files. */
export async function bureauAnswers(desk: Desk, up: string, down: string): Promise<void> {
  await visit(desk, 'bureau', async (bureau) => {
    for (const file of readdirSync(join(desk.home, up))) await receive(bureau, join(desk.home, up, file));
    const { items } = await bureau.call('getReviewDesk', {});
    const returned = items.filter(({ task, unit }) => task.number === '1' && unit.name === OURS.name);
    const keys = (some: typeof items) =>
      some.map((item) => ({ id: item.id, task: item.task.id, unit: item.unit.id }));
    const review = { approvedBy: null };
    await bureau.call('reviewMany', { ...review, items: keys(returned), verdict: 'return', text: COMMENT });
    await bureau.call('reviewMany', {
      ...review,
      items: keys(items.filter((item) => !returned.includes(item))),
      verdict: 'accept',
      text: '',
    });
    const [first] = await bureau.call('listTasks', {});
    const added: LedgerRow[] = [];
    for (const title of NEW_TASKS)
      added.push(await bureau.call('addTask', { ledger: first?.ledger ?? '', task: { title } }));
    await bureau.call('assign', { tasks: added.map(({ id }) => id), unit: OURS.name, role: 'lead' });
    await bureau.call('editTask', {
      task: '#2',
      changes: { deadline: { kind: 'by', text: '明年6月底前', date: dayAfter(28), milestones: [] } },
    });
    const dir = join(desk.home, down);
    mkdirSync(dir, { recursive: true });
    await bureau.call('exportBundles', { to: [OURS.name, OTHERS[0].name], dir, kind: 'issue' });
  });
}

/** A second school reports in time; what a third sends arrives damaged; the last is silent. */
export async function othersReport(desk: Desk, folder: string): Promise<void> {
  const [second, third] = OTHERS;
  for (const { name } of [second, third])
    await visit(desk, name, async (school) => {
      await school.call('chooseCutoff', { date: dayAfter(4) });
      const { rows } = await school.call('getSheet', { period: PERIOD });
      for (const { task } of rows)
        await school.call('saveDraft', {
          task,
          period: PERIOD,
          draft: draft({ text: '批复已下，设备到货并安装。', percent: 55 }),
        });
      await school.call('signOff', { period: PERIOD, by: '院长' });
      await handIn(school, join(desk.home, folder));
    });
  const damaged = fileFor(join(desk.home, folder), third.name);
  const bytes = readFileSync(damaged);
  writeFileSync(damaged, bytes.subarray(0, Math.floor(bytes.length * 0.7)));
}
