import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const root = join(import.meta.dirname, '../../..');

/** One file instead of hundreds to be read and stripped of types: a victim begins in a fraction of the time. */
export async function bundleVictim(outDir: string): Promise<string> {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(import.meta.dirname, 'victim.ts'),
      target: 'node22',
      outDir,
      emptyOutDir: true,
      minify: false,
      rollupOptions: { external: ['better-sqlite3'], output: { entryFileNames: 'victim.mjs' } },
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  });
  return join(outDir, 'victim.mjs');
}

export interface Victim {
  readonly script: string;
  readonly args: readonly string[];
  readonly cache: string;
}

function begin({ script, args, cache }: Victim): ChildProcess {
  return spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
}

/** Resolves when the victim has said `word` so many times, or is gone. */
async function heard(child: ChildProcess, word: string, times: number): Promise<void> {
  let said = '';
  const loud = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk) => {
      said += String(chunk);
      if (said.split(`${word}\n`).length > times) resolve();
    });
  });
  await Promise.race([loud, once(child, 'exit')]);
}

async function end(child: ChildProcess, what: string): Promise<void> {
  if (child.exitCode !== null) throw new Error(`${what} ended by itself`);
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** How long a round takes here and now, in milliseconds. */
export async function roundOf(victim: Victim): Promise<number> {
  const child = begin(victim);
  await heard(child, 'round', 1);
  const start = performance.now();
  await heard(child, 'round', 2);
  const ms = performance.now() - start;
  await end(child, victim.args[0] ?? '');
  return ms;
}

/** Kills a victim `delay` milliseconds after it was ready. */
export async function killAfter(victim: Victim, delay: number): Promise<void> {
  const child = begin(victim);
  await heard(child, 'ready', 1);
  await pause(delay);
  await end(child, victim.args[0] ?? '');
}
