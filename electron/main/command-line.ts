import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { optionValue } from '../shell/arguments.ts';

/** The arguments after `--cli`; null where the window is wanted. */
export function commandLineOf(argv: readonly string[]): readonly string[] | null {
  const at = argv.indexOf('--cli');
  return at === -1 ? null : argv.slice(at + 1);
}

/**
 * Runs a command line, its answer going to a file with `--out-json FILE`: a Windows program with a window has no
 * output of its own. The file holds what would have been printed, a refusal included.
 */
export async function runCommandLine(
  args: readonly string[],
  run: (argv: readonly string[]) => Promise<number>,
  cwd: string,
): Promise<number> {
  const file = optionValue(args, '--out-json');
  if (file === null) return run(args);
  const out = capture(process.stdout);
  const err = capture(process.stderr);
  try {
    const code = await run(withJson(withoutOption(args, '--out-json')));
    const [printed, refusal] = [out.text(), err.text()];
    writeFileSync(resolve(cwd, file), printed === '' ? refusal : printed);
    return code;
  } finally {
    out.release();
    err.release();
  }
}

const withJson = (args: readonly string[]): readonly string[] =>
  args.includes('--json') ? args : [...args, '--json'];

function withoutOption(args: readonly string[], name: string): readonly string[] {
  const at = args.indexOf(name);
  const rest = at === -1 ? args : args.toSpliced(at, 2);
  return rest.filter((argument) => !argument.startsWith(`${name}=`));
}

function capture(stream: NodeJS.WriteStream): { readonly text: () => string; readonly release: () => void } {
  const chunks: Buffer[] = [];
  const write = stream.write;
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk));
    const done = rest.at(-1);
    if (typeof done === 'function') done();
    return true;
  };
  return {
    text: () => Buffer.concat(chunks).toString('utf8'),
    release: () => {
      stream.write = write;
    },
  };
}
