import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  A,
  B,
  copyWorld,
  openUnit,
  playMonth,
  testFolder,
  unitId,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

describe('the register', () => {
  test('rows pasted from Excel become units once; known ones are told', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const text = `学校名称\t学校标识码\t类型\n${A.name}\t\t学校\n第一中学\t3137000001\t学校\n第一中学\t3137000001\t学校\n\t1\t学校\n`;
    const rows = await unit.call('readUnits', { text });
    expect(rows.map((row) => row.status)).toEqual(['known', 'new', 'new', 'problem']);
    const good = rows
      .filter((row) => row.status !== 'problem')
      .map(({ status: _s, note: _n, ...row }) => row);
    expect(await unit.call('addUnits', { rows: good })).toEqual({ added: 1, known: 2 });
    expect(await unit.call('addUnits', { rows: good })).toEqual({ added: 0, known: 3 });
  });

  test('five thousand rows are taken in one go', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    const rows = Array.from({ length: 5000 }, (_, i) =>
      unitRow(`第${i}小学`, { code: String(1_000_000 + i) }),
    );
    expect(await unit.call('addUnits', { rows })).toEqual({ added: 5000, known: 0 });
  });

  test('a name or code that is taken is refused, naming who has it', async () => {
    const unit = await openUnit(copyWorld(played).bureau);
    for (const row of [unitRow(A.name), unitRow('别的名字', { code: A.code })]) {
      const refused = await unit.refusal('saveUnit', { id: null, unit: row });
      expect(refused.code).toBe('E_UNIT_EXISTS');
      expect(refused.message).toContain(A.name);
    }
    const id = await unitId(unit, B.name);
    const saved = await unit.call('saveUnit', {
      id,
      unit: unitRow(B.name, { code: B.code, aliases: ['工程职院'] }),
    });
    expect(saved).toMatchObject({ id, aliases: ['工程职院'] });
  });

  test('a school finds its tasks under its own name, though its register holds it twice', async () => {
    const a = await openUnit(copyWorld(played).a);
    expect((await a.call('listTasks', { unit: A.name })).map((row) => row.seq)).toEqual([1, 2, 8]);
  });

  test('a school does not change what the bureau issued', async () => {
    const a = await openUnit(copyWorld(played).a);
    const codes = [
      await a.refusal('assign', { tasks: ['#1'], unit: B.name, role: 'lead' }),
      await a.refusal('unassign', { tasks: ['#1'], unit: A.name }),
      await a.refusal('editTask', { task: '#1', changes: { title: 'x' } }),
      await a.refusal('saveUnit', { id: await unitId(a, B.name), unit: unitRow('改名') }),
    ].map((error) => error.code);
    expect(new Set(codes)).toEqual(new Set(['E_NOT_ISSUER']));
  });
});
