import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateOf } from '../../shared/dates.ts';
import { monthOf } from '../../shared/period.ts';
import { fail } from '../../shared/result.ts';
import { KEY_FILE } from '../keys/unit-keys.ts';
import { databaseFile } from '../store/database.ts';
import { playDemo } from './demo.ts';
import { type Environment, OPENED_MARK } from './environment.ts';
import type { Operations } from './operations.ts';
import { OPERATORS_FILE } from './operators/operator-file.ts';
import { identityOf } from './own-unit.ts';
import type { Services } from './services.ts';
import { sessionOf } from './setup.ts';

export const exampleLists = (seedsDir: string): readonly string[] =>
  ['jinan.txt', 'jiyuan.txt'].map((name) => join(seedsDir, name));

/** 看示例: the two example lists in a store that says it is one, and that is left behind without a trace. */
export function createExampleOperations(
  env: Environment,
  openOther: (dir: string) => Promise<Services>,
): Pick<Operations, 'openExample' | 'leaveExample'> {
  return {
    openExample: async (_args, { language }) => {
      const existing = env.store();
      if (existing.ok) return fail('E_STORE_EXISTS', { unit: identityOf(existing.value).name });
      if (env.trouble() !== null) return existing;
      const schools = mkdtempSync(join(tmpdir(), 'taizhang-'));
      try {
        const played = await playDemo({
          open: openOther,
          bureauDir: env.options.dir,
          schoolDir: (name) => join(schools, name),
          lists: exampleLists(env.options.seedsDir),
          period: monthOf(dateOf(env.now())),
        });
        if (!played.ok) {
          removeStore(env.options.dir);
          return played;
        }
      } finally {
        rmSync(schools, { recursive: true, force: true });
      }
      env.reopen();
      return sessionOf(env, language);
    },

    leaveExample: async (_args, { language }) => {
      const store = env.store();
      if (!store.ok) return store;
      if (store.value.meta.get('example') !== 'yes')
        return fail('E_STORE_EXISTS', { unit: identityOf(store.value).name });
      env.close();
      removeStore(env.options.dir);
      return sessionOf(env, language);
    },
  };
}

/** Without a trace. */
function removeStore(dir: string): void {
  const file = databaseFile(dir);
  const kept = [
    file,
    `${file}-wal`,
    `${file}-shm`,
    ...[KEY_FILE, OPENED_MARK, OPERATORS_FILE, 'snapshots', 'evidence'].map((name) => join(dir, name)),
  ];
  for (const path of kept) rmSync(path, { recursive: true, force: true });
}
