import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { BundleToWrite } from '../../exchange/bundle-to-write.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import { loadUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  taskId,
  testFolder,
  unitId,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

interface Desk {
  readonly world: World;
  readonly bureau: TestUnit;
  readonly a: TestUnit;
  /** A's file goes up, the bureau's comes down. */
  readonly up: () => ReturnType<typeof receive>;
  readonly down: () => ReturnType<typeof receive>;
}

async function desk(): Promise<Desk> {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const only = async (from: TestUnit, to: string) => (await exportTo(from, to))[0] ?? '';
  return {
    world,
    bureau,
    a,
    up: async () => receive(bureau, await only(a, 'all')),
    down: async () => receive(a, await only(bureau, A.name)),
  };
}

const stateOf = async (unit: TestUnit, seq: number) =>
  (await unit.call('getTask', { task: `#${seq}` })).row.state;
const states = async ({ bureau, a }: Pick<Desk, 'bureau' | 'a'>, seq: number) => [
  await stateOf(bureau, seq),
  await stateOf(a, seq),
];

const review = (change: Partial<Args<'review'>> = {}): Args<'review'> => ({
  task: '#1',
  unit: A.name,
  report: null,
  request: null,
  verdict: 'accept',
  text: '',
  date: null,
  strikeOff: false,
  conclusion: null,
  approvedBy: null,
  ...change,
});
const ask = (change: Partial<Args<'saveRequest'>> = {}): Args<'saveRequest'> => ({
  task: '#1',
  type: 'close',
  reason: '已全部完成',
  date: null,
  text: null,
  ...change,
});
const rule = (change: Partial<Args<'decideTasks'>>): Args<'decideTasks'> => ({
  tasks: ['#1'],
  verdict: 'suspend',
  text: '等待上级政策',
  year: null,
  approvedBy: null,
  ...change,
});
const signOff = (unit: TestUnit) => unit.call('signOff', { period: null, by: '校长' });

/** Asked and signed off by A, received by the bureau. */
async function asked(at: Desk, request: Args<'saveRequest'>): Promise<void> {
  await at.a.call('saveRequest', request);
  await signOff(at.a);
  await at.up();
}

describe('签收 and 退回改派', () => {
  test('an issued task awaits acknowledgement, is acknowledged, and the bureau learns of it', async () => {
    const at = await desk();
    expect(await states(at, 8)).toEqual(['assigned', 'inProgress']);
    await at.a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    expect(await states(at, 8)).toEqual(['assigned', 'awaitingAcknowledgement']);
    expect(await at.a.call('acknowledge', { tasks: ['#8'], by: null })).toEqual({
      acknowledged: 1,
      unchanged: 0,
    });
    expect(await at.a.call('acknowledge', { tasks: ['#8'], by: null })).toEqual({
      acknowledged: 0,
      unchanged: 1,
    });
    await at.up();
    expect(await states(at, 8)).toEqual(['inProgress', 'inProgress']);
  });

  test('a report on a task that awaits acknowledgement acknowledges it; both are in its history, once', async () => {
    const { a } = await desk();
    const history = await a.call('listHistory', { task: '#1', before: null, limit: 50 });
    const own = history.filter((entry) => entry.via === 'local').map((entry) => entry.kind);
    expect(own).toEqual(['report', 'acknowledgement']);
    await a.call('saveDraft', {
      task: '#1',
      period: '2026-12',
      draft: draft({ text: '十二月进展' }),
    });
    await signOff(a);
    const later = await a.call('listHistory', { task: '#1', before: null, limit: 50 });
    expect(later.filter((entry) => entry.kind === 'acknowledgement')).toHaveLength(1);
  });

  test('退回改派 needs a reason, reaches the bureau, and a new 交办 is a new round to be acknowledged anew', async () => {
    const at = await desk();
    await at.a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    expect((await at.a.refusal('decline', { task: '#8', reason: '  ', by: null })).code).toBe('E_WHY_NEEDED');
    await at.a.call('decline', { task: '#8', reason: '不是本校职责', by: '校长' });
    await at.up();
    expect(await states(at, 8)).toEqual(['returnedForReassignment', 'returnedForReassignment']);
    const blocked = await at.a.refusal('saveDraft', {
      task: '#8',
      period: PERIOD,
      draft: draft({ text: 'x' }),
    });
    expect(blocked).toMatchObject({ code: 'E_TRANSITION' });
    expect(blocked.message).toContain('退回改派');
    await at.bureau.call('assign', { tasks: ['#8'], unit: A.name, role: 'cooperate' });
    await at.down();
    expect(await states(at, 8)).toEqual(['assigned', 'awaitingAcknowledgement']);
    await at.a.call('acknowledge', { tasks: ['#8'], by: null });
    await at.up();
    expect(await states(at, 8)).toEqual(['inProgress', 'inProgress']);
  });

  test('what was acknowledged is no longer returned, and what is not ours is neither', async () => {
    const { a } = await desk();
    const late = await a.refusal('decline', { task: '#1', reason: '不是本校职责', by: null });
    expect(late.message).toBe(
      '任务“1 · ' +
        (await a.call('getTask', { task: '#1' })).row.title.slice(0, 60) +
        '”处于“办理中”，不能“退回改派”。',
    );
    expect((await a.refusal('acknowledge', { tasks: ['#4'], by: null })).code).toBe('E_NOT_OURS');
    const english = await a.refusal(
      'decline',
      { task: '#1', reason: 'not ours', by: null },
      { language: 'en' },
    );
    expect(english.message).toContain('is in progress; it is not possible to decline');
  });
});

