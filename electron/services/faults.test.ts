import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { copyWorld, openUnit, playMonth, testFolder, tryReceive, type World } from './test-stores.ts';

/** The file system calls of a receive; one of them can be made to fail. */
const medium = vi.hoisted(() => ({ calls: [] as string[], failAt: null as number | null, fault: 'EIO' }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const guard =
    (name: string, call: (...args: never[]) => unknown) =>
    async (...args: never[]) => {
      const number = medium.calls.push(name) - 1;
      if (number === medium.failAt)
        throw Object.assign(new Error(`${medium.fault}: ${name}`), { code: medium.fault, syscall: name });
      return call(...args);
    };
  const open = guard('open', async (...args: Parameters<typeof real.open>) => {
    const handle = await real.open(...args);
    for (const name of ['read', 'write', 'sync'] as const)
      Object.assign(handle, {
        [name]: guard(name, (handle[name] as (...given: never[]) => unknown).bind(handle)),
      });
    return handle;
  });
  return { ...real, open, rename: guard('rename', real.rename), copyFile: guard('copyFile', real.copyFile) };
});

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const faults = ['ENOSPC', 'EIO', 'EACCES', 'EPERM', 'ENODEV'] as const;

const leftOvers = (dir: string) =>
  readdirSync(dir, { recursive: true }).filter((name) => String(name).endsWith('.part'));

test('a receive whose medium or disk fails at any call is refused by a code, changes nothing, and can be tried again', {
  timeout: 300_000,
}, async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const before = bureau.dump();
  const count = async (): Promise<number> => {
    medium.calls.length = 0;
    expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: true });
    return medium.calls.length;
  };
  const calls = await count();
  expect(medium.calls.filter((name) => name === 'write').length).toBeGreaterThan(0);
  await bureau.call('undoReceive', { id: null });
  for (let at = 0; at < calls; at++) {
    // Evidence that was taken in stays, and is not taken in again: each try begins without it.
    const unit = await openUnit(copyWorld(played).bureau);
    const fault = faults[at % faults.length] ?? 'EIO';
    Object.assign(medium, { calls: [], failAt: at, fault });
    const result = await tryReceive(unit, world.up.a);
    const where = `${fault} at ${medium.calls[at]} (${at})`;
    medium.failAt = null;
    expect(result, where).toMatchObject({ ok: false });
    expect(!result.ok && result.error.code, where).toMatch(/^E_(?!INTERNAL)/);
    expect(unit.dump(), where).toBe(before);
    expect(leftOvers(unit.dir), where).toEqual([]);
    unit.close();
  }
  expect(await tryReceive(bureau, world.up.a)).toMatchObject({ ok: true, counts: { refused: 0 } });
});
