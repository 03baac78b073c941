import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type BundleFiles, createBundleFiles } from '../../../electron/services/bundle-files.ts';
import { type OpenServices, servicesIn } from '../../../electron/services/index.ts';
import type { StoreOperation } from '../../../electron/services/services.ts';
import { foundUnit } from '../../../electron/services/setup.ts';
import { databaseFile } from '../../../electron/store/database.ts';
import { createStore } from '../../../electron/store/store.ts';
import type { Answer, Args, Value } from '../../../shared/contract.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import { fail, ok } from '../../../shared/result.ts';
import { blank, IN_MEMORY, memoryEnvironment, openMemory } from '../schedule/memory-store.ts';
import { type Base, bases, bureauKeys, schoolKeys } from './bases.ts';
import { madeGood, payloadOf } from './packing.ts';

/** The desks to which a sound file may come: each is what its store holds, and begins so for every file. */
export interface Offices {
  /**
   * Previews, receives, receives again and takes back. Throws where one of them is not as it has to be, whatever the
   * bundle holds. `known`: at a unit that has had a file of this sender before.
   *
   * @returns what the receive came to: `received`, or the code that refused it.
   */
  readonly receive: (path: string, bundle: Descriptor, known: boolean) => Promise<string>;
  readonly close: () => void;
}

interface Image {
  readonly bytes: Uint8Array;
  readonly keys: typeof bureauKeys;
}

const NOW = Date.UTC(2026, 11, 1);

export async function createOffices(): Promise<Offices> {
  const dir = mkdtempSync(join(IN_MEMORY, 'taizhang-offices-'));
  const bundlesFor = (keys: typeof bureauKeys): BundleFiles => createBundleFiles(dir, async () => ok(keys));

  const at = async <T>(
    { bytes, keys }: Image,
    work: (services: OpenServices, db: Database.Database) => Promise<T>,
  ) => {
    const db = openMemory(bytes);
    const store = createStore(db, dir, () => NOW);
    const parts = { bundles: bundlesFor(keys), store: () => ok(store), keys: async () => ok(keys) };
    try {
      return await work(servicesIn(memoryEnvironment(dir, () => NOW, parts)), db);
    } finally {
      db.close();
    }
  };
  /** An empty PC; answers what a receive makes of it. */
  const withoutStore = async <T>(work: (services: OpenServices, file: string) => Promise<T>) => {
    const empty = mkdtempSync(join(dir, 'empty-'));
    writeFileSync(databaseFile(empty), blank);
    const none = () => fail('E_NO_STORE', { path: empty });
    const parts = { bundles: bundlesFor(bureauKeys), store: none, keys: async () => none() };
    try {
      return await work(servicesIn(memoryEnvironment(empty, () => NOW, parts)), databaseFile(empty));
    } finally {
      rmSync(empty, { recursive: true });
    }
  };
  const honest = (base: Base | undefined): string => {
    if (!base) throw new Error('there is such a base');
    const path = join(dir, 'honest.tzb');
    writeFileSync(path, madeGood(base, payloadOf(base)));
    return path;
  };
  const having = (image: Image, base: Base | undefined): Promise<Image> =>
    at(image, async (services, db) => {
      const result = await received(services, honest(base));
      if (result !== 'received') throw new Error(`an honest bundle was refused by ${result}`);
      return { ...image, bytes: db.serialize() };
    });

  const school = { bytes: newSchool(dir), keys: schoolKeys };
  const archive = bases.find(({ descriptor }) => descriptor.kind === 'archive');
  const bureau = await withoutStore(async (services, file) => {
    const result = await received(services, honest(archive));
    if (result !== 'received') throw new Error(`an honest archive was refused by ${result}`);
    return { bytes: imageOf(file), keys: bureauKeys };
  });
  const desks = {
    school: [school, await having(school, bases[0])],
    bureau: [bureau, await having(bureau, bases[1])],
  } as const;

  return {
    receive: async (path, { kind }, known) => {
      if (kind === 'archive' && !known)
        return withoutStore(async (services, file) => {
          const outcome = await received(services, path);
          const unit = unitIn(file);
          if ((unit === null) === (outcome === 'received'))
            throw new Error('an archive was taken over by half');
          return outcome;
        });
      const pair = desks[kind === 'submit' || kind === 'archive' ? 'bureau' : 'school'];
      return at(pair[known ? 1 : 0], (services) => thereAndBack(services, path));
    },
    close: () => rmSync(dir, { recursive: true, force: true }),
  };
}

