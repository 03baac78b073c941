import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeBundle } from '../electron/exchange/write-bundle.ts';
import { loadUnitKeys } from '../electron/keys/unit-keys.ts';
import {
  A,
  BUREAU,
  openUnit,
  receive,
  seedsDir,
  testFolder,
  unitRow,
} from '../electron/services/test-stores.ts';
import { newId } from '../shared/ids.ts';
import type { WireRecord } from '../shared/model/record.ts';
import { firstSeed } from './proof/harness.ts';

const KILLS = 200;
const LANES = 3;
const TASKS = 250;

/** A bureau's bundle with many tasks, and the school it is for. */
async function prepare(root: string): Promise<{ readonly school: string; readonly bundle: string }> {
  const bureau = await openUnit(join(root, 'bureau'));
  const session = await bureau.call('createUnit', {
    name: BUREAU,
    role: 'bureau',
    code: null,
    operator: null,
  });
  await bureau.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  const keys = await loadUnitKeys(bureau.dir);
  if (!keys.ok || !session.unit) throw new Error('the bureau has no keys');
  const author = session.unit.id;
  const [me, list] = [newId(), newId()];
  const record = (kind: string, parent: string | null, fields: object, id = newId()): WireRecord => ({
    kind,
    id,
    parent,
    author,
    clock: [1, session.replica ?? ''],
    fields: { ...fields },
  });
  const tasks = Array.from({ length: TASKS }, (_, i) =>
    record('task', list, {
      ordinal: i + 1,
      seq: i + 1,
      category: '类别',
      categoryPrinted: true,
      title: `第${i + 1}项工作任务`,
      detail: '量化指标若干。'.repeat(10),
      units: [],
      deadline: { kind: 'ongoing', text: '持续推进', date: null },
      indicators: [],
      cells: [],
      guesses: [],
      corrected: [],
    }),
  );
  const written = await writeBundle({
    dir: join(root, 'stick'),
    fileName: '下发包.tzb',
    kind: 'issue',
    from: { id: author, name: BUREAU, code: null },
    to: { id: me, ...A },
    replica: session.replica ?? '',
    cutoff: null,
    previous: null,
    records: [
      record('unit', null, unitFields(A.name, A.code), me),
      record('taskList', null, { title: '清单', columns: [], preamble: [], source: null }, list),
      ...tasks,
      ...tasks.map((task) =>
        record('assignment', task.id, { unit: me, role: 'lead', group: null, state: 'assigned' }),
      ),
    ],
    evidence: [],
    omitted: [],
    keys: keys.value,
    createdAt: Date.now(),
    appVersion: '0.1.0',
  });
  if (!written.ok) throw new Error(written.error.code);
  const school = await openUnit(join(root, 'school'));
  await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
  school.close();
  bureau.close();
  return { school: school.dir, bundle: written.value.path };
}

const unitFields = (name: string, code: string) => ({
  name,
  code,
  kind: 'school',
  district: null,
  aliases: [],
  groups: [],
  joinedInto: null,
});

const harness = (cache: string, ...args: readonly string[]) =>
  spawn(
    process.execPath,
    [
      '--experimental-strip-types',
      '--disable-warning=ExperimentalWarning',
      fileURLToPath(new URL('./kill-harness.ts', import.meta.url)),
      ...args,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_COMPILE_CACHE: cache } },
  );

/** Starts a receiver, waits until it has said `word`, and kills it `delay` ms later. */
async function killOne(args: Parameters<typeof harness>, word: string, delay: number): Promise<void> {
  const child = harness(...args);
  const gone = once(child, 'exit');
  const heard = new Promise<void>((resolve) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += String(chunk);
      if (said.includes(word)) resolve();
    });
  });
  await Promise.race([heard, gone]);
  await pause(delay);
  expect(child.exitCode, 'the receiver ended by itself').toBe(null);
  child.kill('SIGKILL');
  await gone;
}

/** A small generator, so that a printed seed replays the moments. */
function* moments(seed: number): Generator<number> {
  let state = seed >>> 0;
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

test(`${KILLS} kills while a bundle is received and taken back leave the store before it or after it`, async () => {
  const seed = firstSeed('kill.test.ts');
  const { school, bundle } = await prepare(testFolder());
  const cache = testFolder();
  await once(harness(cache), 'exit');
  const lane = async (number: number): Promise<{ before: number; after: number }> => {
    const store = `${school}-${number}`;
    cpSync(school, store, { recursive: true });
    const random = moments(seed + number);
    const seen = { before: 0, after: 0 };
    const start = await openUnit(store);
    const before = start.dump();
    const began = performance.now();
    await receive(start, bundle);
    const after = start.dump();
    await start.call('undoReceive', { id: null });
    // A little longer than both take here and now, so that every moment of either is met.
    const longest = 1.2 * (performance.now() - began);
    expect(start.dump()).toBe(before);
    start.close();
    for (let i = number; i < KILLS; i += LANES) {
      const word = (random.next().value ?? 0) < 0.6 ? 'ready' : 'received';
      await killOne([cache, store, bundle, seedsDir], word, (random.next().value ?? 0) * longest);
      const unit = await openUnit(store);
      expect(await unit.call('checkStore', {}), `kill ${i}`).toEqual({ ok: true, problems: [] });
      const dump = unit.dump();
      if (dump === before) seen.before += 1;
      else if (dump === after) seen.after += 1;
      else throw new Error(`kill ${i} of lane ${number} (seed ${seed}) left a partial state`);
      const receives = (await unit.call('listReceives', {})).filter((receive) => receive.undoneAt === null);
      expect(receives.length).toBe(dump === after ? 1 : 0);
      unit.close();
      expect(
        readdirSync(store, { recursive: true }).filter((name) => String(name).endsWith('.part')),
      ).toEqual([]);
    }
    return seen;
  };
  const seen = await Promise.all(Array.from({ length: LANES }, (_, number) => lane(number)));
  expect(seen.reduce((sum, each) => sum + each.before + each.after, 0)).toBe(KILLS);
  expect(seen.some((each) => each.before > 0)).toBe(true);
  expect(seen.some((each) => each.after > 0)).toBe(true);
}, 900_000);
