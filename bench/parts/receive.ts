import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../../electron/exchange/open-bundle.ts';
import { formatRecordLine } from '../../shared/exchange/record-line.ts';
import { rowFloor, writeFloorFile } from '../floor.ts';
import { type Measure, median, timed } from '../measure.ts';
import { type OpenedStore, withServices } from '../services.ts';
import { preparedStores } from '../stores.ts';

const TASKS = 10_000;
const REPETITIONS = 7;
/** Left out of the figures: the compiler warms up. */
const WARM_UP = 2;

interface Round {
  readonly floor: number;
  readonly preview: number;
  readonly receive: number;
  readonly hash: number;
  readonly again: number;
  readonly rows: number;
  readonly undo: number;
}

/** 10,000 tasks from file to receipt into an empty store that knows the sender, and the same file once more. */
export async function receive(dir: string): Promise<readonly Measure[]> {
  const { school, bundle } = preparedStores(dir, TASKS);
  const floorFile = join(dir, 'floor.deflate');
  writeFloorFile(floorFile, await linesOf(bundle));
  const rounds: Round[] = [];
  for (let round = 0; round < WARM_UP + REPETITIONS; round++) {
    const floor = rowFloor(floorFile, join(dir, 'floor'));
    const store = join(dir, 'receiving');
    rmSync(store, { recursive: true, force: true });
    cpSync(school, store, { recursive: true });
    const measured = await withServices(store, (opened) => receiveAndBack(opened, store, bundle));
    if (round >= WARM_UP) rounds.push({ floor, ...measured });
  }
  const all = (name: keyof Round) => rounds.map((round) => round[name]);
  const floor = { name: 'row floor', values: all('floor') };
  return [
    {
      id: 'receive',
      what: 'verified full receive, 10,000 tasks',
      unit: 'ms',
      values: all('receive'),
      floor,
      bound: { of: 'ratio', atMost: 1.5 },
    },
    {
      id: 'again',
      what: 'the same bundle again',
      unit: 'ms',
      values: all('again'),
      floor: { name: 'read and sha256 of the file', values: all('hash') },
      bound: { of: 'value', atMost: 5 },
    },
    {
      id: 'again-rows',
      what: 'rows changed by the same bundle again',
      unit: 'rows',
      values: all('rows'),
      bound: { of: 'value', atMost: 0 },
    },
    { id: 'preview', what: 'preview of the bundle, 10,000 tasks', unit: 'ms', values: all('preview'), floor },
    { id: 'undo', what: 'undo of the receive, 10,000 tasks', unit: 'ms', values: all('undo'), floor },
  ];
}

async function linesOf(bundle: string): Promise<readonly string[]> {
  const opened = await openBundle(bundle);
  if (!opened.ok) throw new Error(opened.error.code);
  const lines = [...opened.value.records()].map(({ record }) => formatRecordLine(record));
  await opened.value.close();
  return lines;
}

async function receiveAndBack(
  { call }: OpenedStore,
  store: string,
  bundle: string,
): Promise<Omit<Round, 'floor'>> {
  const receiveIt = () => call('receiveBundles', { paths: [bundle], trustNew: false, dryRun: false });
  const preview = await timed(() => call('previewBundles', { paths: [bundle] }));
  const received = await timed(receiveIt);
  const before = bytesOf(store);
  const hash = await timed(() => createHash('sha256').update(readFileSync(bundle)).digest());
  const again = [await timed(receiveIt), await timed(receiveIt), await timed(receiveIt)];
  const untouched = bytesOf(store) === before;
  const [first] = received.value.results;
  const repeated = again.flatMap(({ value }) => value.results);
  if (!first?.ok || first.counts.new !== first.bundle.records) throw new Error('all of the bundle is new');
  const changed = repeated.map((result) =>
    result.ok ? result.counts.new + result.counts.changed : Number.NaN,
  );
  const undo = await timed(() => call('undoReceive', { id: null }));
  return {
    preview: preview.ms,
    receive: received.ms,
    hash: hash.ms,
    again: median(again.map(({ ms }) => ms)),
    // A store whose files are the same byte for byte has no changed row.
    rows: Math.max(...changed) + (untouched ? 0 : 1),
    undo: undo.ms,
  };
}

/** A hash over the database and its log. */
function bytesOf(store: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(store)
    .filter((name) => name.startsWith('taizhang.sqlite'))
    .sort())
    hash.update(name).update(readFileSync(join(store, name)));
  return hash.digest('hex');
}
