import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What a start of the app was given on its command line. */
export interface LaunchArguments {
  readonly store: string | null;
  readonly passphrase: string | null;
  /** Bundles to be offered for receiving, as absolute paths. */
  readonly files: readonly string[];
}

const isBundle = (value: string): boolean => /\.tzb(\.age)?$/i.test(value) && !value.startsWith('-');

/**
 * Reads `--store DIR`, `--passphrase-file FILE` and bundle paths; everything else (Chromium's own switches) is ignored.
 * @param cwd the folder that relative paths start from
 */
export function readLaunchArguments(
  argv: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): LaunchArguments {
  const store = optionValue(argv, '--store');
  const secret = optionValue(argv, '--passphrase-file') ?? env['TAIZHANG_PASSPHRASE_FILE'] ?? null;
  return {
    store: store === null ? null : resolve(cwd, store),
    passphrase: secret === null ? null : firstLine(resolve(cwd, secret)),
    files: argv.filter(isBundle).map((file) => resolve(cwd, file)),
  };
}

/** The value of `--name VALUE` or `--name=VALUE`; null where it is not given. */
export function optionValue(argv: readonly string[], name: string): string | null {
  const joined = argv.find((argument) => argument.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = argv.indexOf(name);
  return at === -1 ? null : (argv[at + 1] ?? null);
}

/** Null for a file that cannot be read: the key then stays locked, which its own refusal says. */
function firstLine(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/, 1)[0] ?? null;
  } catch {
    return null;
  }
}
