import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/contract.ts';
import { openUnit, playMonth } from '../services/test-stores.ts';
import { commandToType } from './command-to-type.ts';
import { createDispatch, type Dispatch } from './dispatch.ts';
import { watchLock } from './lock-watch.ts';
import { createPlaces } from './places.ts';
import { createShell } from './shell-operations.ts';

let dir: string;
let school: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'lock-watch-'));
  school = (await playMonth(dir)).a;
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);
const zh = { language: 'zh' } as const;

/** A window over a real store: what it asks, and what reached the system. */
async function openWindow() {
  const unit = await openUnit(school, { window: true });
  const reached: string[] = [];
  /** A dialog stays open until this is called, and then answers that path. */
  let choose: ((path: string) => void) | null = null;
  let held = false;
  const dialog = async (name: string): Promise<string | null> => {
    reached.push(name);
    return held ? new Promise((answer) => (choose = answer)) : null;
  };
  const shell = createShell({
    kind: 'electron',
    installation: { executable: '/opt/taizhang', store: null, platform: 'linux' },
    dialogs: {
      chooseFiles: async () => {
        const path = await dialog('chooseFiles');
        return path === null ? [] : [path];
      },
      chooseFolder: () => dialog('chooseFolder'),
      chooseSaveFile: () => dialog('chooseSaveFile'),
    },
    places: createPlaces({ remembered: () => [] }),
    reveal: async () => reached.push('reveal') > 0,
    isLent: () => true,
    openLent: async () => {
      reached.push('openLent');
      return { download: null };
    },
    acceptMedium: () => reached.push('acceptMedium'),
    cancel: () => undefined,
  });
  const watched = watchLock({
    call: (name, args, options) => unit.services.call(name, args, options) as never,
  });
  const ask: Dispatch = createDispatch({
    store: watched,
    shell,
    memory: { rememberFolder: () => undefined, mediaOf: () => [] },
  });
  const openDialog = async (name: keyof typeof asked) => {
    held = true;
    const answer = ask(name, asked[name], zh);
    await expect.poll(() => choose).not.toBeNull();
    return (path: string): Promise<Answer<unknown>> => {
      choose?.(path);
      choose = null;
      held = false;
      return answer;
    };
  };
  return { unit, reached, watched, ask, openDialog };
}

/** What the shell does for the window, each with arguments it would take. */
const asked = {
  chooseFiles: { purpose: 'bundle', many: true },
  chooseFolder: { purpose: 'bundle' },
  chooseSaveFile: { purpose: 'backup', name: 'a.tzbak' },
  listPlaces: {},
  listFolder: { path: tmpdir() },
  showInFolder: { path: tmpdir() },
  openLent: { path: '/x/lent/a.pdf' },
  acceptMedium: { path: tmpdir() },
} as const;

describe('a locked window', () => {
  test('is told nothing of this PC: no folder, no dialog, no file, nor whether a folder is there', async () => {
    const { unit, reached, watched, ask } = await openWindow();
    for (const [name, args] of Object.entries(asked))
      expect(code(await ask(name as never, args, zh))).toBe('ok');
    expect(reached).toHaveLength(6);
    expect(code(await ask('saveOperator', { name: '张三', password: 'x', current: null }, zh))).toBe('ok');
    expect(code(await ask('lockStore', {}, zh))).toBe('ok');
    reached.length = 0;
    expect(await watched.locked()).toBe(true);
    for (const [name, args] of Object.entries(asked))
      expect(code(await ask(name as never, args, zh))).toBe('E_LOCKED');
    const gone = { to: 'all', dir: join(dir, 'gone'), kind: null };
    expect(code(await ask('exportBundles', gone, zh))).toBe('E_LOCKED');
    expect(reached).toEqual([]);
    expect(code(await ask('getShell', {}, zh))).toBe('ok');
    expect(code(await ask('cancelJob', { job: 'j' }, zh))).toBe('ok');
    expect(code(await ask('chooseOperator', { name: '张三', password: 'y' }, zh))).toBe('E_WRONG_PASSWORD');
    expect(code(await ask('listPlaces', {}, zh))).toBe('E_LOCKED');
    expect(code(await ask('chooseOperator', { name: '张三', password: 'x' }, zh))).toBe('ok');
    expect(code(await ask('listPlaces', {}, zh))).toBe('ok');
    unit.close();
  });

  test.each([
    ['chooseFiles', { paths: ['/stick/a.tzb'] }, { paths: [] }],
    ['chooseFolder', { path: '/stick/a.tzb' }, { path: null }],
    ['chooseSaveFile', { path: '/stick/a.tzb' }, { path: null }],
  ] as const)(
    '%s: a dialog that was open when the lock fell gives it no path, nor the one who unlocked',
    async (name, given, nothing) => {
      const { unit, ask, openDialog } = await openWindow();
      const enter = () => ask('chooseOperator', { name: '张三', password: 'x' }, zh);
      expect(code(await enter())).toBe('ok');
      const unlocked = await openDialog(name);
      expect(await unlocked('/stick/a.tzb')).toEqual({ ok: true, value: given });
      const locked = await openDialog(name);
      expect(code(await ask('lockStore', {}, zh))).toBe('ok');
      expect(await locked('/stick/a.tzb')).toEqual({ ok: true, value: nothing });
      expect(code(await enter())).toBe('ok');
      const before = await openDialog(name);
      expect(code(await ask('lockStore', {}, zh))).toBe('ok');
      expect(code(await enter())).toBe('ok');
      expect(await before('/stick/a.tzb')).toEqual({ ok: true, value: nothing });
      unit.close();
    },
  );

  test('is locked from its first moment, before anybody has asked the store', async () => {
    const { unit, reached, ask } = await openWindow();
    expect(code(await ask('chooseFolder', { purpose: 'bundle' }, zh))).toBe('E_LOCKED');
    expect(reached).toEqual([]);
    unit.close();
  });

  test('A store that cannot say whether it is locked counts as locked', async () => {
    const broken = { ok: false, error: { code: 'E_INTERNAL', message: '', hint: '' } } as const;
    expect(await watchLock({ call: async () => broken }).locked()).toBe(true);
  });
});

test('What is to be typed names the app’s own file and the store, quoted for the shell of the platform', () => {
  const store = null;
  expect(commandToType({ executable: null, store, platform: 'linux' })).toBe('npm run -s taizhang --');
  expect(commandToType({ executable: '/opt/taizhang/taizhang', store, platform: 'linux' })).toBe(
    '/opt/taizhang/taizhang --cli',
  );
  const windows = 'C:\\Program Files\\taizhang\\taizhang.exe';
  expect(commandToType({ executable: windows, store: 'D:\\数据', platform: 'win32' })).toBe(
    `"${windows}" --cli --store "D:\\数据"`,
  );
  expect(
    commandToType({ executable: '/Applications/任务台账.app/t', store: "/a'b c", platform: 'darwin' }),
  ).toBe("'/Applications/任务台账.app/t' --cli --store '/a'\\''b c'");
});
