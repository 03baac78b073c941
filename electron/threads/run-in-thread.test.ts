import { expect, test } from 'vitest';
import { fail, type Result } from '../../shared/result.ts';
import { type Isolation, runInThread } from './run-in-thread.ts';

const program = (text: string): URL => new URL(`data:text/javascript,${encodeURIComponent(text)}`);

const limits: Isolation = { milliseconds: 20_000, megabytes: 64 };

const run = (text: string, job: unknown, given: Partial<Isolation> = {}): Promise<Result<unknown>> =>
  runInThread(program(text), job, { ...limits, ...given }, 'E_TOO_LARGE');

/** Fills what is shared in one stroke that can't be broken off: what has begun has an end where the thread has ended. */
const filling = (answer: string) => `
  import { parentPort, workerData } from 'node:worker_threads';
  import { randomFillSync } from 'node:crypto';
  ${answer};
  randomFillSync(workerData);
  for (;;);`;

const isWritten = (bytes: Uint8Array): boolean => bytes.some((byte) => byte !== 0);

test.each([
  ['which has answered', 'parentPort.postMessage({ ok: true, value: 1 })', false, { ok: true, value: 1 }],
  ['no longer wanted', '', true, fail('E_CANCELLED')],
] as const)('A thread %s has ended when the answer is there', async (_, answer, cancels, expected) => {
  const shared = new Uint8Array(new SharedArrayBuffer(256 * 1024 * 1024));
  const [head, tail] = [shared.subarray(0, 64), shared.subarray(-64)];
  const cancelled = () => cancels && isWritten(head);
  expect(await run(filling(answer), shared, { cancelled })).toEqual(expected);
  expect(isWritten(tail)).toBe(isWritten(head));
});

test('A thread that takes too long costs no more than its job', async () =>
  expect(await run('for (;;);', null, { milliseconds: 100 })).toEqual(fail('E_TOO_LARGE')));

test('A thread that fills its memory costs no more than its job', async () =>
  expect(await run('const all = []; for (;;) all.push({});', null)).toEqual(fail('E_TOO_LARGE')));

test('What is our mistake is none of the file', async () => {
  await expect(run('throw new Error("ours")', null)).rejects.toThrow('ours');
  await expect(run('', null)).rejects.toThrow('without an answer');
});