function newSchool(dir: string): Uint8Array {
  const db = openMemory();
  const unit = { name: '某某职业中等专业学校', role: 'school', code: '4137012345', operator: null } as const;
  foundUnit(
    createStore(db, dir, () => NOW),
    unit,
  );
  return db.serialize();
}

function imageOf(file: string): Uint8Array {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = DELETE');
    return db.serialize();
  } finally {
    db.close();
  }
}

function unitIn(file: string): unknown {
  const db = openMemory(imageOf(file));
  try {
    return db.prepare("SELECT value FROM meta WHERE key = 'unit'").get() ?? null;
  } finally {
    db.close();
  }
}

/** As an answer crosses from the thread of the store to the window. */
const ask = async <N extends StoreOperation>(services: OpenServices, name: N, args: Args<N>) =>
  structuredClone(await services.call(name, args, { language: 'zh' })) as Answer<Value<N>>;

async function receiveOnce(services: OpenServices, path: string) {
  const answer = await ask(services, 'receiveBundles', { paths: [path], trustNew: true, dryRun: false });
  if (!answer.ok) throw new Error(`a receive answered ${answer.error.code} for itself`);
  const [result] = answer.value.results;
  if (!result) throw new Error('a receive answers for every file');
  if (!result.ok && result.error.code === 'E_INTERNAL') throw new Error(`received: ${result.error.message}`);
  return result;
}

/** Previewed, then received: both come to the same, and say the same of every record. */
async function received(services: OpenServices, path: string): Promise<string> {
  const answer = await ask(services, 'previewBundles', { paths: [path] });
  if (!answer.ok) throw new Error(`a preview answered ${answer.error.code} for itself`);
  const [preview] = answer.value;
  const result = await receiveOnce(services, path);
  if (!result.ok) {
    if (preview?.ok && preview.sender.status !== 'changed')
      throw new Error(`previewed, but refused by ${result.error.code}`);
    if (preview && !preview.ok && preview.error.code !== result.error.code)
      throw new Error(`preview refused by ${preview.error.code}, receive by ${result.error.code}`);
    return result.error.code;
  }
  if (!preview?.ok) throw new Error(`received, but not previewed: ${preview?.error.code}`);
  const [shown, counted] = [JSON.stringify(preview.counts), JSON.stringify(result.counts)];
  if (shown !== counted) throw new Error(`previewed ${shown}, received ${counted}`);
  const sum = Object.values(result.counts).reduce((all, count) => all + count, 0);
  const { records } = preview.bundle;
  if (sum !== records) throw new Error(`${records} records, ${sum} accounted for`);
  return 'received';
}

async function thereAndBack(services: OpenServices, path: string): Promise<string> {
  const before = dumpOf(services);
  const outcome = await received(services, path);
  if (outcome !== 'received') {
    if (dumpOf(services) !== before) throw new Error(`refused by ${outcome}, the store changed`);
    return outcome;
  }
  const after = dumpOf(services);
  const twice = await receiveOnce(services, path);
  if (!twice.ok || twice.counts.new + twice.counts.changed > 0 || dumpOf(services) !== after)
    throw new Error('received twice, something changed');
  const told = await ask(services, 'listHistory', { task: null, before: null, limit: 100 });
  if (!told.ok) throw new Error(`the history is not told: ${told.error.message}`);
  const undone = await ask(services, 'undoReceive', { id: null });
  if (!undone.ok) throw new Error(`not taken back: ${undone.error.code}`);
  if (dumpOf(services) !== before) throw new Error('taken back, the store is not what it was');
  return outcome;
}

function dumpOf(services: OpenServices): string {
  const dump = services.dump();
  if (!dump.ok) throw new Error(dump.error.code);
  return dump.value;
}
