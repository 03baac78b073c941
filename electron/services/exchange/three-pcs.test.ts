import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  archiveOf,
  copyWorld,
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

/** Which PC writes which task anew; the last one is written by all three, each knowing of none of the others. */
const WRITTEN = [[0, 1], [1, 2], [0, 2], [1], [0, 1, 2]] as const;
const pcs = [0, 1, 2] as const;
const pair = fc.constantFrom(
  ...pcs.flatMap((from) => pcs.filter((to) => to !== from).map((to) => [from, to] as const)),
);

/** Three PCs of one bureau that all know the same, then write apart from each other, then meet as they happen to. */
async function meetInOrder(meetings: readonly (readonly [number, number])[], choice: number) {
  const first = await openUnit(copyWorld(played).bureau);
  const begun = await archiveOf(first);
  const units = [first];
  for (const name of ['two', 'three']) {
    const unit = await openUnit(join(testFolder(), name));
    await receive(unit, begun);
    units.push(unit);
  }
  const carry = async (from: number, to: number) => {
    const [source, target] = [units[from], units[to]];
    if (source && target) await receive(target, await archiveOf(source));
  };
  const all = async () => {
    for (const [from, to] of [
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 1],
    ] as const)
      await carry(from, to);
  };
  for (const [at, writers] of WRITTEN.entries())
    for (const writer of writers)
      await units[writer]?.call('editTask', {
        task: `#${at + 1}`,
        changes: { title: `${writer} 写的 ${at}` },
      });
  for (const [from, to] of meetings) await carry(from, to);
  await all();
  const [one] = units;
  const decided: string[] = [];
  const open = (await one?.call('listDifferences', {})) ?? [];
  for (const unit of units) {
    expect(unit.dump()).toBe(one?.dump());
    expect((await unit.call('listDifferences', {})).map(({ id }) => id)).toEqual(open.map(({ id }) => id));
  }
  for (const { id, values } of open) {
    const chosen = choice % values.length;
    await one?.call('settleDifference', { id, choose: chosen });
    decided.push(String(values[chosen]?.value));
  }
  await all();
  for (const unit of units) {
    expect(await unit.call('listDifferences', {})).toEqual([]);
    expect(unit.dump()).toBe(one?.dump());
  }
  const titles = await Promise.all(
    WRITTEN.map(async (_, at) => (await one?.call('getTask', { task: `#${at + 1}` }))?.row.title),
  );
  for (const unit of units) unit.close();
  const said = open
    .map(({ values }) =>
      values
        .map(({ value }) => String(value))
        .sort()
        .join('|'),
    )
    .sort();
  return { said, titles, decided };
}

test('Three PCs that meet in any order find the same differences, what all three wrote as one question, and agree once these are closed', async () => {
  const wanted = [
    ['0 写的 0', '1 写的 0'],
    ['0 写的 2', '2 写的 2'],
    ['0 写的 4', '1 写的 4', '2 写的 4'],
    ['1 写的 1', '2 写的 1'],
  ].map((values) => values.join('|'));
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { maxLength: 4 }), fc.nat(2), async (meetings, choice) => {
      const { said, titles, decided } = await meetInOrder(meetings, choice);
      expect(said).toEqual(wanted.toSorted());
      for (const value of decided) expect(titles).toContain(value);
      for (const [at, title] of titles.entries()) expect(title).toMatch(new RegExp(`^[012] 写的 ${at}$`));
    }),
    { numRuns: 3 },
  );
}, 120_000);
