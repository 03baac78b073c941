import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Args, Value } from '../../../shared/contract.ts';
import {
  BUREAU,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
} from '../test-stores.ts';

type Row = readonly [seq: string, task: string, units: string, deadline: string];

const HEAD = '序号\t工作任务\t责任单位\t完成时限';
const document = (title: string, rows: readonly Row[], head = HEAD): string =>
  [title, '', head, ...rows.map((row) => row.join('\t'))].join('\n');

const first: readonly Row[] = [
  ['1', '完善中小学美育课程设置，开齐开足音乐美术课程', '市教育局、市财政局', '2026年12月'],
  ['2', '建设一百个青少年美育实践基地，每年开放不少于二百天', '市教育局、区县政府', '持续推进'],
  ['3', '组织教师参加专业培训，三年内轮训一遍', '市教育局、各区县政府', '2026年6月'],
  ['4', '加大经费投入，逐步改善学校办学条件', '市财政局', '2026年12月'],
];
const TITLE = '全市美育工作任务清单';

async function bureau(dir = join(testFolder(), 'bureau')): Promise<TestUnit> {
  const unit = await openUnit(dir);
  await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  return unit;
}

function file(text: string, name = 'list.txt'): string {
  const path = join(testFolder(), name);
  writeFileSync(path, text);
  return path;
}

const stateOf = (preview: Value<'previewList'>): Args<'saveIntakeDraft'>['state'] => ({
  step: 'review',
  choice: {},
  target: null,
  edits: [{ ordinal: 1, changes: { title: '改过的任务' } }],
  settled: ['1.title'],
  names: [],
  decisions: { changed: [], withdrawn: [], note: null },
  at: { ordinal: 2, field: 'units' },
  rows: preview.list.tasks.map(({ title }) => title),
  title: TITLE,
  open: 3,
});

describe('a document that is being checked', () => {
  test('is kept with what was done to it, over a restart and after its file has gone', async () => {
    const unit = await bureau();
    const path = file(document(TITLE, first));
    const preview = await unit.call('previewList', { path, keep: true });
    const id = preview.draft ?? '';
    expect(await unit.call('listIntakeDrafts', {})).toEqual([]);
    const state = stateOf(preview);
    await unit.call('saveIntakeDraft', { id, state });
    rmSync(path);
    unit.close();

    const again = await openUnit(unit.dir);
    expect(await again.call('listIntakeDrafts', {})).toMatchObject([
      { id, name: 'list.txt', form: 'file', title: TITLE, tasks: 4, open: 3 },
    ]);
    expect(await again.call('getIntakeDraft', { id })).toEqual(state);
    expect((await again.call('previewList', { draft: id })).list).toEqual(preview.list);
    await again.call('importList', { draft: id, edits: state.edits });
    expect((await again.call('getTask', { task: '#1' })).row.title).toBe('改过的任务');
    expect(await again.call('listIntakeDrafts', {})).toEqual([]);
    expect((await again.refusal('getIntakeDraft', { id })).code).toBe('E_NO_DRAFT');
  });

  test('is one draft however often it is opened, and nobody else gets to see it', async () => {
    const unit = await bureau();
    const text = document(TITLE, first);
    const before = unit.dump();
    const one = await unit.call('previewList', { paste: { html: null, text }, keep: true });
    const two = await unit.call('previewList', { paste: { html: null, text }, keep: true });
    expect(two.draft).toBe(one.draft);
    await unit.call('saveIntakeDraft', { id: one.draft ?? '', state: stateOf(one) });
    expect(unit.dump()).toBe(before);
    await unit.call('dropIntakeDraft', { id: one.draft ?? '' });
    expect(await unit.call('listIntakeDrafts', {})).toEqual([]);
    expect((await unit.refusal('previewList', { draft: one.draft ?? '' })).code).toBe('E_NO_DRAFT');
  });

  test('a look keeps nothing, and a document that is no list is not kept either', async () => {
    const unit = await bureau();
    expect((await unit.call('previewList', { path: file(document(TITLE, first)) })).draft).toBe(null);
    const letter = file('各位老师：\n\n请于周五前报送材料。\n');
    expect((await unit.call('previewList', { path: letter, keep: true })).draft).toBe(null);
  });

  test('one source is given, not none and not two', async () => {
    const unit = await bureau();
    const path = file(document(TITLE, first));
    expect((await unit.refusal('previewList', {})).code).toBe('E_BAD_CALL');
    expect((await unit.refusal('importList', { path, draft: 'x', edits: [] })).code).toBe('E_BAD_CALL');
  });
});

