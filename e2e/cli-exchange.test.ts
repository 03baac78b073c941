import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  openUnit,
  PERIOD,
  playMonth,
  testFolder,
  type World,
} from '../electron/services/test-stores.ts';
import { done, keepCompiled, refused } from './cli-run.ts';

/** What the command line does around an exchange: the register, codes, keys, locks and reports typed for others. */
keepCompiled();
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

test('transmissions and confirm: a file is delivered by its code alone, and the register says by what', async () => {
  const { bureau, a } = copyWorld(played);
  const dir = testFolder();
  const sent = await done(
    bureau,
    'export',
    '--to',
    A.name,
    '--out',
    dir,
    '--carried-by',
    '王',
    '--medium',
    '03',
  );
  const { results } = await done(a, 'receive', sent.files[0].path, '--carried-by', '王');
  const { code } = results[0].receipt;
  expect(await refused(bureau, 'confirm', code === '00000000' ? '00000001' : '00000000')).toBe(
    'E_RECEIPT_CODE',
  );
  const { confirmed } = await done(bureau, 'confirm', code);
  expect(confirmed).toMatchObject({
    status: 'delivered',
    carriedBy: '王',
    medium: '03',
    receipt: { by: 'phone' },
  });
  const register = await done(bureau, 'transmissions');
  expect(register.transmissions[0]).toEqual(confirmed);
  expect((await done(a, 'transmissions')).transmissions[0]).toMatchObject({
    direction: 'in',
    status: 'received',
  });
});

test('export --cover: a page beside a locked file, told in the answer', async () => {
  const { bureau } = copyWorld(played);
  const dir = testFolder();
  const password = join(testFolder(), 'password');
  writeFileSync(password, '台账\n');
  const { files } = await done(
    bureau,
    'export',
    '--to',
    A.name,
    '--out',
    dir,
    '--password-file',
    password,
    '--cover',
  );
  expect(readdirSync(dir)).toHaveLength(2);
  expect(readFileSync(files[0].cover, 'utf8')).toContain(A.name);
});

test('keys, revoke and trust: a key that was called back comes back only with --again', async () => {
  const world = copyWorld(played);
  const folder = testFolder();
  mkdirSync(folder, { recursive: true });
  const card = join(folder, 'card.tzb');
  await done(world.a, 'card', '--out', card);
  await done(world.bureau, 'trust', card);
  const { keys } = await done(world.bureau, 'keys', A.name);
  expect(keys).toMatchObject([{ unit: { name: A.name }, side: 'below', thisPc: false, revokedAt: null }]);
  const digits = keys[0].fingerprint.split(' ')[0];
  expect(await refused(world.bureau, 'revoke', A.name, '--fingerprint', '00000')).toBe('E_NO_KEY');
  const called = await done(world.bureau, 'revoke', A.name, '--fingerprint', digits);
  expect(called.keys).toMatchObject([{ why: 'lost' }]);
  expect(await refused(world.bureau, 'trust', card)).toBe('E_KEY_REVOKED');
  expect(await refused(world.bureau, 'trust', card, '--replaces', 'lost')).toBe('E_KEY_REVOKED');
  await done(world.bureau, 'trust', card, '--again');
  expect((await done(world.bureau, 'keys')).keys).toMatchObject([{ revokedAt: null }]);
});

test('transcribe: what was heard is a report with its source, and the unit’s own takes its place', async () => {
  const { bureau, up } = copyWorld(played);
  const say = ['transcribe', '#1', '--unit', A.name, '--period', PERIOD, '--from', '李老师'] as const;
  expect(await refused(bureau, ...say)).toBe('E_EMPTY_REPORT');
  await done(bureau, ...say, '--text', '已完成两门课程', '--source', 'paper');
  const { reports } = await done(bureau, 'task', '#1');
  expect(reports).toMatchObject([{ transcribed: { source: 'paper', from: '李老师', by: '督办科' } }]);
  await done(bureau, 'receive', '--trust-new', up.a);
  expect(await refused(bureau, ...say, '--text', '又一次')).toBe('E_REPORTED');
});

