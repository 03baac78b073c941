import { rmSync } from 'node:fs';

/** What SQLite keeps beside a database; the next one of the same name would take it for its own and be filled from it. */
export const BESIDE = ['-journal', '-wal', '-shm'] as const;

/** Removes a database with all that belongs to it. */
export function removeDatabase(file: string): void {
  // What is beside goes first: a database without it is whole, it without its database would fall to the next one.
  for (const suffix of [...BESIDE, '']) rmSync(`${file}${suffix}`, { force: true });
}

/** Whether a name is of something that was being written when the process ended. */
export const isUnfinished = (name: string): boolean => /\.part(-journal|-wal|-shm)?$/.test(name);
