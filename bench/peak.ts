import { spawnSync } from 'node:child_process';

/** Peak resident memory, in bytes, of a process that runs `probe`: the script prints it itself. */
export function peakOf(probe: string, args: readonly string[]): number {
  const run = spawnSync(process.execPath, [...process.execArgv, probe, ...args], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return Number(run.stdout);
}
