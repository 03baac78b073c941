import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBundle } from '../../../electron/exchange/open-bundle.ts';
import { writeBundle } from '../../../electron/exchange/write-bundle.ts';
import { KEY_FILE, loadUnitKeys } from '../../../electron/keys/unit-keys.ts';
import { createEnvironment, type Environment } from '../../../electron/services/environment.ts';
import { servicesIn } from '../../../electron/services/index.ts';
import type { Ground, Replica } from './ground.ts';
import { replicaOver } from './replica.ts';

const sound = <T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly error: { readonly code: string } },
): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};

function evidenceIn(store: string): readonly string[] {
  const dir = join(store, 'evidence');
  const entries = existsSync(dir) ? readdirSync(dir, { recursive: true, withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map(({ name }) => name);
}

/** Replicas in folders: real databases, real bundles with ZIP, hashes and signatures, real backups. */
export function createFilesGround(): Ground {
  const root = mkdtempSync(join(tmpdir(), 'taizhang-schedule-'));
  const opened = new Map<
    Replica,
    { readonly dir: string; readonly env: Environment; readonly now: () => number }
  >();
  let number = 0;
  const place = (what: string): string => join(root, `${what}-${number++}`);

  const open = (dir: string, now: () => number): Replica => {
    const env = createEnvironment({ dir, appVersion: '0.1.0', seedsDir: dir, now });
    const services = servicesIn(env);
    const replica: Replica = replicaOver(services, {
      store: () => sound(env.store()),
      keys: async () => sound(await loadUnitKeys(dir)),
      renewKey: async () => {
        await replica.call('renewKey', { why: 'replaced' });
      },
      evidence: () => new Set(evidenceIn(dir)),
      loseEvidence: (sha256) => rmSync(env.evidence.path(sha256)),
      save: async () => {
        const path = `${place('backup')}.zip`;
        await replica.call('makeBackup', { path });
        return { at: path };
      },
      restore: async ({ at }) => {
        if (typeof at !== 'string') throw new Error('a backup of another ground');
        await replica.call('restoreBackup', { path: at });
      },
    });
    opened.set(replica, { dir, env, now });
    return replica;
  };

  return {
    root,
    create: async (unit, now) => {
      const replica = open(place('store'), now);
      await replica.call('createUnit', { ...unit, operator: null });
      return replica;
    },
    clone: async (of, now) => {
      const original = opened.get(of);
      if (!original) throw new Error('a replica of another ground');
      const dir = place('store');
      // As a person copies a folder: while the program is closed.
      original.env.close();
      cpSync(original.dir, dir, { recursive: true });
      original.env.reopen();
      return open(dir, now);
    },
    takeOver: async (of, archive, now, ownKeys = false) => {
      const original = opened.get(of);
      if (!original) throw new Error('a replica of another ground');
      const dir = place('store');
      const empty = open(dir, now);
      await empty.call('receiveBundles', { paths: [archive], trustNew: true, dryRun: false });
      empty.close();
      opened.delete(empty);
      if (!ownKeys) cpSync(join(original.dir, KEY_FILE), join(dir, KEY_FILE));
      return open(dir, now);
    },
    folder: () => place('stick'),
    file: (content) => {
      const path = `${place('attached')}.txt`;
      writeFileSync(path, content);
      return path;
    },
    look: async (path) => {
      const bundle = sound(await openBundle(path));
      try {
        return {
          descriptor: bundle.descriptor,
          records: [...bundle.records()].map(({ record }) => record),
          evidence: bundle.evidence.map(({ sha256 }) => sha256),
        };
      } finally {
        await bundle.close();
      }
    },
    forge: async ({ descriptor }, keys, records) => {
      const { kind, from, to, replica, cutoff, createdAt } = descriptor;
      const written = await writeBundle({
        ...{
          dir: place('forged'),
          fileName: 'x.tzb',
          kind,
          from,
          to,
          replica,
          cutoff,
          createdAt,
          keys,
          records,
        },
        ...{ previous: null, evidence: [], omitted: [], appVersion: '0.1.0' },
      });
      return sound(written).path;
    },
    close: async () => {
      for (const replica of opened.keys()) replica.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}
