import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOfDate } from '../../../shared/dates.ts';
import {
  A,
  B,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  tryReceive,
  unitRow,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const OLD = '济南';
const oldList = async (unit: TestUnit) =>
  (await unit.call('listLedgers', {})).find(({ title }) => title.includes(OLD) && !title.startsWith('2027'))
    ?.id ?? '';
const at = (date: string) => ({ now: () => startOfDate(date) + 9 * 3_600_000 });

const plain = {
  year: 2026,
  into: null,
  title: '2027年度任务清单',
  lastDay: '2026-12-31',
  keepUnits: true,
} as const;

async function rolled(bureau: TestUnit, change: Partial<Parameters<typeof bureau.call<'rollOver'>>[1]> = {}) {
  const ledger = await oldList(bureau);
  const plan = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
  const done = await bureau.call('rollOver', {
    ...plain,
    ledger,
    tasks: plan.lines.filter(({ goes }) => goes).map(({ task }) => ({ task, due: null, figures: [] })),
    ...change,
  });
  return { plan, done, ledger };
}

test('tells how far it is, and given up on the way it leaves nothing', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const ledger = await oldList(bureau);
  const { lines } = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
  const tasks = lines.filter(({ goes }) => goes).map(({ task }) => ({ task, due: null, figures: [] }));
  const before = await bureau.call('listLedgers', {});
  const told: unknown[] = [];
  const roll = (cancelled: boolean) =>
    bureau.services.call(
      'rollOver',
      { ...plain, ledger, tasks },
      { language: 'zh', progress: (...step) => told.push(step), cancelled: () => cancelled },
    );
  expect(await roll(true)).toMatchObject({ ok: false, error: { code: 'E_CANCELLED' } });
  expect(await bureau.call('listLedgers', {})).toEqual(before);
  expect(told).toEqual([]);
  expect(await roll(false)).toMatchObject({ ok: true });
  expect(told).toEqual([['roll', 0, tasks.length]]);
});