describe('what is learned from a list', () => {
  test('columns that a person named are read so in the next list, until it is forgotten', async () => {
    const unit = await bureau();
    const head = '序号\t工作任务\t责任单位\t备注';
    const path = file(document(TITLE, first, head));
    const seen = await unit.call('previewList', { path });
    const [part] = seen.parts;
    if (!part) throw new Error('no part');
    const meanings = part.columns.map((column, at) =>
      column === '备注' ? 'deadline' : (part.meanings[at] ?? 'other'),
    );
    const choice = { parts: [{ id: part.id, meanings }] };
    await unit.call('importList', { path, choice, edits: [] });
    expect((await unit.call('getTask', { task: '#1' })).row.deadline.date).toBe('2026-12');

    const next = file(document('下一年的任务清单', first.slice(0, 2), head));
    const taught = await unit.call('previewList', { path: next });
    expect(taught.parts[0]).toMatchObject({ meanings, template: { source: TITLE } });
    expect(taught.list.tasks[0]?.deadline.date).toBe('2026-12');
    await unit.call('forgetLearned', { template: taught.parts[0]?.template?.key ?? '' });
    const forgotten = await unit.call('previewList', { path: next });
    expect(forgotten.parts[0]).toMatchObject({ meanings: part.meanings, template: null });
  });

  test('names that mean one unit are asked about once and read so for ever; the print stays', async () => {
    const unit = await bureau();
    await unit.call('addUnits', { rows: [unitRow('市财政局')] });
    const path = file(document(TITLE, first));
    const { questions } = await unit.call('previewList', { path });
    expect(questions.map(({ names }) => names.map(({ name }) => name).sort())).toEqual([
      ['区县政府', '各区县政府'],
    ]);
    const names = [
      { names: ['区县政府', '各区县政府'], name: '各区县政府' },
      { names: ['市财政局', '市财局'], name: '市财政局' },
    ];
    await unit.call('importList', { path, edits: [], names });
    const { row, cells } = await unit.call('getTask', { task: '#2' });
    expect(row.units.map(({ name, aliases }) => [name, aliases])).toContainEqual([
      '各区县政府',
      ['区县政府'],
    ]);
    expect(cells.find(({ column }) => column === '责任单位')?.text).toBe('市教育局、区县政府');

    const next = file(document('来年的清单', [['1', '开展体育锻炼', '区县政府、市财局', '持续推进']]));
    const read = await unit.call('previewList', { path: next });
    expect(read.list.tasks[0]?.units.map(({ name }) => name)).toEqual(['各区县政府', '市财政局']);
    expect(read.learned.map(({ printed, name }) => [printed, name])).toEqual([
      ['区县政府', '各区县政府'],
      ['市财局', '市财政局'],
    ]);
    expect(read.questions).toEqual([]);
    expect((await unit.call('listUnits', {})).find(({ name }) => name === '市财政局')?.aliases).toEqual([
      '市财局',
    ]);
    const { names: learned } = await unit.call('listLearned', {});
    for (const { key } of learned) await unit.call('forgetLearned', { name: key });
    expect((await unit.call('previewList', { path: next })).learned).toEqual([]);
  });

  test('two names that are two units are not asked about again', async () => {
    const unit = await bureau();
    const path = file(document(TITLE, first));
    await unit.call('importList', {
      path,
      edits: [],
      names: [{ names: ['区县政府', '各区县政府'], name: null }],
    });
    const next = file(document('别的清单', first.slice(1, 3)));
    expect((await unit.call('previewList', { path: next })).questions).toEqual([]);
    await unit.call('forgetLearned', { apart: true });
    expect((await unit.call('previewList', { path: next })).questions).toHaveLength(1);
  });
});