describe('requests', () => {
  test('a request is a draft until it is signed off; only then it travels', async () => {
    const at = await desk();
    await at.a.call('saveRequest', ask());
    expect((await at.up()).counts.new).toBe(0);
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    expect(await signOff(at.a)).toEqual({ reports: 1, requests: 1, periods: [PERIOD] });
    await at.up();
    expect(await states(at, 1)).toEqual(['underReview', 'underReview']);
  });

  test('an extension is granted with a concrete date, which then is the limit on both sides', async () => {
    const at = await desk();
    await at.bureau.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'by', text: '2026年12月', date: '2026-12' } },
    });
    await at.down();
    const early = ask({ type: 'extend', date: '2026-12-31' });
    expect((await at.a.refusal('saveRequest', early)).code).toBe('E_DATE_BEFORE');
    expect((await at.a.refusal('saveRequest', ask({ type: 'extend', date: null }))).code).toBe(
      'E_DATE_NEEDED',
    );
    expect((await at.a.refusal('saveRequest', ask({ type: 'extend', date: '2027-02-30' }))).code).toBe(
      'E_NO_SUCH_DATE',
    );
    await asked(at, ask({ type: 'extend', date: '2027-02-28', reason: '设备到货延迟' }));
    expect(await states(at, 1)).toEqual(['extensionPending', 'extensionPending']);
    const outcome = await at.bureau.call('review', review({ date: '2027-03-31' }));
    expect(outcome.state).toBe('inProgress');
    expect(outcome.decisions.map(({ verdict, date }) => [verdict, date])).toEqual([
      ['accept', '2027-03-31'],
      ['extend', '2027-03-31'],
    ]);
    await at.down();
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    for (const unit of [at.bureau, at.a])
      expect((await unit.call('getTask', { task: '#1' })).due).toMatchObject({ date: '2027-03-31' });
  });

  test('办结, then 销号: two decisions, two states, on both sides', async () => {
    const at = await desk();
    await asked(at, ask());
    const unreviewed = await at.bureau.refusal('review', review({ verdict: 'return', text: '' }));
    expect(unreviewed.code).toBe('E_WHY_NEEDED');
    await at.bureau.call('review', review());
    await at.down();
    expect(await states(at, 1)).toEqual(['completed', 'completed']);
    await asked(at, ask({ reason: '资料齐全' }));
    await at.bureau.call('review', review({ strikeOff: true, approvedBy: '局长' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['struckOff', 'struckOff']);
  });

  test('a returned application goes back to being handled with the text of the bureau', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review({ verdict: 'return', text: '缺少验收报告' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['inProgress', 'inProgress']);
    const detail = await at.a.call('getTask', { task: '#1' });
    expect(detail.requests).toMatchObject([
      { type: 'close', status: 'returned', answer: { text: '缺少验收报告' } },
    ]);
  });

  test('where a task has a lead, only the lead applies for completion', async () => {
    const at = await desk();
    await at.bureau.call('assign', { tasks: ['#2'], unit: B.name, role: 'lead' });
    await at.down();
    expect((await at.a.refusal('saveRequest', ask({ task: '#2' }))).code).toBe('E_ONLY_LEAD');
  });

  test('after striking off no extension is asked for, and one that comes all the same is refused by name', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review({ strikeOff: true }));
    expect(await stateOf(at.bureau, 1)).toBe('struckOff');
    const back = await at.a.call('getTask', { task: '#1' });
    expect(back.row.state).toBe('underReview');
    const record = await requestOf(at, 'extend');
    const result = await receive(at.bureau, await crafted(at, at.world.a, 'submit', [record]));
    expect(result.refused.map((item) => item.reason)).toEqual(['任务处于“已销号”，不能“申请延期”']);
    await at.down();
    expect(
      (await at.a.refusal('saveRequest', ask({ type: 'extend', date: '2030-01-01' }))).message,
    ).toContain('处于“已销号”，不能“申请延期”');
  });
});

