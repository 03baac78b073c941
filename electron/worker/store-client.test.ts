import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Answer, ShellEvent } from '../../shared/contract.ts';
import { createStoreClient, type StoreClient } from './store-client.ts';

let client: StoreClient;
let events: ShellEvent[];
let onNextEvent: (event: ShellEvent) => void;
const zh = { language: 'zh' } as const;
const job = (name: string) => ({ language: 'zh', job: name }) as const;
const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.error.code);
const value = (answer: Answer<unknown>) => (answer.ok ? answer.value : null);

beforeEach(async () => {
  events = [];
  onNextEvent = () => undefined;
  client = createStoreClient({
    workerUrl: new URL('./fake-store-worker.ts', import.meta.url),
    options: { dir: '/nowhere', appVersion: '0', seedsDir: '/nowhere' },
    onEvent: (event) => {
      events.push(event);
      onNextEvent(event);
    },
  });
});
afterEach(() => client.close());

/** The fake store refuses its first opening. */
const opened = () => client.call('getSession', {}, zh);

test('A store that cannot be opened is the refusal of that call, and the next call tries again', async () => {
  expect(code(await opened())).toBe('E_STORE_BUSY');
  expect(value(await client.call('getSession', { a: 1 }, zh))).toMatchObject({ args: { a: 1 }, openings: 2 });
});

test('Calls run one at a time and in order, also when one of them waits for something', async () => {
  await opened();
  const answers = await Promise.all([
    client.call('getWorkbench', {}, zh),
    client.call('listUnits', {}, zh),
    client.call('getWorkbench', {}, zh),
  ]);
  expect(value(answers[2] as Answer<unknown>)).toMatchObject({
    log: [
      'getWorkbench begins',
      'getWorkbench ends',
      'listUnits begins',
      'listUnits ends',
      'getWorkbench begins',
      'getWorkbench ends',
    ],
  });
});

test('A call that steps aside lets those behind it pass, and goes on when it has its turn again', async () => {
  await opened();
  const aside = client.call('listLedgers', {}, zh);
  await client.call('listUnits', {}, zh);
  expect(value(await aside)).toMatchObject({
    log: ['listLedgers begins', 'listUnits begins', 'listUnits ends', 'listLedgers ends'],
  });
});

test('A running job learns from the shared flag that it is cancelled, although it never lets go of its thread', async () => {
  await opened();
  const started = new Promise((resolve) => {
    onNextEvent = resolve;
  });
  const answer = client.call('receiveBundles', {}, job('j1'));
  await started;
  client.cancel('j1');
  expect(code(await answer)).toBe('E_CANCELLED');
});

test('A job cancelled before its turn never begins, and other jobs go on', async () => {
  await opened();
  const first = client.call('getWorkbench', {}, job('j1'));
  const second = client.call('listUnits', {}, job('j2'));
  client.cancel('j2');
  expect(code(await first)).toBe('ok');
  expect(code(await second)).toBe('E_CANCELLED');
});

test('Progress carries its job, and its last step always arrives', async () => {
  await opened();
  await client.call('importList', {}, job('j3'));
  expect(events.at(0)).toEqual({ type: 'progress', job: 'j3', stage: 'import', done: 0, total: 100_000 });
  expect(events.at(-1)).toEqual({
    type: 'progress',
    job: 'j3',
    stage: 'import',
    done: 100_000,
    total: 100_000,
  });
  expect(events.length).toBeLessThan(1000);
});

test('A mistake inside a call is E_INTERNAL with its first line, in the language of the call', async () => {
  await opened();
  const answer = await client.call('getTask', {}, { language: 'en' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'E_INTERNAL' } });
  expect(answer.ok ? '' : answer.error.message).toBe(
    'The program met something unexpected and did not finish this step (a mistake of ours).',
  );
});

test('A thread that ends or crashes answers every waiting call, and the next call starts a new one', async () => {
  await opened();
  const answers = await Promise.all([client.call('checkStore', {}, zh), client.call('listUnits', {}, zh)]);
  expect(answers.map(code)).toEqual(['E_INTERNAL', 'E_INTERNAL']);
  expect(code(await opened())).toBe('E_STORE_BUSY');

  const crashed = await client.call('listHistory', {}, zh);
  expect(crashed).toMatchObject({ ok: false, error: { code: 'E_INTERNAL' } });
  expect(crashed.ok ? '' : crashed.error.message).toContain('a mistake outside of any call');
  expect(code(await opened())).toBe('E_STORE_BUSY');
});

test('Closing stops what runs, lets waiting calls have their turn, and refuses what comes later', async () => {
  await opened();
  const started = new Promise((resolve) => {
    onNextEvent = resolve;
  });
  const running = client.call('receiveBundles', {}, job('j4'));
  await started;
  const saved = client.call('saveDraft', {}, job('j5'));
  await client.close();
  expect(code(await running)).toBe('E_CANCELLED');
  expect(code(await saved)).toBe('ok');
  expect(code(await client.call('getSession', {}, zh))).toBe('E_CANCELLED');
});
