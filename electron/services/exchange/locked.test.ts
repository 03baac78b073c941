import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createUnitKeys } from '../../keys/unit-keys.ts';
import { A, copyWorld, openUnit, playMonth, type TestUnit, testFolder, type World } from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

async function exported(
  unit: TestUnit,
  lock: Parameters<typeof unit.call<'exportBundles'>>[1]['lock'],
  to = A.name,
) {
  const { files } = await unit.call('exportBundles', {
    to: [to],
    dir: testFolder(),
    kind: null,
    ...(lock && { lock }),
  });
  return files[0]?.path ?? '';
}

const receiveWith = async (unit: TestUnit, path: string, password?: string) => {
  const { results } = await unit.call('receiveBundles', {
    paths: [path],
    trustNew: true,
    dryRun: false,
    ...(password !== undefined && { password }),
  });
  return results[0];
};

/** A password costs about a second each time it is tried. */
const PATIENCE = 300_000;

test('a file under a password is refused without it, previewed and received with it, and known when it comes again', {
  timeout: PATIENCE,
}, async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  const path = await exported(bureau, { password: '台账 2026' });
  expect(path.endsWith('.tzb.age')).toBe(true);
  expect(readFileSync(path).includes(A.code)).toBe(false);
  const before = a.dump();
  for (const wrong of [undefined, '台账2026'])
    expect(await receiveWith(a, path, wrong)).toMatchObject({ ok: false, error: { code: 'E_PASSWORD' } });
  expect(a.dump()).toBe(before);
  const [preview] = await a.call('previewBundles', { paths: [path], password: '台账 2026' });
  const received = await receiveWith(a, path, '台账 2026');
  expect(received?.ok && preview?.ok && received.counts).toEqual(preview?.ok && preview.counts);
  const entries = await a.call('listReceives', {});
  expect(await receiveWith(a, path, '台账 2026')).toMatchObject({ ok: true, counts: { new: 0, changed: 0 } });
  expect(await a.call('listReceives', {})).toEqual(entries);
});

test("a file to the key on the receiver's card opens there without asking, and with no other unit", async () => {
  const world = copyWorld(played);
  const [bureau, a, b] = [await openUnit(world.bureau), await openUnit(world.a), await openUnit(world.b)];
  expect(
    (await bureau.refusal('exportBundles', { to: [A.name], dir: testFolder(), kind: null, lock: 'card' }))
      .code,
  ).toBe('E_NO_CARD');
  await receiveWith(bureau, world.up.a);
  const path = await exported(bureau, 'card');
  expect(await receiveWith(b, path)).toMatchObject({ ok: false, error: { code: 'E_OTHER_KEY' } });
  expect(await receiveWith(a, path)).toMatchObject({ ok: true });
});

test("what is no age key is no recipient, and a key of one's own choice is", async () => {
  const world = copyWorld(played);
  const [bureau, b] = [await openUnit(world.bureau), await openUnit(world.b)];
  const stranger = await createUnitKeys();
  const call = { to: [A.name], dir: testFolder(), kind: null } as const;
  for (const recipient of ['age1', stranger.age.identity, 'card '])
    expect(
      (await bureau.refusal('exportBundles', { ...call, to: [A.name], lock: { recipients: [recipient] } }))
        .code,
    ).toBe('E_BAD_CALL');
  const path = await exported(bureau, { recipients: [stranger.age.recipient] });
  expect(await receiveWith(b, path)).toMatchObject({ ok: false, error: { code: 'E_OTHER_KEY' } });
});

test('while a password is tried or made into a key other calls have their turn, and what they did counts', {
  timeout: PATIENCE,
}, async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  const asides: string[] = [];
  const during =
    (work: () => Promise<unknown>) =>
    async <T>(wait: () => Promise<T>): Promise<T> => {
      asides.push('aside');
      await work();
      return wait();
    };
  const { files } = await bureau.call(
    'exportBundles',
    { to: [A.name], dir: testFolder(), kind: null, lock: { password: '台账 2026' } },
    { aside: during(() => bureau.call('assign', { tasks: ['#5'], unit: A.name, role: 'cooperate' })) },
  );
  const path = files[0]?.path ?? '';
  const aside = during(() => a.call('saveIdentity', { operator: '教务处' }));
  const tried = { paths: [path], trustNew: true, dryRun: false };
  const wrong = await a.call('receiveBundles', { ...tried, password: '不是' }, { aside });
  expect(wrong.results[0]).toMatchObject({ ok: false, error: { code: 'E_PASSWORD' } });
  const { results } = await a.call('receiveBundles', { ...tried, password: '台账 2026' }, { aside });
  expect(results[0]).toMatchObject({ ok: true });
  expect(asides).toHaveLength(3);
  expect((await a.call('listTasks', { mine: true })).map(({ seq }) => seq)).toContain(5);
  expect((await a.call('getTransmissionLog', {}))[0]).toMatchObject({ receivedBy: '教务处' });
});

test('several files under one password have a key each, and a page beside each where that was wanted', {
  timeout: PATIENCE,
}, async () => {
  const bureau = await openUnit(copyWorld(played).bureau);
  const { files } = await bureau.call('exportBundles', {
    to: 'all',
    dir: testFolder(),
    kind: null,
    lock: { password: '一个密码' },
    coverBeside: true,
  });
  const stanzas = files.map(({ path }) => readFileSync(path, 'latin1').split('\n')[1]);
  expect(new Set(stanzas).size).toBe(2);
  for (const { cover, to } of files) expect(readFileSync(cover ?? '', 'utf8')).toContain(to.name);
});
