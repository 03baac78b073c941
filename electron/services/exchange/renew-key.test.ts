import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changesTo, type KeyChange } from '../../../shared/exchange/key-change.ts';
import { openBundle } from '../../exchange/open-bundle.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import {
  createUnitKeys,
  KEY_FILE,
  loadPublicLines,
  publicLines,
  signWithKeys,
} from '../../keys/unit-keys.ts';
import {
  A,
  BUREAU,
  cardOf,
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  tryReceive,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const down = async (bureau: TestUnit) => (await exportTo(bureau, A.name))[0] ?? '';
const keysOf = async (unit: TestUnit, name: string) =>
  (await unit.call('listKeys', { unit: name })).map(({ fingerprint, why }) => [fingerprint, why]);
const codeOf = async (unit: TestUnit, path: string, trustNew = false) => {
  const result = await tryReceive(unit, path, trustNew);
  return result.ok ? 'ok' : result.error.code;
};

describe('a body that replaces its key', () => {
  test('is taken without a question where the old key signed for the new one, and the old one is no longer good', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const before = await down(bureau);
    const { fingerprint, signedByOld } = await bureau.call('renewKey', { why: 'replaced' });
    expect(signedByOld).toBe(true);
    const path = await down(bureau);
    const [preview] = await a.call('previewBundles', { paths: [path] });
    expect(preview).toMatchObject({ ok: true, sender: { status: 'renewed', fingerprint } });
    const taken = await receive(a, path);
    expect(taken.findings.map(({ kind }) => kind)).toContain('keyRenewed');
    expect(await keysOf(a, BUREAU)).toEqual([
      [expect.any(String), 'replaced'],
      [fingerprint, null],
    ]);
    const next = await receive(a, await down(bureau));
    expect(next.findings.map(({ kind }) => kind)).not.toContain('keyRenewed');
    // What was on its way is good; what the old key signs from now on is not.
    expect(await codeOf(a, before)).toBe('ok');
  });

  test('has what was on its way taken whatever its clock said: by its own count it came before', async () => {
    const world = copyWorld(played);
    let [year, minute] = [2036, 0];
    const wrong = { now: () => Date.UTC(year, 0, 1, 0, minute++) };
    const [bureau, a] = [await openUnit(world.bureau, wrong), await openUnit(world.a)];
    const before = await down(bureau);
    year = 2026;
    await bureau.call('renewKey', { why: 'replaced' });
    expect(await codeOf(a, await down(bureau))).toBe('ok');
    expect(await codeOf(a, before)).toBe('ok');
  });

  test('an undone receive takes the new trust back and gives the old', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const before = await keysOf(a, BUREAU);
    await bureau.call('renewKey', { why: 'replaced' });
    await receive(a, await down(bureau));
    await a.call('undoReceive', { id: null });
    expect(await keysOf(a, BUREAU)).toEqual(before);
  });

  test('twice is followed by a school that missed the first change', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('renewKey', { why: 'replaced' });
    await bureau.call('renewKey', { why: 'replaced' });
    expect(await codeOf(a, await down(bureau))).toBe('ok');
  });

  test('and has lost the old one is a loud stop, until a person has compared the new fingerprint and enrols the card', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    rmSync(join(world.bureau, KEY_FILE));
    expect((await bureau.refusal('renewKey', { why: 'replaced' })).code).toBe('E_KEY_FILE');
    const { fingerprint, before, signedByOld } = await bureau.call('renewKey', { why: 'lost' });
    expect([before, signedByOld]).toEqual([null, false]);
    const path = await down(bureau);
    for (const trust of [false, true]) expect(await codeOf(a, path, trust)).toBe('E_KEY_SAID_LOST');
    const refused = await tryReceive(a, path);
    expect(!refused.ok && refused.error.message).toContain(fingerprint);
    const card = await cardOf(bureau);
    expect((await a.refusal('trustCard', { path: card })).code).toBe('E_KEY_CHANGED');
    const seen = await a.call('trustCard', { path: card, dryRun: true });
    expect(seen).toMatchObject({ unit: { name: BUREAU }, fingerprint, descent: 'saidLost' });
    await a.call('trustCard', { path: card, replaces: 'lost' });
    expect(await codeOf(a, path)).toBe('ok');
    expect(await codeOf(a, world.down.a)).toBe('ok');
  });

  test('keeps a locked key file aside, since its passphrase may be found again', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await bureau.call('renewKey', { why: 'lost' });
    expect(
      readdirSync(world.bureau).filter((name) => /^earlier-\d+-unit-keys\.json$/.test(name)),
    ).toHaveLength(1);
    expect(existsSync(join(world.bureau, KEY_FILE))).toBe(true);
  });

  test('goes up as well: the body above a unit takes its new key by the old one, and vouches for it downwards', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await receive(bureau, world.up.a);
    const { fingerprint } = await a.call('renewKey', { why: 'replaced' });
    await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
    expect((await keysOf(bureau, A.name)).at(-1)).toEqual([fingerprint, null]);
    const opened = await openBundle(await down(bureau));
    if (!opened.ok) throw new Error(opened.error.code);
    const stated = [...opened.value.records()].filter(({ record }) => record.kind === 'unitKey');
    await opened.value.close();
    expect(stated.map(({ record }) => record.fields['why']).sort()).toEqual([null, 'replaced'].sort());
  });
});