describe('what goes over', () => {
  test('a 批示 goes with its row, is listed once, and says on which row of which list it was given', async () => {
    const bureau = await openUnit(copyWorld(played).bureau, at('2026-12-20'));
    const given = { by: '王局长', on: '2026-11-03', text: '请抓紧。', source: null, units: [], due: null };
    await bureau.call('instruct', { ...given, task: '#1' });
    const { done } = await rolled(bureau);
    const copied = (await bureau.call('listTasks', { ledger: done.ledger.id })).find(
      ({ title }) => title,
    )?.id;
    await bureau.call('instruct', { ...given, task: copied ?? '', text: '新年再报。' });
    const tracked = await bureau.call('listInstructions', {});
    expect(tracked.map(({ text, ledger, givenOn }) => [text, ledger.title, givenOn?.number ?? null])).toEqual(
      expect.arrayContaining([
        ['请抓紧。', done.ledger.title, '1'],
        ['新年再报。', done.ledger.title, null],
      ]),
    );
    expect(tracked).toHaveLength(2);
    const { instructions } = await bureau.call('getTask', { task: copied ?? '' });
    expect(instructions.map(({ givenOn }) => givenOn?.title.includes(OLD) ?? false)).toEqual([true, false]);
  });

  test('is what is not done; what is done, cancelled or suspended stays, and the preview says why', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const decide = { text: '政策调整', year: 2026, approvedBy: null };
    await bureau.call('decideTasks', { ...decide, tasks: ['#5'], verdict: 'cancel' });
    await bureau.call('assign', { tasks: ['#6', '#9'], unit: B.name, role: 'lead' });
    await receive(bureau, played.up.b);
    const rows = await bureau.call('listTasks', {});
    const { lines } = await bureau.call('planRollOver', {
      ledger: await oldList(bureau),
      year: 2026,
      into: null,
    });
    expect(lines.map(({ task }) => task)).toEqual(rows.map(({ id }) => id));
    const why = new Map(lines.map((line) => [line.number, line]));
    expect(why.get('5')).toMatchObject({ why: 'cancelled', goes: false, free: false });
    expect(new Set(lines.filter(({ goes }) => goes).map((line) => line.why))).toEqual(
      new Set(['unfinished', 'ongoing']),
    );
    expect(lines.every(({ why: reason, deadline }) => reason !== 'ongoing' || deadline.kind !== 'by')).toBe(
      true,
    );
  });

  test('names its row in the old list, has its units, and counts from one', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const { plan, done, ledger } = await rolled(bureau);
    expect(done.rolled + done.stayed).toBe(plan.lines.length);
    expect(done.assigned).toBe(5);
    const rows = await bureau.call('listTasks', { ledger: done.ledger.id });
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
    for (const row of rows) {
      const { rolled: origin } = await bureau.call('getTask', { task: row.id });
      expect(origin.from).toMatchObject({ year: 2026, here: true });
      const old = await bureau.call('getTask', { task: origin.from?.task ?? '' });
      expect(old.row.ledger).toBe(ledger);
      expect(old.row.title).toBe(row.title);
      expect(old.rolled.into).toMatchObject({ task: row.id, number: row.number });
      expect(row.assigned.map(({ name }) => name)).toEqual(old.row.assigned.map(({ name }) => name));
    }
  });

  test('takes the new limit, the new target in its wording, and grows from the baseline', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const ledger = (await bureau.call('createLedger', { title: '2026年度工作' })).id;
    const row = await bureau.call('addTask', {
      ledger,
      task: {
        title: '培养骨干教师',
        deadline: { kind: 'by', text: '2026年10月底前', date: '2026-10' },
        indicators: [
          {
            text: '不少于20名',
            comparator: '>=',
            value: 20,
            min: null,
            max: null,
            unit: '名',
            subject: '骨干教师',
          },
        ],
      },
    });
    await bureau.call('assign', { tasks: [row.id], unit: A.name, role: 'lead' });
    const plan = await bureau.call('planRollOver', { ledger, year: null, into: null });
    expect(plan).toMatchObject({ year: 2026, title: '2027年度工作' });
    expect(plan.lines[0]).toMatchObject({ pastDue: true, why: 'unfinished' });
    const [indicator] = plan.lines[0]?.indicators ?? [];
    const done = await bureau.call('rollOver', {
      ...plain,
      ledger,
      title: null,
      tasks: [
        {
          task: row.id,
          due: '2027-06-30',
          figures: [{ indicator: indicator?.id ?? '', target: 40, baseline: 20 }],
        },
      ],
    });
    expect(done.ledger.title).toBe('2027年度工作');
    const [next] = await bureau.call('listTasks', { ledger: done.ledger.id });
    const detail = await bureau.call('getTask', { task: next?.id ?? '' });
    expect(detail.row.deadline).toMatchObject({ kind: 'by', date: '2027-06-30' });
    expect(detail.indicators[0]).toMatchObject({ text: '不少于40名', value: 40, baseline: 20 });
    await bureau.call('transcribeReport', {
      task: detail.row.id,
      unit: A.name,
      period: detail.period,
      report: draft({ text: '新增10名', actuals: [{ indicator: indicator?.id ?? '', value: 30 }] }),
      source: 'phone',
      from: '办公室',
      by: null,
      on: null,
    });
    expect((await bureau.call('getTask', { task: detail.row.id })).indicators[0]?.reached).toBe(0.5);
  });

  test('may go into a list that is there; what that one prints itself is not proposed', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const next = await bureau.call('createLedger', { title: '2027年工作' });
    const title = (await bureau.call('getTask', { task: '#2' })).row.title;
    await bureau.call('addTask', { ledger: next.id, task: { title } });
    const ledger = await oldList(bureau);
    const plan = await bureau.call('planRollOver', { ledger, year: 2026, into: next.id });
    const lines = plan.lines.filter(({ why }) => why === 'printedAgain');
    expect(lines.map(({ number }) => number)).toEqual(['2']);
    const one = plan.lines.find(({ number }) => number === '1')?.task ?? '';
    const done = await bureau.call('rollOver', {
      ...plain,
      ledger,
      into: next.id,
      tasks: [{ task: one, due: null, figures: [] }],
    });
    expect(done.ledger).toMatchObject({ id: next.id, tasks: 2 });
    const again = await bureau.call('planRollOver', { ledger, year: null, into: null });
    expect(again.lines.find(({ task }) => task === one)).toMatchObject({ why: 'already', free: false });
    const other = await bureau.call('createLedger', { title: '另一份' });
    expect((await bureau.refusal('planRollOver', { ledger, year: null, into: other.id })).code).toBe(
      'E_ROLLED_ELSEWHERE',
    );
  });

  test('takes the parts of a row along, numbered anew, and no part without its row', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const part = (title: string, unit: string | null = A.name) => ({
      title,
      unit,
      role: 'lead' as const,
      due: null,
    });
    const { row, parts } = await bureau.call('splitTask', {
      task: '#10',
      parts: [part('第一步', null), part('第二步'), part('第三步')],
    });
    await bureau.call('decideTasks', {
      tasks: [parts[0]?.id ?? ''],
      verdict: 'cancel',
      text: '不再需要',
      year: null,
      approvedBy: null,
    });
    const ledger = await oldList(bureau);
    const choice = (task: string | undefined) => ({ task: task ?? '', due: null, figures: [] });
    const alone = await bureau.refusal('rollOver', { ...plain, ledger, tasks: [choice(parts[1]?.id)] });
    expect(alone.code).toBe('E_PART_ALONE');
    const done = await bureau.call('rollOver', {
      ...plain,
      ledger,
      tasks: [choice(row.id), choice(parts[1]?.id), choice(parts[2]?.id)],
    });
    const rows = await bureau.call('listTasks', { ledger: done.ledger.id });
    expect(rows.map(({ number, title }) => `${number} ${title}`)).toEqual([
      `1 ${row.title}`,
      '1.1 第二步',
      '1.2 第三步',
    ]);
  });
});

