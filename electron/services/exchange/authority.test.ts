import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import { pack, replacePart, unpack, vouch, withDescriptor } from '../../exchange/test-bundle.ts';
import { createUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  BUREAU,
  copyWorld,
  openUnit,
  playMonth,
  receive,
  taskId,
  testFolder,
  tryReceive,
  unitId,
  type World,
} from '../test-stores.ts';
import { crafted, keysIn, record, reportOf, sceneOf } from './crafted.fixture.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const scene = () => sceneOf(played);

describe('a record that its sender may not write is refused by name', () => {
  test('each kind of trespass, with counts that add up and everything else untouched', async () => {
    const { world, bureau, a, b, to } = await scene();
    const [one, three] = [await taskId(bureau, 1), await taskId(bureau, 3)];
    const theirs = (await bureau.call('getTask', { task: '#3' })).reports[0]?.id ?? '';
    const assignment = (await bureau.call('getTask', { task: '#1' })).assignments[0]?.id ?? '';
    const before = bureau.dump();
    const honest = reportOf(a.id, one, {
      fields: { ...reportOf(a.id, one).fields, version: 2, reason: '补' },
    });
    const path = await crafted(world.a, {
      from: a.party,
      to,
      records: [
        // a report for another unit, as itself and in the other's name
        reportOf(a.id, three, { fields: { ...reportOf(b.id, three).fields } }),
        reportOf(b.id, three),
        // on a task that was not assigned to it, and on none
        reportOf(a.id, three),
        reportOf(a.id, newId()),
        // over a report of another unit, moved to a task of its own
        reportOf(a.id, one, { id: theirs, clock: [99, newId()] }),
        // over an assignment
        reportOf(a.id, one, { id: assignment, clock: [99, newId()] }),
        // what only the issuing body writes
        record('unit', a.id, {
          id: to.id,
          clock: [99, newId()],
          fields: {
            name: '冒名',
            code: null,
            kind: null,
            district: null,
            aliases: [],
            groups: [],
            joinedInto: null,
          },
        }),
        record('assignment', a.id, {
          parent: three,
          fields: { unit: a.id, role: 'lead', group: null, state: 'assigned' },
        }),
        record('somethingNew', a.id, { fields: { x: 1 } }),
        honest,
      ],
    });
    const result = await receive(bureau, path);
    expect(result.counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 8 });
    expect(result.refused).toHaveLength(8);
    for (const item of result.refused) expect(item.reason).toMatch(/[\u4e00-\u9fff]/);
    expect(result.leftOut).toMatchObject([
      { code: 'E_NOT_ALLOWED', message: expect.stringContaining('8 条') },
    ]);
    expect(bureau.dump()).toContain(honest.id);
    await bureau.call('undoReceive', { id: null });
    expect(bureau.dump()).toBe(before);
  });

  test('a task that the sender changed is refused and named', async () => {
    const { world, bureau, a, to } = await scene();
    const { parts } = await unpack(world.down.a);
    const line = parts
      .find((part) => part.name === 'data/records.ndjson')
      ?.bytes.toString()
      .split('\n')
      .find((text) => text.includes('"kind":"task"'));
    const task = JSON.parse(line ?? '') as WireRecord;
    const before = bureau.dump();
    const result = await receive(
      bureau,
      await crafted(world.a, {
        from: a.party,
        to,
        records: [
          { ...task, author: a.id, clock: [999, newId()], fields: { ...task.fields, title: '改过的' } },
        ],
      }),
    );
    expect(result.refused).toMatchObject([{ kind: 'task', record: task.id, status: 'refused' }]);
    expect(bureau.dump()).toBe(before);
  });

  test("a body above cannot write into another body's list, task or report", async () => {
    const { world } = await scene();
    const a = await openUnit(world.a);
    const other = await openUnit(join(world.root, 'other'));
    await other.call('createUnit', { name: '省教育厅', role: 'bureau', code: null, operator: null });
    const otherId = await unitId(other, '省教育厅');
    const report = (await a.call('getTask', { task: '#1' })).reports[0]?.id ?? '';
    const ledger = (await a.call('getTask', { task: '#1' })).ledger.id;
    const { parts } = await unpack(world.down.a);
    const task = parts
      .find((part) => part.name === 'data/records.ndjson')
      ?.bytes.toString()
      .split('\n')
      .find((text) => text.includes('"kind":"task"'));
    const before = a.dump();
    const path = await crafted(other.dir, {
      from: { id: otherId, name: '省教育厅', code: null },
      to: { id: newId(), ...A },
      kind: 'issue',
      records: [
        record('assignment', otherId, {
          parent: await taskId(a, 7),
          fields: { unit: newId(), role: 'lead', group: null, state: 'assigned' },
        }),
        { ...(JSON.parse(task ?? '') as WireRecord), id: newId(), author: otherId, parent: ledger },
        reportOf(otherId, await taskId(a, 1), { id: report, clock: [99, newId()] }),
      ],
    });
    const result = await receive(a, path);
    expect(result.counts).toEqual({ new: 0, changed: 0, unchanged: 0, refused: 3 });
    expect(a.dump()).toBe(before);
  });

  test('a receipt counts only from the receiver of the bundle it names', async () => {
    const { world, bureau, a, b, to } = await scene();
    const [sentToA] = (await bureau.call('listTransmissions', {})).filter((t) => t.to.id === a.id);
    const receipt = (author: string) =>
      record('receipt', author, {
        fields: {
          bundle: sentToA?.id,
          sha256: '0'.repeat(64),
          from: to.id,
          receivedAt: 1,
          counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
        },
      });
    await bureau.call('undoReceive', { id: null });
    await bureau.call('undoReceive', { id: null });
    const status = async () =>
      (await bureau.call('listTransmissions', {})).find((t) => t.id === sentToA?.id)?.status;
    expect(await status()).toBe('exported');
    await receive(bureau, await crafted(world.b, { from: b.party, to, records: [receipt(b.id)] }));
    expect(await status()).toBe('exported');
    await receive(bureau, world.up.a);
    expect(await status()).toBe('delivered');
  });
});

