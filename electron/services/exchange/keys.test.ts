import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBundle } from '../../exchange/open-bundle.ts';
import {
  A,
  archiveOf,
  BUREAU,
  cardOf,
  copyWorld,
  draft,
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

const exported = async (unit: TestUnit): Promise<string> => (await exportTo(unit, 'all'))[0] ?? '';
/** A school whose PC is replaced by a new one, made from its archive. */
async function replaced() {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const old = await openUnit(world.a);
  await receive(bureau, await exported(old));
  const pc = await openUnit(join(testFolder(), 'new'));
  await receive(pc, await archiveOf(old));
  return { world, bureau, old, pc };
}

const codeOf = async (unit: TestUnit, path: string) => {
  const result = await tryReceive(unit, path);
  return result.ok ? 'ok' : result.error.code;
};

describe('a key that is called back', () => {
  test('of a PC that was replaced: what it wrote before is good, what it writes after is refused by name', async () => {
    const { bureau, old, pc } = await replaced();
    const before = await exported(old);
    await bureau.call('trustCard', { path: await cardOf(pc), replaces: 'replaced' });
    expect(await codeOf(bureau, before)).toBe('ok');
    await old.call('saveDraft', { task: '#8', period: '2026-10', draft: draft({ text: '旧电脑' }) });
    await old.call('signOff', { period: '2026-10', by: null });
    const refused = await tryReceive(bureau, await exported(old));
    expect(refused).toMatchObject({ ok: false, error: { code: 'E_KEY_REVOKED' } });
    expect(!refused.ok && refused.error.message).toContain(A.name);
    expect(await codeOf(bureau, await exported(pc))).toBe('ok');
  });

  test('of a PC that was lost: nothing of it is taken, whatever date it says', async () => {
    const { bureau, old, pc, world } = await replaced();
    const before = await exported(old);
    old.close();
    await bureau.call('trustCard', { path: await cardOf(pc), replaces: 'lost' });
    expect(await codeOf(bureau, before)).toBe('E_KEY_REVOKED');
    const thief = await openUnit(world.a, { now: () => Date.UTC(2020, 0, 1) });
    expect(await codeOf(bureau, await exported(thief))).toBe('E_KEY_REVOKED');
    const card = await cardOf(thief);
    expect((await bureau.refusal('trustCard', { path: card })).code).toBe('E_KEY_REVOKED');
    expect(await codeOf(bureau, await exported(pc))).toBe('ok');
  });

  test('leaves what was received before: preview and receive both say that nothing changes', async () => {
    const { bureau, old, pc } = await replaced();
    const before = await exported(old);
    await receive(bureau, before);
    await bureau.call('trustCard', { path: await cardOf(pc), replaces: 'lost' });
    const again = await receive(bureau, before);
    expect(again.counts).toMatchObject({ new: 0, changed: 0 });
    const [preview] = await bureau.call('previewBundles', { paths: [before] });
    expect(preview).toMatchObject({
      ok: true,
      again: true,
      counts: again.counts,
      sender: { status: 'known' },
    });
  });

  const whys = async (unit: TestUnit) =>
    (await unit.call('listKeys', { unit: null })).filter(({ side }) => side !== 'self').map(({ why }) => why);

  test('is not forgotten by the undo of the receive that it came with', async () => {
    const world = copyWorld(played);
    const a = await openUnit(join(testFolder(), 'first-contact'));
    await a.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await receive(a, world.down.a);
    const [key] = await a.call('listKeys', { unit: BUREAU });
    await a.call('revokeKey', { unit: BUREAU, fingerprint: key?.fingerprint ?? '', why: 'lost' });
    await a.call('undoReceive', { id: null });
    expect(await whys(a)).toEqual(['lost']);
    expect(await codeOf(a, world.down.a)).toBe('E_KEY_REVOKED');
  });

  test('is not made good by the undo of the receive that told of its successor', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('renewKey', { why: 'replaced' });
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    const pc = await openUnit(join(testFolder(), 'new-bureau'));
    await receive(pc, await archiveOf(bureau));
    await a.call('trustCard', { path: await cardOf(pc), replaces: 'lost' });
    await a.call('undoReceive', { id: null });
    expect(new Set(await whys(a))).toEqual(new Set(['replaced', 'lost', null]));
  });

  test('by its fingerprint, and enrolled again when the PC turns up; both are in the history', async () => {
    const { bureau, old } = await replaced();
    const [key] = await bureau.call('listKeys', { unit: A.name });
    expect(key).toMatchObject({ unit: { name: A.name }, revokedAt: null });
    expect((await bureau.refusal('revokeKey', { unit: A.name, fingerprint: '0', why: 'lost' })).code).toBe(
      'E_NO_KEY',
    );
    const after = await bureau.call('revokeKey', {
      unit: A.name,
      fingerprint: key?.fingerprint ?? '',
      why: 'lost',
    });
    expect(after).toMatchObject([{ why: 'lost' }]);
    const path = await exported(old);
    expect(await codeOf(bureau, path)).toBe('E_KEY_REVOKED');
    await bureau.call('trustCard', { path: await cardOf(old), again: true });
    expect(await codeOf(bureau, path)).toBe('ok');
    const history = await bureau.call('listHistory', { task: null, before: null, limit: 200 });
    expect(history.filter(({ kind }) => kind === 'key').length).toBeGreaterThanOrEqual(1);
  });

  test('an unknown key of a unit whose keys were all called back is a loud stop, not a first contact', async () => {
    const { bureau, pc } = await replaced();
    const [key] = await bureau.call('listKeys', { unit: A.name });
    await bureau.call('revokeKey', { unit: A.name, fingerprint: key?.fingerprint ?? '', why: 'lost' });
    expect(await codeOf(bureau, await exported(pc))).toBe('E_KEY_CHANGED');
  });
});

describe('what the body above has on record', () => {
  test('goes down to the unit itself, signed; then its PCs take archives of each other without a question', async () => {
    const { bureau, old, pc } = await replaced();
    await bureau.call('trustCard', { path: await cardOf(pc), anotherKey: true });
    const archive = await archiveOf(pc);
    expect(await tryReceive(old, archive, false)).toMatchObject({ error: { code: 'E_UNKNOWN_SENDER' } });
    await receive(old, (await exportTo(bureau, A.name))[0] ?? '');
    expect(await tryReceive(old, archive, false)).toMatchObject({ ok: true });
    await bureau.call('trustCard', { path: await cardOf(old), replaces: 'lost' });
    await receive(old, (await exportTo(bureau, A.name))[0] ?? '');
    expect(await codeOf(old, await archiveOf(pc))).toBe('E_KEY_REVOKED');
  });

  test('does not go to any other unit, and is in no dump', async () => {
    const { bureau } = await replaced();
    const [path] = await exportTo(bureau, '济南工程职业技术学院');
    const opened = await openBundle(path ?? '');
    if (!opened.ok) throw new Error(opened.error.code);
    expect(Object.keys(opened.value.descriptor.counts.kinds)).not.toContain('unitKey');
    await opened.value.close();
    const own = await openBundle((await exportTo(bureau, A.name))[0] ?? '');
    if (!own.ok) throw new Error(own.error.code);
    expect(own.value.descriptor.counts.kinds['unitKey']).toBe(1);
    await own.value.close();
    expect(bureau.dump()).not.toContain('unitKey');
  });
});
