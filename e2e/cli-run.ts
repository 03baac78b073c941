import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { testFolder } from '../electron/services/test-stores.ts';

const entry = join(import.meta.dirname, '../electron/cli/index.ts');
let cache = '';

interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** To be called once at the top of a test file: its processes share what Node compiled. */
export const keepCompiled = (): void => {
  beforeAll(() => {
    cache = testFolder(afterAll);
  });
};

function run(store: string, args: readonly string[]): Promise<Ran> {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, INIT_CWD: '/' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...flags, entry, '--store', store, '--json', ...args],
      { env },
      (error, out, err) => resolve({ exit: error ? Number(error.code) : 0, out, err }),
    );
  });
}

/** The JSON of a command that is done. */
export async function done(store: string, ...args: readonly string[]) {
  const { exit, out, err } = await run(store, args);
  expect(`${exit} ${err}`, args.join(' ')).toBe('0 ');
  return JSON.parse(out);
}

/** The code of a command that is refused. */
export async function refused(store: string, ...args: readonly string[]): Promise<string> {
  const { exit, out, err } = await run(store, args);
  expect([exit, out], args.join(' ')).toEqual([1, '']);
  return JSON.parse(err).error.code;
}