describe('who sent it', () => {
  test('a known key does not speak for another unit', async () => {
    const { world, bureau, a, to } = await scene();
    const before = bureau.dump();
    const path = await crafted(world.b, {
      from: a.party,
      to,
      records: [reportOf(a.id, await taskId(bureau, 1))],
    });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
    expect(bureau.dump()).toBe(before);
  });

  test('a known key does not speak for a unit that has none yet either', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.b);
    const a = await unitId(bureau, A.name);
    const path = await crafted(world.b, {
      from: { id: a, ...A },
      to: { id: await unitId(bureau, BUREAU), name: BUREAU, code: null },
      records: [reportOf(a, await taskId(bureau, 1))],
    });
    const [preview] = await bureau.call('previewBundles', { paths: [path] });
    expect(preview).toMatchObject({ ok: true, sender: { status: 'changed' } });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
  });

  test('a changed key is a loud stop, also when new senders are trusted', async () => {
    const { world, bureau, a, to } = await scene();
    const path = await crafted(world.a, { from: a.party, to, keys: await createUnitKeys() });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
  });

  test('a new key is taken once its card was enrolled, and the old one stays good', async () => {
    const { world, bureau, a, to } = await scene();
    const renewed = await openUnit(join(world.root, 'renewed'));
    await renewed.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const card = join(world.root, 'card.tzb');
    await renewed.call('writeCard', { path: card });
    expect((await bureau.refusal('trustCard', { path: card })).code).toBe('E_KEY_CHANGED');
    const trusted = await bureau.call('trustCard', { path: card, anotherKey: true });
    expect(trusted).toMatchObject({ unit: { id: a.id, name: A.name }, new: false });
    for (const signer of [renewed.dir, world.a])
      expect(await tryReceive(bureau, await crafted(signer, { from: a.party, to }), false)).toMatchObject({
        ok: true,
      });
  });

  test('a unit below cannot issue to the unit above it', async () => {
    const { world, bureau, a, to } = await scene();
    const before = bureau.dump();
    for (const id of [a.id, newId()]) {
      const path = await crafted(world.a, {
        kind: 'issue',
        from: { ...a.party, id },
        to,
        records: [
          record('taskList', id, { fields: { title: '反向下发', columns: [], preamble: [], source: null } }),
        ],
      });
      expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_FROM_BELOW' } });
    }
    expect(bureau.dump()).toBe(before);
  });

  test('nobody sends in our own name', async () => {
    const { world, bureau, to } = await scene();
    const path = await crafted(world.a, { from: to, to, keys: await createUnitKeys() });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_FROM_OURSELVES' } });
  });

  test('a foreign signature, an unknown unit, another receiver and a newer format are refused', async () => {
    const { world, bureau, a, b, to } = await scene();
    const before = bureau.dump();
    const good = await unpack(world.up.a);
    const rewritten = async (parts: typeof good.parts) => {
      const path = join(testFolder(), 'x.tzb');
      writeFileSync(path, await pack(good.root, parts));
      return path;
    };
    const refused: readonly (readonly [string, string])[] = [
      [await rewritten(vouch(good.parts, await createUnitKeys())), 'E_SIGNATURE'],
      [
        await rewritten(
          vouch(withDescriptor(good.parts, { major: 2, readableBy: '7.0.0' }), await keysIn(world.a)),
        ),
        'E_NEWER_FORMAT',
      ],
      [
        await rewritten(vouch(withDescriptor(good.parts, { required: ['sm2'] }), await keysIn(world.a))),
        'E_CAPABILITY',
      ],
      [await rewritten(replacePart(good.parts, 'data/records.ndjson', '')), 'E_HASH'],
      [await crafted(world.a, { from: { id: newId(), name: '不认识的学校', code: null }, to }), 'E_NO_UNIT'],
      [await crafted(world.a, { from: a.party, to: b.party }), 'E_NOT_FOR_US'],
      [await crafted(world.a, { from: a.party, to, kind: 'card', records: [] }), 'E_IS_CARD'],
      [await crafted(world.a, { from: a.party, to: null, kind: 'archive' }), 'E_NOT_FOR_US'],
    ];
    for (const [path, code] of refused) {
      const result = await tryReceive(bureau, path);
      expect(result.ok ? 'ok' : result.error.code).toBe(code);
      const [preview] = await bureau.call('previewBundles', { paths: [path] });
      expect(preview?.ok === false && preview.error.code).toBe(code);
    }
    const newer = await tryReceive(bureau, refused[1]?.[0] ?? '');
    expect(!newer.ok && newer.error.message).toContain('7.0.0');
    expect(bureau.dump()).toBe(before);
  });
});
