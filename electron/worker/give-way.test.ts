import { expect, test, vi } from 'vitest';
import { giveWay } from './give-way.ts';

const own = vi.hoisted(() => ({ priority: 0 }));
vi.mock('node:os', () => ({
  getPriority: () => own.priority,
  setPriority: (priority: number) => {
    own.priority = priority;
  },
}));

const after = (platform: NodeJS.Platform, before: number): number => {
  own.priority = before;
  giveWay(platform);
  return own.priority;
};

test('the thread stands back on Linux alone, and never comes forward', () => {
  expect(after('linux', 0)).toBe(5);
  expect(after('linux', 10)).toBe(10);
  expect(after('win32', 0)).toBe(0);
  expect(after('darwin', 0)).toBe(0);
});