test('a part made of a row that went over already stays with it, and what is proposed can be done', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const { ledger } = await rolled(bureau);
  const old = (await bureau.call('listTasks', { ledger })).find(({ seq }) => seq === 7);
  await bureau.call('splitTask', {
    task: old?.id ?? '',
    parts: ['第一步', '第二步'].map((title) => ({ title, unit: null, role: 'lead' as const, due: null })),
  });
  const { lines } = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
  const parts = lines.filter(({ partOf }) => partOf === old?.id);
  expect(parts.map(({ goes, free, why }) => [goes, free, why])).toEqual([
    [false, false, 'already'],
    [false, false, 'already'],
  ]);
});

describe('the old list', () => {
  test('takes reports until its last day, on both sides, and refuses later ones with where to report', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau, at('2026-12-20'));
    const { done } = await rolled(bureau, { lastDay: '2027-01-05' });
    const [down] = await exportTo(bureau, A.name);
    const early = await openUnit(world.a, at('2027-01-03'));
    await receive(early, down ?? '');
    const old = (await early.call('listTasks', {})).find(
      ({ seq, ledger }) => seq === 1 && ledger !== done.ledger.id,
    );
    const task = old?.id ?? '';
    await early.call('saveDraft', { task, period: '2026-12', draft: draft({ text: '十二月进展' }) });
    await early.call('signOff', { period: '2026-12', by: '校长' });
    const nextYear = await early.refusal('saveDraft', {
      task,
      period: '2027-01',
      draft: draft({ text: '一月进展' }),
    });
    expect(nextYear).toMatchObject({ code: 'E_LIST_CLOSED' });
    expect(nextYear.hint).toContain('2027年度任务清单');
    // A term that began in the year of the list is of that year; the next one is not.
    await early.call('saveDraft', { task, period: '2026-2027-1', draft: draft({ text: '本学期' }) });
    const nextTerm = { task, period: '2026-2027-2', draft: draft({ text: '下学期' }) };
    expect((await early.refusal('saveDraft', nextTerm)).code).toBe('E_LIST_CLOSED');
    const [up] = await exportTo(early, 'all');
    early.close();
    // What was signed off in time comes in after the last day.
    bureau.close();
    const later = await openUnit(world.bureau, at('2027-01-20'));
    expect((await receive(later, up ?? '')).counts.refused).toBe(0);
    const closed = await openUnit(world.a, at('2027-01-20'));
    const late = await closed.refusal('saveDraft', {
      task,
      period: '2026-12',
      draft: draft({ text: '补充', reason: '补充' }),
    });
    expect(late.message).toContain('2027-01-05');
    const request = await closed.refusal('saveRequest', {
      task,
      type: 'close',
      reason: '完成',
      date: null,
      text: null,
    });
    expect(request.code).toBe('E_LIST_CLOSED');
    expect((await closed.call('getTask', { task })).row.light).toBeNull();
    const sheet = await closed.call('getSheet', { period: '2027-01' });
    expect(sheet.rows.map((row) => row.ledger)).toEqual(sheet.rows.map(() => done.ledger.id));
    expect(sheet.rows.length).toBeGreaterThan(0);
    const december = await closed.call('getSheet', { period: '2026-12' });
    expect(december.rows.flatMap((row) => (row.ledger === old?.ledger ? [row.task] : []))).toEqual([task]);
  });

  test('a report signed off after the last day by a school that did not know is refused by name, and stays there', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau, at('2026-12-20'));
    await rolled(bureau);
    const a = await openUnit(world.a, at('2027-01-20'));
    await a.call('saveDraft', { task: '#1', period: '2026-12', draft: draft({ text: '晚报的进展' }) });
    await a.call('signOff', { period: '2026-12', by: '校长' });
    const [up] = await exportTo(a, 'all');
    const result = await receive(bureau, up ?? '');
    const { refused } = result;
    expect(refused.map(({ kind }) => kind)).toEqual(['report']);
    expect(refused[0]?.reason).toContain('收报截止');
    expect((await a.call('getTask', { task: '#1' })).reports).toHaveLength(2);
  });

  test('keeps its lights as of its last day and shows none after, and is no longer asked for', async () => {
    const bureau = await openUnit(copyWorld(played).bureau, at('2026-12-20'));
    await bureau.call('adoptRules', { preset: 'default', set: null });
    const { ledger, done } = await rolled(bureau);
    bureau.close();
    const later = await openUnit(bureau.dir, at('2027-02-10'));
    const row = async (cutoff?: string) =>
      (await later.call('listTasks', { ledger, ...(cutoff && { cutoff }) })).find(({ seq }) => seq === 1);
    expect((await row())?.light).toMatchObject({ level: 'none', rule: 0 });
    expect((await row())?.light?.reason).toContain('2027年度任务清单');
    expect((await row('2026-12-20'))?.light?.level).not.toBe('none');
    const { lines } = await later.call('planRollOver', { ledger, year: null, into: null });
    expect(lines.length).toBeGreaterThan(0);
    const { ledgers } = await later.call('getWorkbench', {});
    expect(ledgers.find(({ id }) => id === ledger)?.closing).toMatchObject({ year: 2026, closed: true });
    expect(ledgers.find(({ id }) => id === done.ledger.id)?.closing).toBeNull();
    const urging = await later.call('listUrging', {});
    const urged = urging.units.flatMap(({ tasks }) => tasks.map(({ task }) => task));
    const old = new Set(lines.map(({ task }) => task));
    expect(urged.filter((task) => old.has(task))).toEqual([]);
    expect(urged.length).toBeGreaterThan(0);
  });

  test('is opened again by the one who keeps it', async () => {
    const bureau = await openUnit(copyWorld(played).bureau, at('2027-01-20'));
    const { ledger } = await rolled(bureau);
    expect((await bureau.call('reopenYear', { ledger })).closing).toBeNull();
    expect((await bureau.refusal('reopenYear', { ledger })).code).toBe('E_LIST_OPEN');
  });
});