describe('a forged change of a key', () => {
  /** What a stranger may write: a bundle as the bureau's, of its own key, with a story about the old one. */
  async function forge(world: World, story: (real: string, own: string, age: string) => KeyChange) {
    const real = await loadPublicLines(world.bureau);
    if (!real.ok) throw new Error(real.error.code);
    const opened = await openBundle(world.down.a);
    if (!opened.ok) throw new Error(opened.error.code);
    const { from, to, replica, cutoff, createdAt } = opened.value.descriptor;
    const records = [...opened.value.records()].map(({ record }) => record);
    await opened.value.close();
    const keys = await createUnitKeys();
    const lines = publicLines(keys);
    const change = story(real.value.minisign, lines.minisign, lines.age);
    const written = await writeBundle({
      dir: testFolder(),
      fileName: 'forged.tzb',
      kind: 'issue',
      from,
      to,
      replica,
      cutoff,
      previous: null,
      records,
      evidence: [],
      omitted: [],
      keys,
      keyChanges: [change],
      createdAt,
      appVersion: '0.1.0',
    });
    if (!written.ok) throw new Error(written.error.code);
    return written.value.path;
  }
  const at = Date.UTC(2026, 10, 1);

  test.each<[string, string, (keys: Awaited<ReturnType<typeof createUnitKeys>>) => string | null]>([
    ['signed by a key of its own', 'E_KEY_FORGED', (keys) => signWithKeys(keys, new Uint8Array([1]), 'x')],
    ['with a signature that is none', 'E_KEY_FORGED', () => 'untrusted comment: x\n'],
    ['without one', 'E_KEY_SAID_LOST', () => null],
  ])('%s is refused by name', async (_, code, signature) => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const stranger = await createUnitKeys();
    const path = await forge(world, (from, to, age) => ({
      from,
      to,
      age,
      at,
      why: 'replaced',
      signature: signature(stranger),
    }));
    const before = a.dump();
    for (const trust of [false, true]) {
      const refused = await tryReceive(a, path, trust);
      expect(refused).toMatchObject({ ok: false, error: { code } });
      expect(!refused.ok && refused.error.message).toContain(BUREAU);
    }
    expect(a.dump()).toBe(before);
  });

  test('the signature of another change does not fit', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('renewKey', { why: 'replaced' });
    const opened = await openBundle(await down(bureau));
    if (!opened.ok) throw new Error(opened.error.code);
    const [change] = opened.value.descriptor.from.keyChanges ?? [];
    await opened.value.close();
    const signature = change?.signature ?? null;
    expect(signature).not.toBeNull();
    const path = await forge(copyWorld(played), (_real, to, age) => ({
      from: change?.from ?? null,
      to,
      age,
      at,
      why: 'replaced',
      signature,
    }));
    expect(await codeOf(a, path, true)).toBe('E_KEY_FORGED');
  });
});

test('Only the changes that lead to a key are told, the newest last', () => {
  const change = (from: string, to: string): KeyChange => ({
    from,
    to,
    age: '',
    at: 0,
    why: 'replaced',
    signature: null,
  });
  const all = [change('a', 'b'), change('b', 'c'), change('x', 'y'), change('c', 'd')];
  expect(changesTo(all, 'd').map(({ to }) => to)).toEqual(['b', 'c', 'd']);
  expect(changesTo(all, 'y').map(({ to }) => to)).toEqual(['y']);
  expect(changesTo(all, 'a')).toEqual([]);
});

test('what was locked to the key before still opens after it was replaced, and is signed with by nobody', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  const { files } = await bureau.call('exportBundles', {
    to: [A.name],
    dir: testFolder(),
    kind: null,
    lock: 'card',
  });
  await a.call('renewKey', { why: 'replaced' });
  await a.call('renewKey', { why: 'replaced' });
  expect(await codeOf(a, files[0]?.path ?? '')).toBe('ok');
  await receive(bureau, (await exportTo(a, 'all'))[0] ?? '');
});

describe('keys in the safe storage of the system', () => {
  const ring = { isAway: false };
  const vault = {
    seal: async (text: string) => (ring.isAway ? null : Buffer.from(text).reverse().toString('base64')),
    open: async (sealed: string) => (ring.isAway ? null : Buffer.from(sealed, 'base64').reverse().toString()),
  };
  const secretOf = (dir: string) => JSON.parse(readFileSync(join(dir, KEY_FILE), 'utf8')).secret;

  test('plain keys are put there when they are next used; while it is away nothing is signed, all is read, and it needs no new start', async () => {
    const { a: dir } = copyWorld(played);
    const a = await openUnit(dir, { vault });
    await exportTo(a, 'all');
    expect(secretOf(dir)).toEqual({ sealed: expect.any(String) });
    a.close();
    ring.isAway = true;
    const again = await openUnit(dir, { vault });
    const refused = await again.refusal('exportBundles', { to: 'all', dir: testFolder(), kind: null });
    expect(refused).toMatchObject({ code: 'E_KEY_SEALED', hint: expect.stringContaining('解锁') });
    expect((await again.call('listTasks', {})).length).toBeGreaterThan(0);
    expect((await again.call('getSession', {})).fingerprint).toMatch(/\d{5}-/);
    ring.isAway = false;
    expect(await exportTo(again, 'all')).toHaveLength(1);
  });

  test('a key that never opens again is replaced as a lost one, and the new one is sealed', async () => {
    const { a: dir } = copyWorld(played);
    const a = await openUnit(dir, { vault });
    await exportTo(a, 'all');
    a.close();
    ring.isAway = true;
    const moved = await openUnit(dir, { vault });
    expect((await moved.refusal('renewKey', { why: 'replaced' })).code).toBe('E_KEY_SEALED');
    ring.isAway = false;
    const other = {
      ...vault,
      open: async (text: string) => (text === secretOf(dir).sealed ? null : vault.open(text)),
    };
    moved.close();
    const elsewhere = await openUnit(dir, { vault: other });
    expect((await elsewhere.call('renewKey', { why: 'lost' })).signedByOld).toBe(false);
    elsewhere.close();
    expect(await exportTo(await openUnit(dir, { vault }), 'all')).toHaveLength(1);
  });
});
