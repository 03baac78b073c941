import { spawnSync } from 'node:child_process';

const witness = new URL('./witness.ts', import.meta.url).href;

/** Peak resident memory, in bytes, of a process that runs `script`. */
export function peakOf(script: string, args: readonly string[]): number {
  const run = spawnSync(process.execPath, [...process.execArgv, '--import', witness, script, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.output[3]);
}
