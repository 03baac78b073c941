import { expect, test } from 'vitest';
import { isBackupDue } from './backup-due.ts';

const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 26);

test('a backup is due once the last one is as old as was set', () => {
  const habit = { since: 0, everyDays: 7 };
  expect(isBackupDue({ ...habit, last: now - 7 * DAY }, now)).toBe(true);
  expect(isBackupDue({ ...habit, last: now - 7 * DAY + 1 }, now)).toBe(false);
});

test('a new store has as long for its first one', () => {
  expect(isBackupDue({ last: null, since: now - 6 * DAY, everyDays: 7 }, now)).toBe(false);
  expect(isBackupDue({ last: null, since: now - 8 * DAY, everyDays: 7 }, now)).toBe(true);
});

test('nobody is reminded who does not want it, and a clock that was set back reminds', () => {
  expect(isBackupDue({ last: null, since: 0, everyDays: 0 }, now)).toBe(false);
  expect(isBackupDue({ last: now + 400 * DAY, since: 0, everyDays: 7 }, now)).toBe(true);
  expect(isBackupDue({ last: now + DAY / 2, since: 0, everyDays: 7 }, now)).toBe(false);
});
