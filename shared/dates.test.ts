import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dateOf, momentOf, startOfDate, timeOf } from './dates.ts';

const zones = ['Asia/Shanghai', 'UTC', 'America/New_York', 'Pacific/Kiritimati', 'America/St_Johns'];

describe.each(zones)('with the PC in %s', (zone) => {
  const before = process.env['TZ'];
  beforeEach(() => {
    process.env['TZ'] = zone;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  });

  test('instants are shown in +08:00', () => {
    expect(new Date(0).getTimezoneOffset() === 0).toBe(zone === 'UTC');
    const at = Date.UTC(2026, 10, 30, 15, 59, 59);
    expect([dateOf(at), timeOf(at), momentOf(at)]).toEqual(['2026-11-30', '23:59', '2026-11-30 23:59']);
    expect(momentOf(at + 1000)).toBe('2026-12-01 00:00');
  });

  test('a calendar date begins at midnight in +08:00', () => {
    expect(startOfDate('2026-12-01')).toBe(Date.UTC(2026, 10, 30, 16));
    expect(dateOf(startOfDate('2024-02-29'))).toBe('2024-02-29');
    expect(dateOf(startOfDate('2024-02-29') - 1)).toBe('2024-02-28');
  });
});
