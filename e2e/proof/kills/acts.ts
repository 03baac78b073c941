import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../../../electron/exchange/open-bundle.ts';
import { openUnit, playMonth, type TestUnit, type World } from '../../../electron/services/test-stores.ts';
import { isUnfinished } from '../../../electron/store/database-files.ts';

/** What is being killed, and what must hold when the next start has opened its store. */
export interface Act {
  readonly name: string;
  readonly store: string;
  /** What the victim works on. */
  readonly given: readonly string[];
  /** Throws where the kill left something that may not be; `unit` is the store as the next start opened it. */
  readonly check: (unit: TestUnit) => Promise<void>;
}

type Open = (dir: string) => Promise<TestUnit>;

export const openForLong: Open = (dir) => openUnit(dir, {}, () => {});

const must = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(what);
};

export const unfinishedIn = (dir: string): readonly string[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true }).flatMap((name) =>
        isUnfinished(String(name)) ? [String(name)] : [],
      )
    : [];

/** The dump that a store has after some work, the store being left as it was found. */
async function dumpsOf(dir: string, work: (unit: TestUnit) => Promise<unknown>): Promise<[string, string]> {
  const unit = await openForLong(dir);
  const before = unit.dump();
  await work(unit);
  const after = unit.dump();
  unit.close();
  return [before, after];
}

/** Stores of a month that was played through, one for each act. */
export async function prepareActs(root: string, fixture: string): Promise<readonly Act[]> {
  const world = await playMonth(join(root, 'world'));
  return [
    await receiving(world, root),
    await exporting(world, root),
    await backingUp(world, root),
    await restoring(world, root),
    await migrating(root, fixture),
  ];
}

async function receiving(world: World, root: string): Promise<Act> {
  const store = join(root, 'receive');
  cpSync(world.bureau, store, { recursive: true });
  const [before, after] = await dumpsOf(store, async (unit) => {
    await unit.call('receiveBundles', { paths: [world.up.a], trustNew: true, dryRun: false });
  });
  const unit = await openForLong(store);
  await unit.call('undoReceive', { id: null });
  must(unit.dump() === before, 'an undo brings back what was');
  unit.close();
  return {
    name: 'receive',
    store,
    given: [world.up.a],
    check: async (opened) => {
      const dump = opened.dump();
      must(dump === before || dump === after, 'a receive or its undo left a partial state');
      const standing = (await opened.call('listReceives', {})).filter(({ undoneAt }) => undoneAt === null);
      must(standing.length === (dump === after ? 1 : 0), 'the journal of receives says something else');
    },
  };
}

async function exporting(world: World, root: string): Promise<Act> {
  const [store, stick] = [join(root, 'export'), join(root, 'stick')];
  cpSync(world.bureau, store, { recursive: true });
  mkdirSync(stick);
  const [before] = await dumpsOf(store, async () => {});
  return {
    name: 'export',
    store,
    given: [stick],
    check: async (opened) => {
      must(opened.dump() === before, 'an export changed the store');
      for (const name of readdirSync(stick).filter((each) => each.endsWith('.tzb'))) {
        const bundle = await openBundle(join(stick, name));
        if (!bundle.ok) throw new Error(`${name} lies there half written: ${bundle.error.code}`);
        for (const line of bundle.value.records()) must(line.known, 'a record of our own is known');
        await bundle.value.close();
      }
      await opened.call('exportBundles', { to: 'all', dir: stick, kind: null });
      must(unfinishedIn(stick).length === 0, 'the next export left unfinished files where they were');
    },
  };
}

async function backingUp(world: World, root: string): Promise<Act> {
  const [store, target, scratch] = [join(root, 'backup'), join(root, 'drive'), join(root, 'scratch')];
  cpSync(world.a, store, { recursive: true });
  mkdirSync(target);
  const [before] = await dumpsOf(store, async () => {});
  let number = 0;
  return {
    name: 'backup',
    store,
    given: [target],
    check: async (opened) => {
      must(opened.dump() === before, 'a backup changed the store');
      for (const name of readdirSync(target).filter((each) => each.endsWith('.zip'))) {
        const fresh = await openForLong(join(scratch, String(number++)));
        await fresh.call('restoreBackup', { path: join(target, name) });
        must(fresh.dump() === before, `${name} holds something else than the store`);
        fresh.close();
      }
      const next = join(target, 'next.zip');
      await opened.call('makeBackup', { path: next });
      must(unfinishedIn(target).length === 0, 'the next backup left unfinished files where they were');
      rmSync(next);
    },
  };
}

async function restoring(world: World, root: string): Promise<Act> {
  const store = join(root, 'restore');
  cpSync(world.a, store, { recursive: true });
  const [one, other] = [join(root, 'one.zip'), join(root, 'other.zip')];
  const dumps = await dumpsOf(store, async (unit) => {
    await unit.call('makeBackup', { path: one });
    await unit.call('saveDraft', {
      ...{ task: '#1', period: '2026-12' },
      draft: {
        ...{ text: '十二月', percent: 80, actuals: [], problems: '', next: '', noChange: null, evidence: [] },
        reason: null,
      },
    });
    await unit.call('signOff', { period: '2026-12', by: '分管校领导' });
    await unit.call('makeBackup', { path: other });
  });
  return {
    name: 'restore',
    store,
    given: [one, other],
    check: async (opened) => must(dumps.includes(opened.dump()), 'a restore left a partial state'),
  };
}

async function migrating(root: string, fixture: string): Promise<Act> {
  const [store, whole] = [join(root, 'migrate'), join(root, 'migrated')];
  mkdirSync(whole);
  cpSync(fixture, join(whole, 'taizhang.sqlite'));
  const [expected] = await dumpsOf(whole, async () => {});
  mkdirSync(store);
  cpSync(fixture, join(store, 'taizhang.sqlite'));
  return {
    name: 'migrate',
    store,
    given: [fixture],
    check: async (opened) => must(opened.dump() === expected, 'a migration left a partial state'),
  };
}
