import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import type { Answer, Args, Value } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { KeyVault } from '../keys/key-vault.ts';
import type { OpenServices } from '../services/index.ts';
import type { Services, ServicesOptions, StoreOperation } from '../services/services.ts';
import { dataFolder } from '../shell/data-folder.ts';
import { ejectWords, filesWrittenBy } from './eject.ts';
import { createOutput, type Output } from './output.ts';

/** What a command is given: its output, the store it works on, and paths as the user means them. */
export interface CliSession {
  readonly out: Output;
  /** A path from the command line; relative ones start where the user stands. */
  readonly path: (given: string) => string;
  /** The content of a file that holds a secret; undefined where none is named. */
  readonly secret: (file: string | undefined) => string | undefined;
  /** This PC's age identity where the store has keys; none where it has not. */
  readonly identities: () => Promise<Result<readonly string[]>>;
  readonly storeDir: string;
  /** The two example lists. */
  readonly seedsDir: string;
  readonly open: (dir?: string, more?: Pick<ServicesOptions, 'now' | 'played'>) => Promise<OpenServices>;
  /** One operation of the contract, its refusal a value. */
  readonly ask: <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Answer<Value<N>>>;
  /** The same; a refusal is printed and ends the command with 1. */
  readonly call: <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Value<N>>;
}

let given: KeyVault | undefined;
const systemVault = (): KeyVault | undefined => given;

/** The system's safe storage, for commands that the app itself runs; there is none under Node. */
export const keepVault = (vault: KeyVault): void => {
  given = vault;
};

interface GlobalOptions {
  readonly store?: string;
  readonly json?: boolean;
  readonly lang?: string;
  readonly passphraseFile?: string;
}

/** Runs a command's work with a session, and closes what it opened. */
export async function withSession(
  command: Command,
  work: (session: CliSession) => Promise<void>,
): Promise<void> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const language: Language = options.lang === 'en' ? 'en' : 'zh';
  const out = createOutput(options.json === true, language);
  const from = process.env['INIT_CWD'] ?? process.cwd();
  const path = (given: string) => (isAbsolute(given) ? given : resolve(from, given));
  const storeDir = options.store === undefined ? dataFolder() : path(options.store);
  const seedsDir = join(root(), 'seeds');
  const secret = (file: string | undefined) => (file === undefined ? undefined : readSecret(file, path, out));
  const identities = async (): Promise<Result<readonly string[]>> => {
    const { loadUnitKeys, openingIdentities } = await import('../keys/unit-keys.ts');
    const passphrase = passphraseOf(options.passphraseFile, path, out) ?? undefined;
    const keys = await loadUnitKeys(storeDir, { passphrase, vault: systemVault() });
    if (keys.ok) return ok(openingIdentities(keys.value));
    return keys.error.code === 'E_KEY_FILE' ? ok([]) : keys;
  };
  const opened: Services[] = [];
  const open: CliSession['open'] = async (dir = storeDir, more = {}) => {
    const { openServices } = await import('../services/index.ts');
    const passphrase = passphraseOf(options.passphraseFile, path, out);
    const vault = systemVault();
    const services = await openServices({
      dir,
      appVersion: packageVersion(),
      seedsDir,
      ...(passphrase !== null && { passphrase }),
      ...(vault && { vault }),
      ...more,
    });
    opened.push(services);
    return services;
  };
  let services: OpenServices | null = null;
  const ask: CliSession['ask'] = async (name, args) => {
    services ??= await open();
    return (await services.call(name, args, { language })) as Answer<Value<typeof name>>;
  };
  const files: string[] = [];
  const call: CliSession['call'] = async (name, args) => {
    const value = out.expect(await ask(name, args));
    files.push(...filesWrittenBy(name, value));
    return value;
  };
  try {
    await work({ out, path, secret, identities, storeDir, seedsDir, open, ask, call });
  } finally {
    for (const each of opened) each.close();
    const words = await ejectWords(files);
    if (words) out.remind(words[language]);
  }
}

function passphraseOf(
  option: string | undefined,
  path: (given: string) => string,
  out: Output,
): string | null {
  const file = option ?? process.env['TAIZHANG_PASSPHRASE_FILE'];
  return file === undefined ? null : readSecret(file, path, out);
}

/** A password or passphrase: the file without its last line end. A file that is not there ends the command. */
function readSecret(file: string, path: (given: string) => string, out: Output): string {
  try {
    return readFileSync(path(file), 'utf8').replace(/\r?\n$/, '');
  } catch {
    return out.refuseFailure({ code: 'E_FILE_NOT_FOUND', params: { file } });
  }
}

/** The folder of package.json: the checkout, or the packed application. */
function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    try {
      readFileSync(join(folder, 'package.json'));
      return folder;
    } catch {
      folder = dirname(folder);
    }
  }
  return folder;
}

export const packageVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as { version: string };
  return version;
};
