import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { testFolder } from '../electron/services/test-stores.ts';

/** The command line as a user runs it: a process, its streams, its exit code. */
const entry = join(import.meta.dirname, '../electron/cli/index.ts');
let cache = '';

/** What a script reads: objects, lists and values, told apart by the tests that look at them. */
export interface Answer {
  readonly [key: string]: Answer;
}

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  /** Of `out`; null where that is no JSON. */
  readonly json: Answer;
}

/** To be called once at the top of a test file: its processes share what Node compiled. */
export const keepCompiled = (): void => {
  beforeAll(() => {
    cache = testFolder(afterAll);
  });
};

/** What must be a list. */
export function list(value: Answer | undefined): readonly Answer[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`);
  return value;
}
export const keysOf = (value: object): readonly string[] => Object.keys(value).sort();

export function run(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const env = { ...process.env, NODE_COMPILE_CACHE: cache, INIT_CWD: options.cwd ?? '/', ...options.env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [...flags, entry, ...args],
      { env, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ exit: error ? Number(error.code) : 0, out, err, json: parsed(out) }),
    );
  });
}

function parsed(text: string): Answer {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse('null');
  }
}

/** Runs under --json with a store, whatever becomes of it. */
export const inStore = (store: string, ...args: readonly string[]): Promise<Ran> =>
  run(['--store', store, '--json', ...args]);

/** Runs under --json with a store; the exit code must be as expected, and stdout one JSON document or nothing. */
export async function cli(store: string, args: readonly string[], exit = 0): Promise<Ran> {
  const ran = await inStore(store, ...args);
  expect(`${ran.exit} ${ran.err}`, args.join(' ')).toMatch(new RegExp(`^${exit} `));
  if (ran.out !== '') expect(ran.json, ran.out.slice(0, 200)).not.toBe(null);
  return ran;
}

/** The JSON of a command that is done, and said nothing else. */
export async function done(store: string, ...args: readonly string[]) {
  const { exit, out, err } = await inStore(store, ...args);
  expect(`${exit} ${err}`, args.join(' ')).toBe('0 ');
  return JSON.parse(out);
}

/** The code of the refusal that a script reads from stderr. */
export async function refused(store: string, ...args: readonly string[]): Promise<string> {
  const { out, err } = await cli(store, args, 1);
  expect(out).toBe('');
  const { error } = JSON.parse(err) as { error: Readonly<Record<string, string>> };
  expect(keysOf(error)).toEqual(['code', 'hint', 'message']);
  return error['code'] ?? '';
}
