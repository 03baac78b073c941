import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteProgress, percentOf, startJob, useJobs } from './jobs.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('an operation is shown after 300 ms and becomes cancellable after 2 s', () => {
  const job = startJob('importList');
  const phase = () => useJobs.getState().jobs.find(({ id }) => id === job.id)?.phase;
  vi.advanceTimersByTime(299);
  expect(phase()).toBe('fresh');
  vi.advanceTimersByTime(1);
  expect(phase()).toBe('shown');
  vi.advanceTimersByTime(1700);
  expect(phase()).toBe('long');
  job.finish();
  expect(phase()).toBeUndefined();
});

test('a finished operation never comes back', () => {
  startJob('importList').finish();
  vi.advanceTimersByTime(10_000);
  expect(useJobs.getState().jobs).toEqual([]);
});

test('progress reaches only the job it is about', () => {
  const one = startJob('importList');
  const two = startJob('receiveBundles');
  noteProgress({ type: 'progress', job: two.id, stage: '写入', done: 1, total: 4 });
  expect(useJobs.getState().jobs.map(({ stage, done }) => [stage, done])).toEqual([
    ['', 0],
    ['写入', 1],
  ]);
  one.finish();
  two.finish();
});

test('a percentage is whole, within 0 and 100, and absent while the total is unknown', () => {
  expect(percentOf({ done: 1, total: 3 })).toBe(33);
  expect(percentOf({ done: 9, total: 3 })).toBe(100);
  expect(percentOf({ done: 5, total: null })).toBeNull();
  expect(percentOf({ done: 0, total: 0 })).toBeNull();
});
