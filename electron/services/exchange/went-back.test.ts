import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

async function sign(unit: TestUnit, text: string): Promise<void> {
  await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text }) });
  await unit.call('signOff', { period: PERIOD, by: '校长' });
}

const exported = async (unit: TestUnit): Promise<string> => (await exportTo(unit, 'all'))[0] ?? '';

const textsOf = async (unit: TestUnit): Promise<readonly string[]> =>
  (await unit.call('getTask', { task: '#8' })).reports
    .map(({ text, version }) => `${version} ${text}`)
    .sort();

test('a school that went back to a backup and signed the period anew: both versions stay, the bureau is shown both, and the school is no fork', async () => {
  const world = copyWorld(played);
  const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
  const backup = join(testFolder(), 'backup.tzbak');
  await a.call('makeBackup', { path: backup });
  await sign(a, '还原之前签发的');
  await receive(bureau, await exported(a));

  await a.call('restoreBackup', { path: backup });
  expect(await textsOf(a)).toEqual([]);
  const between = await receive(bureau, await exported(a));
  expect(between.counts).toMatchObject({ changed: 0, refused: 0 });
  const lost = { kind: 'signedLost', tone: 'warning' };
  expect(between.findings.filter(({ tone }) => tone === 'warning')).toMatchObject([lost]);
  expect(await textsOf(bureau)).toEqual(['1 还原之前签发的']);

  await sign(a, '还原之后签发的');
  const after = await receive(bureau, await exported(a));
  expect(after.findings.filter(({ tone }) => tone === 'warning')).toMatchObject([lost]);
  expect(await textsOf(bureau)).toEqual(['1 还原之前签发的', '1 还原之后签发的']);
  expect(await bureau.call('listDifferences', {})).toMatchObject([
    { kind: 'report', closable: false, unit: { name: A.name }, period: PERIOD, values: [{}, {}] },
  ]);

  // The school closes it by the next version, which needs no question to anybody.
  const reason = '还原备份后核对';
  await a.call('saveDraft', {
    task: '#8',
    period: PERIOD,
    draft: draft({ text: '核对后以此为准', reason }),
  });
  await a.call('signOff', { period: PERIOD, by: '校长' });
  const closed = await receive(bureau, await exported(a));
  expect(closed.findings.filter(({ tone }) => tone === 'warning')).toEqual([]);
  expect(await bureau.call('listDifferences', {})).toEqual([]);
  expect(await textsOf(bureau)).toHaveLength(3);
});
