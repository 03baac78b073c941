import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { dateOf } from '../../shared/dates.ts';
import type { Snapshot } from '../../shared/model/views.ts';
import type { Db } from './database.ts';
import { discardDatabase, flushFile, removeDatabase } from './database-files.ts';

/**
 * Whole copies of the store, taken by `VACUUM INTO` and kept 7 daily, 4 weekly, 12 monthly.
 * The unit's key is a file of its own and never in a snapshot. Evidence is stored once by content and never changes,
 * so a snapshot needs only the database.
 */
export type SnapshotReason = Snapshot['reason'];

export interface Snapshots {
  readonly list: () => readonly Snapshot[];
  /** Answers the snapshot's file name. Throws what SQLite throws when the disk is full: the caller's change must not go on. */
  readonly take: (db: Db, reason: SnapshotReason, at: number) => string;
  readonly takenToday: (reason: SnapshotReason, at: number) => boolean;
  readonly path: (name: string) => string | null;
}

const NAME = /^(\d{1,15})-(daily|receive|replace|manual)\.sqlite$/;

export function createSnapshots(storeDir: string): Snapshots {
  const dir = join(storeDir, 'snapshots');
  const list = (): readonly Snapshot[] => {
    if (!existsSync(dir)) return [];
    return readdirSync(dir)
      .flatMap((name) => {
        const match = NAME.exec(name);
        if (!match) return [];
        return [
          {
            name,
            at: Number(match[1]),
            bytes: statSync(join(dir, name)).size,
            reason: match[2] as SnapshotReason,
          },
        ];
      })
      .sort((a, b) => b.at - a.at);
  };
  return {
    list,
    take: (db, reason, at) => {
      mkdirSync(dir, { recursive: true });
      const name = `${at}-${reason}.sqlite`;
      const temporary = join(dir, `${name}.part`);
      removeDatabase(temporary);
      try {
        db.prepare('VACUUM INTO ?').run(temporary);
        flushFile(temporary);
        renameSync(temporary, join(dir, name));
      } catch (error) {
        discardDatabase(temporary);
        throw error;
      }
      for (const old of beyondKeeping(list())) rmSync(join(dir, old.name), { force: true });
      return name;
    },
    takenToday: (reason, at) => list().some((s) => s.reason === reason && dateOf(s.at) === dateOf(at)),
    path: (name) => (list().some((s) => s.name === name) ? join(dir, name) : null),
  };
}

/** Weeks begin on Monday in +08:00; day 0 of the count was a Thursday. */
const weekOf = (at: number): string => `${Math.floor((Date.parse(dateOf(at)) / 86_400_000 + 3) / 7)}`;

/** What the rule 7 daily, 4 weekly, 12 monthly lets go: the newest of each of the last days, weeks and months stays. */
export function beyondKeeping(newestFirst: readonly Snapshot[]): readonly Snapshot[] {
  const keep = new Set<string>();
  const newestOf = (bucket: (at: number) => string, count: number, among = newestFirst) => {
    const seen = new Set<string>();
    for (const snapshot of among) {
      const key = bucket(snapshot.at);
      if (seen.has(key)) continue;
      if (seen.size === count) break;
      seen.add(key);
      keep.add(snapshot.name);
    }
  };
  newestOf(dateOf, 7);
  // The state in which a day began stays, whatever was kept later on that day.
  newestOf(
    dateOf,
    7,
    newestFirst.filter(({ reason }) => reason === 'daily'),
  );
  newestOf(weekOf, 4);
  newestOf((at) => dateOf(at).slice(0, 7), 12);
  // The way back from a replacement, and from the first receive of a day, stays a week even when a later one of the day exists.
  for (const s of newestFirst.filter((s) => s.reason !== 'daily').slice(0, 7)) keep.add(s.name);
  return newestFirst.filter((s) => !keep.has(s.name));
}
