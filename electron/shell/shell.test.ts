import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../shared/contract.ts';
import { revealCommand } from '../host/reveal.ts';
import { createUploads } from '../host/uploads.ts';
import { isLent } from '../store/lent.ts';
import { readLaunchArguments } from './arguments.ts';
import { dataFolder } from './data-folder.ts';
import { createDispatch } from './dispatch.ts';
import { createShellMemory } from './memory.ts';
import { createPlaces, mountedDrives } from './places.ts';
import { createShell, type ShellDeps } from './shell-operations.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shell-test-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const shellWith = (deps: Partial<ShellDeps>) =>
  createShell({
    kind: 'browser',
    installation: { executable: '/opt/taizhang', store: null, platform: 'linux' },
    dialogs: null,
    places: createPlaces({ remembered: () => [], home: dir, platform: 'linux' }),
    reveal: async () => true,
    isLent: (path) => isLent(dir, path),
    openLent: async () => ({ download: null }),
    acceptMedium: () => undefined,
    cancel: () => undefined,
    ...deps,
  });

const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);

test('a medium is accepted for the folder that is written into, named itself or by a file to be made there', async () => {
  const accepted: string[] = [];
  const shell = shellWith({ acceptMedium: (folder) => accepted.push(folder) });
  for (const path of [dir, join(dir, '备份.zip'), '/备份.zip'])
    expect(code(await shell('acceptMedium', { path }, 'zh'))).toBe('ok');
  expect(accepted).toEqual([dir, dir, '/']);
});

describe('places', () => {
  test('a Linux mount table gives the sticks and extra drives, blanks and Chinese names included', () => {
    const mounts = [
      '/dev/sda1 / ext4 rw 0 0',
      '/dev/sdb1 /media/li/U\\040\\344\\270\\255 vfat rw 0 0',
      '/dev/sdc1 /run/media/li/DATA exfat rw 0 0',
      '/dev/sdd1 /mnt/d ntfs rw 0 0',
      '/dev/sdd1 /mnt/d ntfs rw 0 0',
      'tmpfs /run tmpfs rw 0 0',
    ].join('\n');
    expect(mountedDrives(mounts)).toEqual(['/media/li/U 中', '/mnt/d', '/run/media/li/DATA']);
  });

  test('remembered folders and the own folders of the user come by kind, and only those that exist', async () => {
    mkdirSync(join(dir, '.config'));
    mkdirSync(join(dir, '桌面'));
    writeFileSync(join(dir, '.config/user-dirs.dirs'), 'XDG_DESKTOP_DIR="$HOME/桌面"\n');
    const places = createPlaces({ remembered: () => [dir, join(dir, 'gone')], platform: 'linux', home: dir });
    const own = (await places.list('zh')).filter(({ kind }) => kind !== 'drive');
    expect(own.map(({ kind, name }) => [kind, name])).toEqual([
      ['remembered', dir.split('/').at(-1)],
      ['home', '桌面'],
      ['home', '个人文件夹'],
    ]);
  });

  test('a folder lists folders first, numbers in order, and nothing hidden', async () => {
    for (const name of ['b', 'a']) mkdirSync(join(dir, name));
    for (const name of ['10.tzb', '9.tzb', '.hidden']) writeFileSync(join(dir, name), 'xy');
    const listing = await createPlaces({ remembered: () => [] }).folder(dir);
    if (!listing.ok) throw new Error(listing.error.code);
    expect(listing.value.entries.map(({ kind, name, bytes }) => [kind, name, bytes])).toEqual([
      ['folder', 'a', null],
      ['folder', 'b', null],
      ['file', '9.tzb', 2],
      ['file', '10.tzb', 2],
    ]);
    expect(listing.value.parent).toBe(tmpdir());
  });

  test('a folder that is gone, is a file, or is not a whole path is a refusal', async () => {
    writeFileSync(join(dir, 'file'), '');
    const shell = shellWith({});
    expect(code(await shell('listFolder', { path: join(dir, 'gone') }, 'zh'))).toBe('E_MEDIUM_GONE');
    expect(code(await shell('listFolder', { path: join(dir, 'file') }, 'zh'))).toBe('E_CANNOT_READ');
    expect(code(await shell('listFolder', { path: 'relative' }, 'zh'))).toBe('E_FILE_NOT_FOUND');
  });
});

