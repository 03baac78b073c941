import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { debianPackage } from '../../shared/exchange/installer.fixture.ts';
import type { Place } from '../../shared/model/views.ts';
import { jinan, testFolder } from '../services/test-stores.ts';
import { filesWrittenBy } from './eject.ts';
import { runCli } from './index.ts';

/** The drives that the PC has, beside its own folders. */
const drives = vi.hoisted((): { paths: readonly string[] } => ({ paths: [] }));
vi.mock('../shell/places.ts', () => ({
  createPlaces: () => ({
    list: async (): Promise<readonly Pick<Place, 'kind' | 'path'>[]> => [
      ...drives.paths.map((path) => ({ kind: 'drive' as const, path })),
      { kind: 'home', path: '/home/li' },
    ],
  }),
}));

const EJECT = '请安全弹出后再拔出 U 盘。\n';
let [store, stick, own] = ['', '', ''];

async function said(...args: readonly string[]): Promise<string> {
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  try {
    expect(await runCli(['--store', store, ...args]), args.join(' ')).toBe(0);
    return out.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    out.mockRestore();
  }
}

function installer(dir: string): string {
  const path = join(dir, 'taizhang-9.9.9-linux-amd64.deb');
  writeFileSync(path, debianPackage());
  return path;
}

beforeEach(async () => {
  const home = testFolder();
  [store, stick, own] = ['store', 'stick', 'own'].map((name) => join(home, name)) as [string, string, string];
  for (const dir of [stick, own]) mkdirSync(dir);
  drives.paths = [stick];
  await said('init', '--unit', '某市教育局', '--role', 'bureau');
  await said('import', jinan);
  await said('units', '--add', '某某中学');
  await said('assign', '#1', '--unit', '某某中学');
});

/** Every command that leaves a file where a person wants it. */
const writers: readonly (readonly [string, (dir: string) => readonly string[]])[] = [
  ['export', (dir) => ['export', '--all', '--out', dir]],
  ['card', (dir) => ['card', '--out', join(dir, '名片.tzb')]],
  ['report', (dir) => ['report', 'ledger', '--out', join(dir, '台账.xlsx')]],
  ['backup', (dir) => ['backup', '--out', join(dir, '备份.tzbak')]],
  ['installer --copy', (dir) => ['installer', installer(own), '--copy', join(dir, '安装包')]],
  ['installer --vouch', (dir) => ['installer', installer(dir), '--vouch']],
];

test.each(writers)(
  '%s tells how a stick is taken out where it wrote to one, once and last',
  async (_name, args) => {
    const told = await said(...args(stick));
    expect(told.endsWith(EJECT)).toBe(true);
    expect(told.split(EJECT)).toHaveLength(2);
  },
);

test.each(writers)(
  '%s does not speak of a stick where it wrote to this PC, nor to a script',
  async (_name, args) => {
    expect(await said(...args(own))).not.toContain('弹出');
    const json = await said('--json', ...args(stick));
    expect(json).not.toContain('弹出');
    expect(JSON.parse(json)).toBeTypeOf('object');
  },
);

test('So do a copy of evidence and the sheet of a hand-over, which a command writes among other things', () => {
  expect(filesWrittenBy('saveEvidence', { path: 'a' })).toEqual(['a']);
  expect(filesWrittenBy('writeReport', { path: 'b', bytes: 1 })).toEqual(['b']);
  expect(filesWrittenBy('undoReceive', { bundle: { id: 'x' } })).toEqual([]);
});

test('A command that only reads from a stick says nothing of it; in English it is told in English', async () => {
  expect(await said('installer', installer(stick))).not.toContain('弹出');
  expect(await said('--lang', 'en', 'backup', '--out', join(stick, '备份.tzbak'))).toMatch(
    /\nEject the stick safely before you pull it out\.\n$/,
  );
});
