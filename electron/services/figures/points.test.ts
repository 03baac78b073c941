import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../../shared/contract.ts';
import { operationNames } from '../../../shared/operation-names.ts';
import { readParts } from '../../reports/zip-parts.ts';
import {
  A,
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const asked = { ledger: null, period: null } as const;
const textOf = async (path: string): Promise<string> =>
  (await readParts(readFileSync(path)))
    .get('word/document.xml')
    ?.toString('utf8')
    .replace(/<[^>]+>/g, ' ') ?? '';

const WORDS = /得分|名次|考核计分|扣分|"points"|"place"/;

test('off, nothing of it is in any answer or paper', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await receive(bureau, played.up.a);
  await bureau.call('adoptRules', { preset: 'default', set: null });
  const answers = [
    await bureau.call('getFigures', { ...asked, system: 'c1', by: 'share' }),
    await bureau.call('getWorkbench', {}),
    await bureau.call('listUrging', {}),
    await bureau.call('listTasks', {}),
    await bureau.call('getTask', { task: '#1' }),
    await bureau.call('listUnits', {}),
    await bureau.call('getReviewDesk', {}),
    await bureau.call('getSession', {}),
    await bureau.call('getRules', {}),
    await bureau.call('listPapers', {}),
  ];
  expect(JSON.stringify(answers).match(WORDS)?.[0]).toBeUndefined();
  expect(await bureau.call('getPoints', asked)).toMatchObject({ scheme: null, rows: [], basis: '' });
});

test('switched on by a leader’s name it ranks by neutral facts, is printed, and is off again without a trace', async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  await receive(bureau, played.up.a);
  const dir = testFolder();
  const paper = async (name: string) => {
    const path = join(dir, name);
    await bureau.call('writeReport', { kind: 'reporting', ...asked, path });
    return textOf(path);
  };
  expect(await paper('off.docx')).not.toMatch(/得分|名次/);
  expect((await bureau.refusal('switchPoints', { scheme: 'deduct', approvedBy: ' ' })).code).toBe(
    'E_POINTS_BY',
  );
  const twice = {
    name: '两条',
    base: 0,
    lines: [
      { fact: 'late' as const, points: 1 },
      { fact: 'late' as const, points: 2 },
    ],
  };
  expect((await bureau.refusal('switchPoints', { scheme: twice, approvedBy: '王局长' })).code).toBe(
    'E_POINTS_SCHEME',
  );
  const on = await bureau.call('switchPoints', { scheme: 'deduct', approvedBy: '王局长' });
  expect(on.scheme).toMatchObject({ version: 1, madeBy: '济南市教育局' });
  expect(on.changes).toMatchObject([{ approvedBy: '王局长', by: '督办科' }]);
  for (const { points, facts } of on.rows)
    expect(points).toBe(100 - 10 * (facts.missing ?? 0) - 5 * (facts.returned ?? 0));
  expect(on.rows.map(({ place }) => place)).toEqual(
    on.rows.map(({ place }) => place).toSorted((a, b) => a - b),
  );
  expect(await paper('on.docx')).toMatch(/得分.*名次/s);
  const off = await bureau.call('switchPoints', { scheme: null, approvedBy: '李局长' });
  expect(off).toMatchObject({ scheme: null, rows: [] });
  expect(off.changes).toHaveLength(2);
  expect(await paper('again.docx')).not.toMatch(/得分|名次/);
});

test.each(['deduct', 'timely'] as const)(
  'however many 批示 there are, %s gives the same points',
  async (scheme) => {
    const bureau = await openUnit(copyWorld(played).bureau);
    await receive(bureau, played.up.a);
    const { rows } = await bureau.call('switchPoints', { scheme, approvedBy: '王局长' });
    expect(rows.length).toBeGreaterThan(0);
    for (const [index, text] of ['很好', '工作扎实，予以表扬', '请加快', '已阅'].entries()) {
      for (const task of ['#1', '#2', '#3'])
        await bureau.call('instruct', {
          task,
          by: '市领导',
          on: `2026-11-2${index}`,
          text,
          source: null,
          units: [],
          due: null,
        });
      expect((await bureau.call('getPoints', asked)).rows).toEqual(rows);
    }
  },
);

test('whether it is on stays in the bureau: no school is told', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await bureau.call('switchPoints', { scheme: 'deduct', approvedBy: '王局长' });
  const [down] = await exportTo(bureau, A.name);
  const a = await openUnit(world.a);
  await receive(a, down ?? '');
  expect(a.dump()).not.toContain('百分制扣分');
});

test('no operation but the two of the switch has a name for points or places in what it answers', () => {
  const named = operationNames.filter((name) =>
    [...namesIn(z.toJSONSchema(contract[name].result, { unrepresentable: 'any' }))].some((key) =>
      /^(points?|place|rank(ing)?|scores?|scoring)$/i.test(key),
    ),
  );
  expect(named).toEqual(['getPoints', 'switchPoints']);
});

/** Every property that a schema names, at any depth. */
function namesIn(schema: unknown, names = new Set<string>()): ReadonlySet<string> {
  if (typeof schema !== 'object' || schema === null) return names;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') for (const name of Object.keys(value)) names.add(name);
    namesIn(value, names);
  }
  return names;
}
