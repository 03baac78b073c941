import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jinan, PERIOD, testFolder } from '../electron/services/test-stores.ts';
import { type Answer, cli, keepCompiled, list, refused, run } from './cli-run.ts';

/** The contract of the command line in what it says, and to whom. */
keepCompiled();
let root = '';
const at = (...names: readonly string[]) => join(root, ...names);
beforeAll(async () => {
  root = testFolder(afterAll);
  await run(['--version']);
});

describe('how it answers', () => {
  test('wrong usage is exit 2 and nothing on stdout', async () => {
    const wrong = [
      [],
      ['nonsense'],
      ['parse'],
      ['init', '--unit', 'x'],
      ['init', '--unit', 'x', '--role', 'king'],
      ['assign', '#1'],
      ['export', '--out', '/tmp/x'],
      ['export', '--all', '--to', 'x', '--out', '/tmp/x'],
      ['export', '--all', '--out', '/tmp/x', '--kind', 'parcel'],
      ['receive'],
      ['progress', '#1'],
      ['progress', '#1', '--period', PERIOD, '--percent', 'viel'],
      ['report', 'pie', '--out', 'x'],
      ['units', '--add', 'x', '--kind', 'ship'],
      ['tasks', '--colour', 'red'],
    ];
    const ran = await Promise.all(wrong.map((args) => run(['--store', at('a'), '--json', ...args])));
    ran.forEach((each, i) => {
      expect(each.exit, wrong[i]?.join(' ')).toBe(2);
      expect(each.out, wrong[i]?.join(' ')).toBe('');
      expect(each.err.length, wrong[i]?.join(' ')).toBeGreaterThan(0);
    });
  });

  test('help and version are no mistakes', async () => {
    const [help, version] = await Promise.all([run(['--help']), run(['--version'])]);
    expect([help.exit, version.exit]).toEqual([0, 0]);
    for (const name of [
      'parse',
      'init',
      'whoami',
      'card',
      'trust',
      'units',
      'import',
      'ledgers',
      'tasks',
      'task',
      'assign',
      'unassign',
      'progress',
      'sign-off',
      'export',
      'inspect',
      'receive',
      'undo-receive',
      'history',
      'report',
      'dump',
      'check',
      'backup',
      'restore',
      'demo',
    ])
      expect(help.out).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(version.out.trim()).toMatch(/^\d+\.\d+\.\d+/);
  });

  test('every command that needs a store refuses without one, and makes none', async () => {
    const store = at('absent');
    const commands = [
      ['whoami'],
      ['ledgers'],
      ['tasks'],
      ['task', '#1'],
      ['units'],
      ['dump'],
      ['check'],
      ['history'],
      ['undo-receive'],
      ['sign-off'],
      ['import', jinan],
      ['assign', '--printed'],
      ['export', '--all', '--out', at('x')],
      ['card', '--out', at('x.tzb')],
      ['backup', '--out', at('x.zip')],
    ];
    expect(await Promise.all(commands.map((args) => refused(store, ...args)))).toEqual(
      commands.map(() => 'E_NO_STORE'),
    );
    const { json } = await cli(store, ['receive', at('x.tzb')], 1);
    // An archive may found a store, so the file is looked at first.
    expect(json['results']).toMatchObject([
      { file: 'x.tzb', ok: false, error: { code: 'E_FILE_NOT_FOUND' } },
    ]);
    expect(existsSync(store)).toBe(false);
  });

  test('inspect prints its refusal on stdout', async () => {
    writeFileSync(at('bad.tzb'), '不是包');
    const { exit, json } = await run(['--json', 'inspect', at('bad.tzb')]);
    expect(exit).toBe(1);
    expect(json).toMatchObject({ ok: false, error: { code: 'E_NOT_A_BUNDLE' } });
  });

  test('without --json people read sentences, in Chinese or in English', async () => {
    const [zh, en] = await Promise.all([
      run(['--store', at('absent'), 'whoami']),
      run(['--store', at('absent'), '--lang', 'en', 'whoami']),
    ]);
    expect(zh).toMatchObject({ exit: 1, out: '' });
    expect(zh.err).toContain('这里还没有台账数据');
    expect(zh.err).toContain('E_NO_STORE');
    expect(en.err).toContain('There is no store yet');
    expect(en.err).not.toMatch(/[\u4e00-\u9fff]/);
  });

  test('relative paths start where the user stands', async () => {
    const cwd = at('stands', 'here');
    mkdirSync(cwd, { recursive: true });
    const made = await run(['--store', 'store', '--json', 'init', '--unit', '某校', '--role', 'school'], {
      cwd,
    });
    expect(made.exit).toBe(0);
    expect(existsSync(join(cwd, 'store', 'taizhang.sqlite'))).toBe(true);
    const list = await run(['--json', 'parse', relative(cwd, jinan)], { cwd });
    expect(list.json['tasks']).toHaveLength(40);
    const card = await run(['--store', 'store', '--json', 'card', '--out', 'card.tzb'], { cwd });
    expect(card.json['path']).toBe(join(cwd, 'card.tzb'));
  });

  test('a store that another process holds is refused, parse and inspect are not', async () => {
    const store = at('held');
    await cli(store, ['init', '--unit', '某校', '--role', 'school']);
    const { openDatabase } = await import('../electron/store/database.ts');
    const held = openDatabase(store);
    if (!held.ok) throw new Error(held.error.code);
    try {
      expect(await refused(store, 'whoami')).toBe('E_STORE_BUSY');
      expect((await run(['--store', store, '--json', 'parse', jinan])).exit).toBe(0);
    } finally {
      held.value.close();
    }
    expect((await cli(store, ['whoami'])).json['unit']).toMatchObject({ name: '某校' });
  });

  test('the demo is a bureau and schools with progress, each a store of its own', async () => {
    const { json } = await cli(at('demo'), ['demo']);
    const stores = list(json['stores']).map((each: Answer) => String(each['store']));
    expect(stores.length).toBeGreaterThan(3);
    const [tasks, check] = await Promise.all([
      cli(stores[0] ?? '', ['tasks']),
      cli(stores[1] ?? '', ['check']),
    ]);
    expect(tasks.json['tasks']).toHaveLength(64);
    expect(list(tasks.json['tasks']).some((task) => String(task['state']) === 'inProgress')).toBe(true);
    expect(check.json['ok']).toBe(true);
  });
});