describe('a revised edition', () => {
  const revised: readonly Row[] = [
    ['1', '推进校园文化环境建设', '市教育局', '2026年12月'],
    ['2', '完善中小学美育课程设置，开齐开足音乐美术课程', '市教育局、市财政局', '2027年6月'],
    ['3', '建设八十个青少年美育实践基地，每年开放不少于二百天', '市教育局、区县政府', '持续推进'],
    ['4', '加大经费投入，逐步改善学校办学条件', '市财政局', '2026年12月'],
  ];
  const SCHOOL = { name: '济南第一职业学校', code: '4137019999' } as const;

  /** A bureau whose task 2 was reported on, and the revised list. */
  async function world() {
    const root = testFolder();
    const unit = await bureau(join(root, 'bureau'));
    await unit.call('importList', { path: file(document(TITLE, first)), edits: [] });
    await unit.call('addUnits', { rows: [unitRow(SCHOOL.name, { code: SCHOOL.code })] });
    await unit.call('assign', { tasks: ['#2', '#3'], unit: SCHOOL.name, role: 'lead' });
    const [down] = await exportTo(unit, SCHOOL.name);
    const school = await openUnit(join(root, 'school'));
    await school.call('createUnit', { ...SCHOOL, role: 'school', operator: null });
    await receive(school, down ?? '');
    await school.call('saveDraft', { task: '#2', period: PERIOD, draft: draft({ text: '已建成三十个' }) });
    await school.call('signOff', { period: PERIOD, by: '校长' });
    const [up] = await exportTo(school, 'all');
    await receive(unit, up ?? '');
    const path = file(document(`${TITLE}（修订版）`, revised));
    return { unit, path };
  }
  const titlesOf = async (unit: TestUnit) =>
    (await unit.call('listTasks', {}))
      .map(({ seq, title, state }) => [seq, title.slice(0, 8), state] as const)
      .toSorted((a, b) => a.join().localeCompare(b.join(), 'zh-CN'));

  test('is found by its title and rows, and told row by row before anything is stored', async () => {
    const { unit, path } = await world();
    const before = unit.dump();
    const { known } = await unit.call('previewList', { path });
    expect(known?.counts).toEqual({ new: 1, changed: 1, unchanged: 1, refused: 1 });
    expect(known?.entries.map(({ status, seq, reports }) => [status, seq, reports])).toEqual([
      ['added', 1, 0],
      ['changed', 2, 0],
      ['changed', 3, 1],
      ['missing', 3, 0],
      ['unchanged', 4, 0],
    ]);
    expect(known?.entries[1]?.texts.filter(({ field }) => field === 'deadline')).toEqual([
      { field: 'deadline', old: '2026年12月', new: '2027年6月' },
    ]);
    expect(unit.dump()).toBe(before);
  });

  test('a task with reports keeps its wording, its reports and its history unless a person takes the new one', async () => {
    const { unit, path } = await world();
    const { known } = await unit.call('previewList', { path });
    const { counts } = await unit.call('importList', { path, edits: [] });
    expect(counts).toEqual(known?.counts);
    expect(await titlesOf(unit)).toEqual([
      [1, '推进校园文化环境', 'registered'],
      [2, '完善中小学美育课', 'registered'],
      [3, '建设一百个青少年', 'inProgress'],
      [3, '组织教师参加专业', 'assigned'],
      [4, '加大经费投入，逐', 'registered'],
    ]);
    const reported = known?.entries.find(({ reports }) => reports > 0)?.task ?? '';
    const taken = { changed: [{ task: reported, take: true }], withdrawn: [], note: null };
    await unit.call('importList', { path, edits: [], decisions: taken });
    const { row, reports, history } = await unit.call('getTask', { task: reported });
    expect(row.title).toMatch(/^建设八十个/);
    expect(reports.map(({ text }) => text)).toEqual(['已建成三十个']);
    expect(history.some(({ changes }) => changes.some(({ field }) => field === 'title'))).toBe(true);
  });

  test('a task that is gone is cancelled with its assignments where a person says so, and stays so when the list prints it again', async () => {
    const { unit, path } = await world();
    const { known } = await unit.call('previewList', { path });
    const gone = known?.entries.find(({ status }) => status === 'missing')?.task ?? '';
    const decisions = {
      changed: [],
      withdrawn: [{ task: gone, reason: '并入第3项' }],
      note: '济教办〔2026〕12号',
    };
    await unit.call('importList', { path, edits: [], decisions });
    const cancelled = await unit.call('getTask', { task: gone });
    expect([cancelled.row.state, cancelled.assignments.map(({ state }) => state)]).toEqual([
      'cancelled',
      ['cancelled'],
    ]);
    const again = await unit.call('previewList', { path });
    expect(again.known?.entries.some(({ status }) => status === 'missing')).toBe(false);
    const old = file(document(TITLE, first));
    const back = (await unit.call('previewList', { path: old })).known?.entries.find(
      ({ task }) => task === gone,
    );
    expect(back?.status).toBe('cancelled');
    await unit.call('importList', { path: old, edits: [] });
    expect((await unit.call('getTask', { task: gone })).row.state).toBe('cancelled');
  });

  test('what a person put right stays, and next year’s list of other tasks is another ledger', async () => {
    const { unit, path } = await world();
    await unit.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'by', text: '明年', date: '2027' } },
    });
    await unit.call('importList', { path, edits: [] });
    expect((await unit.call('getTask', { task: '#2' })).row.deadline.date).toBe('2027');
    const other: readonly Row[] = ['绿化校园', '维修操场', '配齐校医'].map((title, at) => [
      String(at + 1),
      title,
      '市教育局',
      '2027年',
    ]);
    expect((await unit.call('previewList', { path: file(document(TITLE, other)) })).known).toBe(null);
    await unit.call('importList', { path: file(document(TITLE, other)), edits: [] });
    expect(await unit.call('listLedgers', {})).toHaveLength(2);
  });

  test('can be said to be a new ledger, or an edition of one that bears another title', async () => {
    const { unit, path } = await world();
    expect((await unit.call('previewList', { path, target: 'new' })).known).toBe(null);
    const [ledger] = await unit.call('listLedgers', {});
    const renamed = file(document('另一个题目', revised));
    expect((await unit.call('previewList', { path: renamed })).known).toBe(null);
    expect(
      (await unit.call('previewList', { path: renamed, target: ledger?.id ?? '' })).known?.counts.new,
    ).toBe(1);
  });

  test('an import that is cancelled leaves ledger, drafts and what was learned as they were', async () => {
    const { unit, path } = await world();
    const before = unit.dump();
    const { draft: id } = await unit.call('previewList', { path, keep: true });
    let understood = false;
    const refused = await unit.refusal(
      'importList',
      { draft: id ?? '', edits: [], names: [{ names: ['甲', '乙'], name: '甲' }] },
      {
        cancelled: () => understood,
        progress: (stage, done, total) => {
          understood = stage === 'read' && done === total;
        },
      },
    );
    expect(refused.code).toBe('E_CANCELLED');
    expect(unit.dump()).toBe(before);
    expect((await unit.call('listLearned', {})).names).toEqual([]);
    expect((await unit.call('previewList', { draft: id ?? '' })).draft).toBe(id);
  });

  test('the change table prints old and new wording with the reasons, and is refused where nothing was revised', async () => {
    const { unit, path } = await world();
    const out = join(testFolder(), 'changes.xlsx');
    const report = { kind: 'changes', ledger: null, period: null, path: out } as const;
    expect((await unit.refusal('writeReport', report)).code).toBe('E_NO_REVISION');
    expect(existsSync(out)).toBe(false);
    const { known } = await unit.call('previewList', { path });
    const gone = known?.entries.find(({ status }) => status === 'missing')?.task ?? '';
    const decisions = {
      changed: [],
      withdrawn: [{ task: gone, reason: '并入第3项' }],
      note: '济教办〔2026〕12号',
    };
    await unit.call('importList', { path, edits: [], decisions });
    await unit.call('writeReport', report);
    expect(await cellsOf(out)).toEqual([
      ['序号', '原内容', '现内容', '变更说明'],
      ['1', '（无）', expect.stringContaining('任务：推进校园文化环境建设'), '新增'],
      [
        '1→2',
        expect.stringContaining('完成时限：2026年12月'),
        expect.stringContaining('完成时限：2027年6月'),
        '调整：序号、完成时限',
      ],
      [
        '2→3',
        expect.stringContaining('建设一百个'),
        expect.stringContaining('建设八十个'),
        expect.stringContaining('台账保留原内容'),
      ],
      ['3', expect.stringContaining('组织教师'), '（清单不再列出）', '撤销\n并入第3项'],
      ['变更依据：济教办〔2026〕12号'],
      ['共 4 处变更。'],
    ]);
  });
});

/** The filled cells below the title and the dates. */
async function cellsOf(path: string): Promise<string[][]> {
  const { readXlsx } = await import('hucre');
  const { sheets } = await readXlsx(new Uint8Array(readFileSync(path)));
  return (sheets[0]?.rows ?? [])
    .slice(2)
    .map((row) => row.filter((cell) => cell !== null && cell !== '').map(String));
}