describe('shell operations', () => {
  test('arguments that the contract does not know are refused, and so are dialogs where there are none', async () => {
    const shell = shellWith({});
    expect(code(await shell('listFolder', { path: dir, more: 1 }, 'zh'))).toBe('E_BAD_CALL');
    expect(code(await shell('cancelJob', {}, 'zh'))).toBe('E_BAD_CALL');
    expect(code(await shell('chooseFolder', { purpose: 'bundle' }, 'zh'))).toBe('E_BAD_CALL');
    expect(await shell('getShell', {}, 'zh')).toMatchObject({
      ok: true,
      value: { kind: 'browser', nativeDialogs: false },
    });
  });

  test('how it was started is told, for a sentence that says what to type', async () => {
    const started = async (executable: string | null) => {
      const installation = { executable, store: null, platform: 'win32' } as const;
      return shellWith({ installation })('getShell', {}, 'zh');
    };
    expect(await started('C:\\任务台账\\taizhang.exe')).toMatchObject({
      value: { checkout: false, platform: 'win32', commandLine: '"C:\\任务台账\\taizhang.exe" --cli' },
    });
    expect(await started(null)).toMatchObject({
      value: { checkout: true, commandLine: 'npm run -s taizhang --' },
    });
  });

  test('a mistake in the shell is answered, never thrown', async () => {
    const shell = shellWith({ reveal: () => Promise.reject(new Error('broken')) });
    expect(code(await shell('showInFolder', { path: dir }, 'zh'))).toBe('E_INTERNAL');
    const none = shellWith({ reveal: async () => false });
    expect(code(await none('showInFolder', { path: dir }, 'en'))).toBe('E_CANNOT_SHOW');
  });

  test('showing a file never opens it: the folder is opened, or the file pointed at', () => {
    expect(revealCommand('linux', '/a/b.html', false)).toEqual(['xdg-open', '/a']);
    expect(revealCommand('darwin', '/a/b.html', false)).toEqual(['open', '-R', '/a/b.html']);
    expect(revealCommand('win32', 'C:\\a\\b.html', false)).toEqual(['explorer.exe', '/select,C:\\a\\b.html']);
  });
});

describe('dispatch', () => {
  const calls: unknown[] = [];
  const folders: string[] = [];
  const dispatch = (answer: Answer<unknown>) =>
    createDispatch({
      shell: shellWith({}),
      store: {
        call: async (...call) => {
          calls.push(call);
          return answer;
        },
        locked: async () => false,
        falls: () => 0,
      },
      memory: { rememberFolder: (path) => folders.push(path), mediaOf: () => [] },
    });
  beforeEach(() => {
    calls.length = 0;
    folders.length = 0;
  });

  test('the store answers its operations, the shell its own', async () => {
    const both = dispatch({ ok: true, value: 1 });
    expect(await both('getTask', { task: '#1' }, { language: 'en', job: 'j' })).toEqual({
      ok: true,
      value: 1,
    });
    expect(await both('getShell', {}, { language: 'zh' })).toMatchObject({ ok: true });
    expect(calls).toEqual([['getTask', { task: '#1' }, { language: 'en', job: 'j' }]]);
  });

  test('a folder that was shown and is gone is a stick that was pulled out: it is not made again', async () => {
    const both = dispatch({ ok: true, value: 1 });
    const gone = join(dir, 'stick');
    const args = { to: 'all', dir: gone, kind: null };
    expect(code(await both('exportBundles', args, { language: 'zh' }))).toBe('E_MEDIUM_GONE');
    expect([calls, folders, existsSync(gone)]).toEqual([[], [], false]);
    expect(code(await both('exportBundles', { ...args, dir }, { language: 'zh' }))).toBe('ok');
  });

  test('odd options are refused before anything is done', async () => {
    for (const options of [
      undefined,
      null,
      {},
      { language: 'fr' },
      { language: 'zh', job: '' },
      { language: 'zh', more: 1 },
    ]) {
      expect(code(await dispatch({ ok: true, value: 1 })('getTask', {}, options))).toBe('E_BAD_CALL');
    }
    expect(calls).toEqual([]);
  });

  test('folders used with success are remembered, others are not', async () => {
    const zh = { language: 'zh' };
    await dispatch({ ok: true, value: 1 })('exportBundles', { dir }, zh);
    await dispatch({ ok: true, value: 1 })('receiveBundles', { paths: ['/stick/in/a.tzb', '/b/c.tzb'] }, zh);
    await dispatch({ ok: true, value: 1 })('getTask', { task: '#1' }, zh);
    await dispatch({ ok: false, error: { code: 'E_DISK_FULL', message: '', hint: '' } })(
      'writeReport',
      { path: '/full/a.xlsx' },
      zh,
    );
    expect(folders).toEqual([dir, '/stick/in']);
  });
});