describe('reviews', () => {
  test('a report is accepted or returned with text, once; the school sees which', async () => {
    const at = await desk();
    await at.bureau.call('review', review({ verdict: 'return', text: '请补充数据' }));
    expect((await at.bureau.refusal('review', review())).code).toBe('E_ALREADY_DECIDED');
    await at.down();
    const [report] = (await at.a.call('getTask', { task: '#1' })).reports;
    expect(report).toMatchObject({ status: 'returned', answer: { text: '请补充数据' } });
  });

  test('a review of a report that was replaced meanwhile is refused, and the new version named', async () => {
    const at = await desk();
    const [first] = (await at.bureau.call('getTask', { task: '#1' })).reports;
    await at.a.call('saveDraft', {
      task: '#1',
      period: PERIOD,
      draft: draft({ text: '更正后的进展', reason: '数字有误' }),
    });
    await signOff(at.a);
    await at.up();
    const refused = await at.bureau.refusal('review', review({ report: first?.id ?? '' }));
    expect(refused.code).toBe('E_REPORT_REPLACED');
    expect(refused.message).toContain('第 2 版');
  });

  test('a review made before the new version was known stays with the old one', async () => {
    const at = await desk();
    await at.bureau.call('review', review({ verdict: 'return', text: '请补充数据' }));
    await at.a.call('saveDraft', {
      task: '#1',
      period: PERIOD,
      draft: draft({ text: '更正后的进展', reason: '数字有误' }),
    });
    await signOff(at.a);
    await at.down();
    const reports = (await at.a.call('getTask', { task: '#1' })).reports;
    expect(reports.map(({ version, status, replaced }) => [version, status, replaced])).toEqual([
      [2, 'signedOff', false],
      [1, 'returned', true],
    ]);
    await at.up();
    expect((await at.bureau.call('review', review())).decisions).toHaveLength(1);
  });

  test('nobody reviews what another body issued, what is not assigned, or what was never sent', async () => {
    const at = await desk();
    expect((await at.a.refusal('review', review())).code).toBe('E_NOT_ISSUER');
    expect((await at.bureau.refusal('review', review({ unit: B.name }))).code).toBe('E_NOT_ASSIGNED');
    expect((await at.bureau.refusal('review', review({ task: '#8' }))).code).toBe('E_NOTHING_TO_REVIEW');
    expect((await at.bureau.refusal('review', review({ strikeOff: true }))).code).toBe('E_TRANSITION');
  });
});

describe('what the bureau decides of its own accord', () => {
  test('暂缓, 恢复 and 撤销 with a reason, on both sides', async () => {
    const at = await desk();
    expect((await at.bureau.refusal('decideTasks', rule({ text: '' }))).code).toBe('E_WHY_NEEDED');
    await at.bureau.call('decideTasks', rule({}));
    await at.down();
    expect(await states(at, 1)).toEqual(['suspended', 'suspended']);
    expect((await at.bureau.refusal('decideTasks', rule({ verdict: 'cancel' }))).code).toBe('E_TRANSITION');
    expect((await at.bureau.refusal('assign', { tasks: ['#1'], unit: B.name, role: 'lead' })).code).toBe(
      'E_TRANSITION',
    );
    await at.bureau.call('decideTasks', rule({ verdict: 'resume', text: '' }));
    await at.bureau.call('decideTasks', rule({ verdict: 'cancel' }));
    await at.down();
    expect(await states(at, 1)).toEqual(['cancelled', 'cancelled']);
  });

  test('年度办结 is for tasks without a deadline and leaves them in progress', async () => {
    const at = await desk();
    const year = rule({ verdict: 'completeYear', text: '', year: 2026 });
    expect((await at.bureau.refusal('decideTasks', year)).code).toBe('E_ONLY_ONGOING');
    await at.bureau.call('editTask', {
      task: '#1',
      changes: { deadline: { kind: 'ongoing', text: '持续推进', date: null } },
    });
    await at.bureau.call('decideTasks', year);
    expect(await stateOf(at.bureau, 1)).toBe('inProgress');
    expect((await at.bureau.call('getTask', { task: '#1' })).decisions).toMatchObject([
      { verdict: 'completeYear', year: 2026 },
    ]);
  });

  test('立项 is approved by a named leader and stays with the bureau', async () => {
    const at = await desk();
    const approve = rule({ tasks: ['#5'], verdict: 'approve', text: '' });
    expect((await at.bureau.refusal('decideTasks', approve)).code).toBe('E_APPROVER_NEEDED');
    await at.bureau.call('decideTasks', { ...approve, approvedBy: '局长' });
    await at.bureau.call('assign', { tasks: ['#5'], unit: A.name, role: 'lead' });
    await at.down();
    expect((await at.a.call('getTask', { task: '#5' })).decisions).toEqual([]);
  });
});