test('transcribe: a 时间节点 that was heard of is marked by its number or its words, and travels', async () => {
  const { bureau, a } = copyWorld(played);
  const [plan, school] = ['3月底前完成方案', '12月底前全面实施'];
  const desk = await openUnit(bureau);
  const milestones = [
    { text: plan, date: '2026-03' },
    { text: school, date: '2026-12' },
  ];
  const deadline = { kind: 'ongoing', text: `${plan}，${school}`, date: null, milestones } as const;
  await desk.call('editTask', { task: '#8', changes: { deadline: { ...deadline, milestones } } });
  const { cutoff } = await desk.call('getSession', {});
  desk.close();
  const say = ['transcribe', '#8', '--unit', A.name, '--period', PERIOD, '--by', '督办科王'] as const;
  for (const wrong of ['3', '没有的节点', '前', '1=三月', '1=2026-02-30', '=2026-03-25'])
    expect(await refused(bureau, ...say, '--reached', wrong), wrong).toBe('E_BAD_VALUE');
  await done(bureau, ...say, '--reached', '1=2026-03-25', '--reached', '全面实施');
  const { reports, milestones: told } = await done(bureau, 'task', '#8');
  const marks = [
    { milestone: plan, on: '2026-03-25', by: '督办科王' },
    { milestone: school, on: cutoff, by: '督办科王' },
  ];
  expect(reports).toMatchObject([{ transcribed: { by: '督办科王' }, reached: marks }]);
  expect(told).toMatchObject(
    marks.map(({ milestone, on }) => ({ text: milestone, reached: [{ unit: { name: A.name }, on }] })),
  );
  const { files } = await done(bureau, 'export', '--to', A.name, '--out', testFolder());
  await done(a, 'receive', files[0].path);
  expect((await done(a, 'task', '#8')).reports).toMatchObject([{ reached: marks }]);
});

test('transcribe and progress: what the checks of a body want explained is explained with --explain', async () => {
  const { bureau, a } = copyWorld(played);
  const set = join(testFolder(), 'checks.json');
  mkdirSync(dirname(set), { recursive: true });
  const rules = [{ check: 'tooShort', level: 'soft', at: 20, field: 'text' }];
  writeFileSync(set, JSON.stringify({ explain: true, rules }));
  await done(bureau, 'checks', '--file', set);
  const say = ['transcribe', '#8', '--unit', A.name, '--period', PERIOD, '--text', '在办。'] as const;
  expect(await refused(bureau, ...say)).toBe('E_UNEXPLAINED');
  expect(await refused(bureau, ...say, '--explain', 'fell=没有')).toBe('E_BAD_VALUE');
  await done(bureau, ...say, '--explain', 'tooShort=电话里只说了这些');
  const { reports } = await done(bureau, 'task', '#8');
  expect(reports[0].explained).toMatchObject([{ check: 'tooShort', text: '电话里只说了这些' }]);

  const { files } = await done(bureau, 'export', '--to', A.name, '--out', testFolder());
  await done(a, 'receive', files[0].path);
  const fill = ['progress', '#8', '--period', PERIOD, '--text', '在办。'] as const;
  await done(a, ...fill);
  expect(await refused(a, 'sign-off', '--period', PERIOD)).toBe('E_UNEXPLAINED');
  await done(a, ...fill, '--explain', 'tooShort=本期只有这些');
  await done(a, 'sign-off', '--period', PERIOD);
});

test('validate: evidence that looks like a list of persons is a 提示 that stops nothing, and can be explained', async () => {
  const { a } = copyWorld(played);
  const roster = join(testFolder(), '第一批.csv');
  mkdirSync(dirname(roster), { recursive: true });
  writeFileSync(
    roster,
    ['姓名,数', ...['张三', '李四', '王小五', '赵六', '孙七'].map((name) => `${name},1`)].join('\n'),
  );
  const fill = ['progress', '#8', '--period', PERIOD, '--text', '已办。'] as const;
  await done(a, ...fill, '--evidence', roster);
  const told = async () => {
    const { ok, findings } = await done(a, 'validate', '--period', PERIOD);
    return { ok, findings: findings.filter(({ check }: { check: string }) => check === 'roster') };
  };
  expect(await told()).toMatchObject({ ok: true, findings: [{ level: 'soft', field: 'evidence' }] });
  await done(a, ...fill, '--explain', 'roster=本人同意');
  expect(await told()).toMatchObject({ findings: [{ explanation: '本人同意' }] });
  await done(a, 'sign-off', '--period', PERIOD);
});
