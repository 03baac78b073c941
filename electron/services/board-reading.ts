import { dateOf } from '../../shared/dates.ts';
import type { Store } from '../store/store.ts';
import type { BoardReading } from './board.ts';

interface Kept {
  readonly changes: number;
  readonly day: string;
  readonly reading: BoardReading;
}

/** A larger ledger is read anew each time: holding it would cost an old PC its memory. */
const MOST_TASKS = 20_000;

const kept = new WeakMap<Store, Kept>();

/**
 * One screen asks for ledgers, rows and counts in a row, all of the same reading; it is kept until the next write.
 * SQLite counts every change of this connection, and the store has no other.
 */
export function boardReading(store: Store, read: () => BoardReading): BoardReading {
  const changes = Number(store.db.prepare('SELECT total_changes()').pluck().get());
  const day = dateOf(store.now());
  const known = kept.get(store);
  if (known?.changes === changes && known.day === day) return known.reading;
  kept.delete(store);
  const reading = read();
  if (reading.tasks.length <= MOST_TASKS) kept.set(store, { changes, day, reading });
  return reading;
}