describe('bundles with decisions', () => {
  test('receiving them again changes nothing, and undoing gives back the exact earlier dump', async () => {
    const at = await desk();
    await asked(at, ask());
    await at.bureau.call('review', review());
    const before = at.a.dump();
    const [file] = await exportTo(at.bureau, A.name);
    await receive(at.a, file ?? '');
    const once = at.a.dump();
    expect(once).not.toBe(before);
    const [again] = await exportTo(at.bureau, A.name);
    await receive(at.a, again ?? '');
    expect(at.a.dump()).toBe(once);
    await at.a.call('undoReceive', { id: null });
    await at.a.call('undoReceive', { id: null });
    expect(at.a.dump()).toBe(before);
    expect((await at.a.call('checkStore', {})).problems).toEqual([]);
  });

  test('what comes up with a request is taken back with it', async () => {
    const at = await desk();
    const before = at.bureau.dump();
    await asked(at, ask());
    expect(at.bureau.dump()).toContain('已全部完成');
    await at.bureau.call('undoReceive', { id: null });
    expect(at.bureau.dump()).toBe(before);
  });

  test('another unit sees that the task is done, and nothing of the exchange with its lead', async () => {
    const at = await desk();
    await at.bureau.call('assign', { tasks: ['#1'], unit: B.name, role: 'cooperate' });
    await asked(at, ask({ reason: '只有甲校知道的理由' }));
    await at.bureau.call('review', review({ text: '' }));
    await at.bureau.call('review', review({ verdict: 'return', text: '只给甲校的意见', task: '#2' }));
    const b = await openUnit(at.world.b);
    const [file] = await exportTo(at.bureau, B.name);
    await receive(b, file ?? '');
    expect(await stateOf(b, 1)).toBe('completed');
    expect(b.dump()).not.toContain('只有甲校知道的理由');
    expect(b.dump()).not.toContain('只给甲校的意见');
  });

  test('a decision for another unit, or one that the machine does not have, is refused by name', async () => {
    const at = await desk();
    const [task, other, author] = [
      await taskId(at.a, 1),
      await unitId(at.bureau, B.name),
      await unitId(at.bureau, BUREAU),
    ];
    const forB = decisionRecord(author, task, { unit: other, verdict: 'accept' });
    const tooEarly = decisionRecord(author, task, { unit: null, verdict: 'strikeOff' });
    const result = await receive(at.a, await crafted(at, at.world.bureau, 'issue', [forB, tooEarly]));
    expect(result.refused.map((item) => item.reason)).toEqual([
      '这一条是给其他单位的',
      '任务处于“办理中”，不能“销号”',
    ]);
    expect(await stateOf(at.a, 1)).toBe('inProgress');
  });
});

const record = (kind: string, author: string, parent: string, fields: WireRecord['fields']): WireRecord => ({
  kind,
  id: newId(),
  parent,
  author,
  clock: [1, newId()],
  fields,
});

const decisionRecord = (author: string, task: string, change: Readonly<Record<string, unknown>>) =>
  record('decision', author, task, {
    unit: null,
    subject: null,
    text: '',
    date: null,
    conclusion: null,
    year: null,
    number: 1,
    decidedBy: null,
    approvedBy: null,
    decidedAt: 0,
    ...change,
  });

async function requestOf({ bureau }: Desk, type: string): Promise<WireRecord> {
  const unit = await unitId(bureau, A.name);
  return record('request', unit, await taskId(bureau, 1), {
    unit,
    type,
    reason: '理由',
    date: '2030-01-01',
    due: null,
    text: null,
    period: PERIOD,
    filledBy: null,
    signedOffBy: null,
    signedOffAt: 0,
  });
}

/** A bundle as a unit could write it with code of its own, signed with the keys of that store. */
async function crafted(
  { bureau }: Desk,
  signer: string,
  kind: 'issue' | 'submit',
  records: readonly WireRecord[],
): Promise<string> {
  const keys = await loadUnitKeys(signer);
  if (!keys.ok) throw new Error(keys.error.code);
  const party = async (name: string, code: string | null): Promise<BundleToWrite['from']> => ({
    id: await unitId(bureau, name),
    name,
    code,
  });
  const [school, body] = [await party(A.name, A.code), await party(BUREAU, null)];
  const written = await writeBundle({
    dir: join(testFolder(), 'crafted'),
    fileName: '文件.tzb',
    kind,
    from: kind === 'submit' ? school : body,
    to: kind === 'submit' ? body : school,
    replica: newId(),
    cutoff: null,
    previous: null,
    records,
    evidence: [],
    omitted: [],
    createdAt: Date.UTC(2026, 10, 30),
    appVersion: '0.1.0',
    keys: keys.value,
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}
