import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../exchange/test-bundle.ts';
import {
  A,
  BUREAU,
  cardOf,
  copyWorld,
  exportTo,
  jinan,
  openUnit,
  playMonth,
  testFolder,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('who is sent what', () => {
  async function bureau() {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: null });
    await unit.call('importList', { path: jinan, edits: [] });
    return unit;
  }
  const sentTo = async (unit: Awaited<ReturnType<typeof bureau>>) => {
    const { files } = await unit.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
    return files.map((file) => file.to.name).sort();
  };

  test('printed is not assigned: after an import nobody is sent anything', async () => {
    const unit = await bureau();
    expect((await unit.refusal('exportBundles', { to: 'all', dir: testFolder(), kind: null })).code).toBe(
      'E_NOTHING_TO_SEND',
    );
  });

  test('--all is one file for each unit that has an assignment or was enrolled, none for groups or ourselves', async () => {
    const unit = await bureau();
    const printed = await unit.call('assignPrinted', {});
    expect(printed.newUnits).toContain('市人力资源社会保障局');
    expect(printed.newUnits).not.toContain('市教育局');
    const school = await openUnit(testFolder());
    await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const card = await cardOf(school);
    await unit.call('addUnits', { rows: [unitRow('只在登记里的学校')] });
    await unit.call('trustCard', { path: card });
    const names = await sentTo(unit);
    expect(new Set(names).size).toBe(names.length);
    expect(names.sort()).toEqual([...printed.newUnits, A.name].sort());
    for (const group of printed.emptyGroups) expect(names).not.toContain(group);
    expect(names).not.toContain(BUREAU);
    expect(await unit.call('assignPrinted', {})).toMatchObject({ assigned: 0, newUnits: [] });
  });

  test('a group is its members of the day and remembers its name; a later member is not added', async () => {
    const unit = await bureau();
    expect((await unit.refusal('assign', { tasks: ['#1'], unit: '区县政府', role: 'lead' })).code).toBe(
      'E_GROUP_EMPTY',
    );
    await unit.call('addUnits', {
      rows: [
        unitRow('历下区政府', { groups: ['区县政府'] }),
        unitRow('市中区政府', { groups: ['区县政府'] }),
      ],
    });
    expect(await unit.call('assign', { tasks: ['#1'], unit: '区县政府', role: 'cooperate' })).toMatchObject({
      assigned: 2,
    });
    await unit.call('addUnits', { rows: [unitRow('槐荫区政府', { groups: ['区县政府'] })] });
    const { assignments } = await unit.call('getTask', { task: '#1' });
    expect(assignments.map((each) => [each.unit.name, each.group]).sort()).toEqual([
      ['历下区政府', '区县政府'],
      ['市中区政府', '区县政府'],
    ]);
    expect(await sentTo(unit)).toEqual(['历下区政府', '市中区政府'].sort());
  });

  test('a name that the register does not hold is added, and the answer says so', async () => {
    const unit = await bureau();
    const first = await unit.call('assign', { tasks: ['#1'], unit: '新学校', role: 'lead' });
    expect(first).toMatchObject({ unit: { name: '新学校', new: true }, assigned: 1 });
    expect(await unit.call('assign', { tasks: ['#1'], unit: '新学校', role: 'lead' })).toEqual({
      unit: { id: first.unit.id, name: '新学校', new: false },
      assigned: 0,
      unchanged: 1,
    });
  });

  test('a unit that was given nothing, or that nobody knows, is sent nothing', async () => {
    const unit = await bureau();
    await unit.call('addUnits', { rows: [unitRow(A.name)] });
    const refused = async (to: string[]) =>
      (await unit.refusal('exportBundles', { to, dir: testFolder(), kind: null })).code;
    expect(await refused([A.name])).toBe('E_NOTHING_TO_SEND');
    expect(await refused(['没有这个学校'])).toBe('E_NO_UNIT');
  });

  test('an export overwrites nothing and makes the folder it needs', async () => {
    const world = copyWorld(played);
    const unit = await openUnit(world.bureau);
    const dir = join(world.root, 'not', 'there');
    const [first] = await exportTo(unit, A.name, dir);
    const bytes = readFileSync(first ?? '');
    const [second] = await exportTo(unit, A.name, dir);
    expect(second).not.toBe(first);
    expect(readFileSync(first ?? '').equals(bytes)).toBe(true);
    const previous = JSON.parse(
      (await unpack(second ?? '')).parts.find((part) => part.name === 'data/bundle.json')?.bytes.toString() ??
        '',
    ).previous;
    expect(previous).toMatch(/^[0-9a-f]{64}$/);
  });

  test('a folder that is a file is refused', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const file = join(testFolder(), 'file');
    writeFileSync(file, '');
    const { code } = await unit.refusal('exportBundles', { to: 'all', dir: file, kind: null });
    expect(['E_CANNOT_WRITE', 'E_MEDIUM_GONE']).toContain(code);
  });
});