describe('memory', () => {
  test('keeps the newest folders first, each once, and the window, over a restart', () => {
    const file = join(dir, 'deep/shell.json');
    const memory = createShellMemory(file);
    for (const name of ['a', 'b', 'a', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])
      memory.rememberFolder(`/${name}`, null);
    memory.rememberWindow({ x: 1, y: 2, width: 1000, height: 700, maximized: false });
    const again = createShellMemory(file);
    expect(again.folders()).toEqual(['/i', '/h', '/g', '/f', '/e', '/d', '/c', '/a']);
    expect(again.window()).toEqual({ x: 1, y: 2, width: 1000, height: 700, maximized: false });
  });

  test('a damaged or unwritable file is no reason to fail', () => {
    const file = join(dir, 'shell.json');
    writeFileSync(file, '{"folders": "no", "window": {"width": 1}}');
    expect(createShellMemory(file).folders()).toEqual([]);
    expect(createShellMemory(file).window()).toBeNull();
    writeFileSync(join(dir, 'file'), '');
    const nowhere = createShellMemory(join(dir, 'file/shell.json'));
    nowhere.rememberFolder('/a', null);
    expect(nowhere.folders()).toEqual(['/a']);
  });
});

describe('what a start is given', () => {
  test('store, passphrase and bundles are found among other switches, relative to where the user stands', () => {
    writeFileSync(join(dir, 'pass'), 'secret\nmore');
    const argv = [
      '.',
      '--no-zygote',
      '--store',
      'mine',
      '--passphrase-file=pass',
      '/stick/a.TZB',
      'b.tzb',
      '--x.tzb',
      'c.txt',
    ];
    expect(readLaunchArguments(argv, dir, {})).toEqual({
      store: join(dir, 'mine'),
      passphrase: 'secret',
      files: ['/stick/a.TZB', join(dir, 'b.tzb')],
    });
    expect(readLaunchArguments([], dir, { TAIZHANG_PASSPHRASE_FILE: 'gone' })).toEqual({
      store: null,
      passphrase: null,
      files: [],
    });
  });

  test('the data folder has the same name on every system', () => {
    expect(dataFolder('linux', {}, '/home/li')).toBe('/home/li/.config/taizhang');
    expect(dataFolder('linux', { XDG_CONFIG_HOME: '/c' }, '/home/li')).toBe('/c/taizhang');
    expect(dataFolder('darwin', {}, '/Users/li')).toBe('/Users/li/Library/Application Support/taizhang');
    expect(dataFolder('win32', { APPDATA: '/r' }, '/u')).toBe('/r/taizhang');
  });
});

describe('uploads', () => {
  test('a body of unknown length stops at the limit and leaves nothing behind', async () => {
    const uploads = createUploads(10);
    const kept = await uploads.receive('a.txt', Readable.from([Buffer.alloc(10, 'x')]));
    expect(readFileSync(kept, 'utf8')).toBe('xxxxxxxxxx');
    await expect(uploads.receive('b.txt', Readable.from([Buffer.alloc(6), Buffer.alloc(5)]))).rejects.toThrow(
      'E_TOO_LARGE',
    );
    await uploads.close();
  });

  test('a disk of this PC that is full is told as that, and nothing is left behind', async () => {
    const uploads = createUploads(10);
    const kept = await uploads.receive('a.txt', Readable.from([Buffer.from('a')]));
    const body = new Readable({
      read() {
        this.destroy(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', syscall: 'write' }));
      },
    });
    const failed = await uploads.receive('b.txt', body).catch((error: unknown) => error);
    expect(failed).toMatchObject({
      failure: { code: 'E_DISK_FULL', params: { where: { zh: expect.stringContaining('本机') } } },
    });
    expect(readdirSync(dirname(dirname(kept)))).toEqual(['1']);
    await uploads.close();
  });
});

describe('lent copies', () => {
  const id = '0'.repeat(26);

  test('a copy that was lent is given to its program, anything else never', async () => {
    const opened: string[] = [];
    const shell = shellWith({
      openLent: async (path) => {
        opened.push(path);
        return { download: null };
      },
    });
    const lent = join(dir, 'lent', id, '通知.pdf');
    expect(await shell('openLent', { path: lent }, 'zh')).toEqual({ ok: true, value: { download: null } });
    for (const path of [
      join(dir, 'lent', id, '通知.exe'),
      join(dir, 'lent', '通知.pdf'),
      join(dir, 'evidence', id, '通知.pdf'),
      `${dir}/lent/${id}/../../evidence.pdf`,
      `${dir}/../lent/${id}/通知.pdf`,
      `lent/${id}/通知.pdf`,
      join(tmpdir(), '通知.pdf'),
    ])
      expect(code(await shell('openLent', { path }, 'zh')), path).toBe('E_MAY_NOT_OPEN');
    expect(opened).toEqual([lent]);
    const none = shellWith({ openLent: async () => false });
    expect(code(await none('openLent', { path: lent }, 'en'))).toBe('E_NO_PROGRAM');
  });
});