test('a roll-over is one step: taken back nothing of it is left, done again it is the very same', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const before = bureau.dump();
  await rolled(bureau);
  const after = bureau.dump();
  await bureau.call('undoStep', { id: null });
  expect(bureau.dump()).toBe(before);
  await bureau.call('redoStep', { id: null });
  expect(bureau.dump()).toBe(after);
});

test('what is asked wrongly is refused and nothing is written', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const ledger = await oldList(bureau);
  const before = bureau.dump();
  const refuse = async (change: object) =>
    (await bureau.refusal('rollOver', { ...plain, ledger, tasks: [], ...change })).code;
  const { lines } = await bureau.call('planRollOver', { ledger, year: 2026, into: null });
  const task =
    lines.find(({ indicators, units }) => indicators.length === 0 && units.length === 0)?.task ?? '';
  const one = { task, due: null, figures: [] };
  expect(await refuse({})).toBe('E_NOTHING_TO_ROLL');
  expect(await refuse({ tasks: [one], lastDay: '2025-12-31' })).toBe('E_LAST_DAY');
  expect(await refuse({ tasks: [one], into: ledger })).toBe('E_INTO_ITSELF');
  const figures = [{ indicator: task, target: 1, baseline: null }];
  expect(await refuse({ tasks: [{ ...one, figures }] })).toBe('E_NO_TARGET');
  expect(await refuse({ tasks: [{ ...one, task: ledger }] })).toBe('E_NO_TASK');
  await bureau.call('decideTasks', {
    tasks: [task],
    verdict: 'cancel',
    text: '不办',
    year: null,
    approvedBy: null,
  });
  expect(await refuse({ tasks: [one] })).toBe('E_CANNOT_ROLL');
  await bureau.call('undoStep', { id: null });
  expect(bureau.dump()).toBe(before);
  const a = await openUnit(world.a);
  expect((await a.refusal('planRollOver', { ledger, year: null, into: null })).code).toBe('E_NOT_ISSUER');
});

test('a unit added to the register later gets the new list and not the old', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const { done } = await rolled(bureau);
  await bureau.call('addUnits', { rows: [unitRow('新学校', { code: '4137019999' })] });
  await bureau.call('assign', { tasks: [`${done.ledger.title}#1`], unit: '新学校', role: 'cooperate' });
  const [down] = await exportTo(bureau, '新学校');
  const school = await openUnit(testFolder());
  await school.call('createUnit', { name: '新学校', role: 'school', code: '4137019999', operator: '办公室' });
  expect((await tryReceive(school, down ?? '')).ok).toBe(true);
  const [row] = await school.call('listTasks', {});
  const { rolled: origin } = await school.call('getTask', { task: row?.id ?? '' });
  expect(origin.from).toMatchObject({ here: false, number: '1', year: 2026 });
});
