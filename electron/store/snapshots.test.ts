import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateOf, startOfDate } from '../../shared/dates.ts';
import type { Snapshot } from '../../shared/model/views.ts';
import { testFolder } from '../services/test-stores.ts';
import { beyondKeeping, createSnapshots } from './snapshots.ts';

const DAY = 86_400_000;
const NOON = startOfDate('2026-11-30') + DAY / 2;
const taken = (at: number, reason: Snapshot['reason'] = 'daily'): Snapshot => ({
  name: `${at}-${reason}.sqlite`,
  at,
  bytes: 1,
  reason,
});

const anyTimes = fc.uniqueArray(fc.integer({ min: 0, max: 3 * 365 * 24 }), { minLength: 1, maxLength: 300 });

const kept = (snapshots: readonly Snapshot[]) => {
  const newestFirst = snapshots.toSorted((a, b) => b.at - a.at);
  const gone = new Set(beyondKeeping(newestFirst).map((s) => s.name));
  return newestFirst.filter((s) => !gone.has(s.name));
};

describe('keeping 7 daily, 4 weekly, 12 monthly', () => {
  test('one a day for three years leaves the last 7 days, 4 weeks and 12 months', () => {
    const days = Array.from({ length: 1000 }, (_, i) => taken(NOON - i * DAY));
    const left = kept(days).map((s) => dateOf(s.at));
    expect(left.slice(0, 7)).toEqual([
      '2026-11-30',
      '2026-11-29',
      '2026-11-28',
      '2026-11-27',
      '2026-11-26',
      '2026-11-25',
      '2026-11-24',
    ]);
    // 2026-11-30 is a Monday: the Sundays before it are the newest of their weeks.
    expect(left).toEqual(expect.arrayContaining(['2026-11-22', '2026-11-15']));
    expect(left).toEqual(
      expect.arrayContaining(['2026-10-31', '2026-09-30', '2026-08-31', '2026-02-28', '2025-12-31']),
    );
    expect(left).not.toContain('2025-11-30');
    expect(left.length).toBeLessThanOrEqual(7 + 4 + 12);
  });

  test('a daily snapshot stays beside a later one of the same day', () => {
    const day = [taken(NOON), taken(NOON + 3_600_000, 'receive'), taken(NOON + 7_200_000, 'manual')];
    const before = taken(NOON - DAY);
    expect(kept([before, taken(NOON - DAY + 3_600_000, 'replace'), ...day])).toEqual(
      expect.arrayContaining([before, ...day]),
    );
  });

  test('the newest of each of the last seven days with a snapshot always stays', () => {
    fc.assert(
      fc.property(anyTimes, (hours) => {
        const all = hours.map((hour) => taken(NOON - hour * 3_600_000)).sort((a, b) => b.at - a.at);
        const left = new Set(kept(all).map((s) => s.name));
        const days = [...new Set(all.map((s) => dateOf(s.at)))].slice(0, 7);
        for (const day of days)
          expect(left.has(all.find((s) => dateOf(s.at) === day)?.name ?? '')).toBe(true);
        const months = [...new Set(all.map((s) => dateOf(s.at).slice(0, 7)))].slice(0, 12);
        for (const month of months)
          expect(left.has(all.find((s) => dateOf(s.at).startsWith(month))?.name ?? '')).toBe(true);
        expect(left.size).toBeLessThanOrEqual(7 + 4 + 12);
      }),
    );
  });

  test('letting go twice lets nothing more go', () => {
    fc.assert(
      fc.property(anyTimes, (hours) => {
        const once = kept(hours.map((hour) => taken(NOON - hour * 3_600_000)));
        expect(kept(once)).toEqual(once);
      }),
    );
  });

  test('a day and a week end at midnight in +08:00', () => {
    const monday = startOfDate('2026-11-30');
    const edge = [taken(monday - 1), taken(monday)];
    expect(kept(edge)).toHaveLength(2);
    const sundays = [taken(monday + 1), taken(monday - 1), taken(monday - 7 * DAY - 1)];
    expect(kept(sundays)).toHaveLength(3);
  });
});

describe('taking a snapshot', () => {
  test('leaves nothing behind when the disk is full', () => {
    const dir = testFolder();
    const db = new Database(join(dir, 'x.sqlite'));
    db.exec('CREATE TABLE t (x TEXT)');
    mkdirSync(join(dir, 'snapshots'));
    const full = { prepare: () => ({ run: (path: string) => fill(path) }) } as unknown as Database.Database;
    expect(() => createSnapshots(dir).take(full, 'daily', NOON)).toThrow('full');
    expect(readdirSync(join(dir, 'snapshots'))).toEqual([]);
    expect(createSnapshots(dir).take(db, 'daily', NOON)).toBe(`${NOON}-daily.sqlite`);
    db.close();
  });

  test('is a whole copy that opens by itself', () => {
    const dir = testFolder();
    const db = new Database(join(dir, 'x.sqlite'));
    db.pragma('journal_mode = WAL');
    db.exec("CREATE TABLE t (x TEXT); INSERT INTO t VALUES ('一')");
    const snapshots = createSnapshots(dir);
    const name = snapshots.take(db, 'receive', NOON);
    db.exec("INSERT INTO t VALUES ('二')");
    const copy = new Database(snapshots.path(name) ?? '', { readonly: true });
    expect(copy.prepare('SELECT x FROM t').pluck().all()).toEqual(['一']);
    copy.close();
    db.close();
    expect(snapshots.takenToday('receive', NOON)).toBe(true);
    expect(snapshots.takenToday('receive', NOON + DAY)).toBe(false);
    expect(snapshots.takenToday('daily', NOON)).toBe(false);
  });

  test('a name that is none of ours leads nowhere', () => {
    const dir = testFolder();
    mkdirSync(join(dir, 'snapshots'));
    writeFileSync(join(dir, 'secret'), '');
    expect(createSnapshots(dir).path('../secret')).toBe(null);
    expect(existsSync(join(dir, 'snapshots', '../secret'))).toBe(true);
  });
});

function fill(path: string): never {
  writeFileSync(path, 'half a copy');
  throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
}
