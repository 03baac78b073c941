import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BundleToWrite } from '../../electron/exchange/bundle-to-write.ts';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import {
  bundleIn,
  evidenceIn,
  keys,
  records,
  sha256,
  testFolder,
} from '../../electron/exchange/test-bundle.ts';
import { writeBundle } from '../../electron/exchange/write-bundle.ts';
import { createUnitKeys, publicLines } from '../../electron/keys/unit-keys.ts';
import { ok } from '../../shared/result.ts';

/** A bundle is opened and checked with what Debian has, and what Debian's age locks is opened here. */
const PASSWORD = 'correct horse 台账';
const receiver = await createUnitKeys();
const unlock = { identities: async () => ok([receiver.age.identity]), password: PASSWORD };

const run = (command: string, args: readonly string[], cwd: string, input?: string) =>
  spawnSync(command, args, { cwd, encoding: 'utf8', ...(input !== undefined && { input }) });

/** The exit code, with what the tool said where it is not 0. */
function verdict(...given: Parameters<typeof run>): string {
  const { status, stdout, stderr, error } = run(...given);
  return status === 0 ? 'fine' : `${given[0]}: ${error?.message ?? `${status} ${stdout} ${stderr}`}`;
}

async function written(change: Partial<BundleToWrite> = {}): Promise<string> {
  const evidence = evidenceIn(testFolder(), '佐证材料', Buffer.alloc(200_000, 'x'));
  const made = await writeBundle(bundleIn(testFolder(), { evidence, ...change }));
  if (!made.ok) throw new Error(made.error.code);
  return made.value.path;
}

async function recordsIn(path: string): Promise<number | string> {
  const opened = await openBundle(path, { unlock });
  if (!opened.ok) return opened.error.code;
  const count = [...opened.value.records()].length;
  await opened.value.close();
  return count;
}

test.each([
  ['unzip', ['-v']],
  ['sha256sum', ['--version']],
  ['minisign', ['-v']],
  ['age', ['--version']],
  ['script', ['--version']],
])('%s is installed', (tool, args) => {
  expect(
    run(tool, args, '/').error?.message,
    `${tool} is missing; on Debian: apt-get install unzip minisign age bsdutils`,
  ).toBeUndefined();
});

test('unzip unpacks it, sha256sum finds every file as listed, minisign finds the signature good', async () => {
  const path = await written();
  const dir = testFolder();
  expect(verdict('unzip', ['-q', path, '-d', dir], dir)).toBe('fine');
  const opened = await openBundle(path);
  if (!opened.ok) throw new Error(opened.error.code);
  const root = join(dir, opened.value.descriptor.id);
  await opened.value.close();
  expect(
    verdict('sha256sum', ['--strict', '-c', 'manifest-sha256.txt', 'tagmanifest-sha256.txt'], root),
  ).toBe('fine');
  const check = ['-Vm', 'tagmanifest-sha256.txt', '-P', publicLines(keys).minisign];
  expect(verdict('minisign', check, root)).toBe('fine');
  writeFileSync(join(root, 'tagmanifest-sha256.txt'), 'x');
  expect(verdict('minisign', check, root)).not.toBe('fine');
});

test('its seal is what sha256sum says of the bytes before it', async () => {
  const bytes = readFileSync(await written());
  const dir = testFolder();
  writeFileSync(join(dir, 'body'), bytes.subarray(0, -64));
  expect(run('sha256sum', ['body'], dir).stdout.slice(0, 64)).toBe(
    bytes.toString('latin1', bytes.length - 64),
  );
});

describe('age', () => {
  test('opens what is locked to a key, and gives the very bundle', async () => {
    const path = await written({ lock: { recipients: [receiver.age.recipient] } });
    const dir = testFolder();
    writeFileSync(join(dir, 'key'), `${receiver.age.identity}\n`);
    expect(verdict('age', ['-d', '-i', 'key', '-o', 'plain.tzb', path], dir)).toBe('fine');
    const opened = await openBundle(path, { unlock });
    expect(opened.ok && opened.value.file.sha256).toBe(sha256(readFileSync(join(dir, 'plain.tzb'))));
    if (opened.ok) await opened.value.close();
  });

  test('locks a bundle to a key so that it opens here', async () => {
    const path = await written();
    expect(verdict('age', ['-r', receiver.age.recipient, '-o', 'x.tzb.age', path], dirname(path))).toBe(
      'fine',
    );
    expect(await recordsIn(join(dirname(path), 'x.tzb.age'))).toBe(records.length);
  });

  test('opens what is locked by a password', async () => {
    const path = await written({ lock: { password: PASSWORD } });
    const dir = testFolder();
    mkdirSync(dir, { recursive: true });
    // age asks a terminal, which script gives it.
    const asked = run('script', ['-qec', `age -d -o plain.tzb '${path}'`, '/dev/null'], dir, `${PASSWORD}\n`);
    expect(asked.status, asked.stdout).toBe(0);
    expect(await recordsIn(join(dir, 'plain.tzb'))).toBe(records.length);
  });
});
