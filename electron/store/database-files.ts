import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';

/** What SQLite keeps beside a database; the next one of the same name would take it for its own and be filled from it. */
export const BESIDE = ['-journal', '-wal', '-shm'] as const;

/** Removes a database with all that belongs to it. */
export function removeDatabase(file: string): void {
  // What is beside goes first: a database without it is whole, it without its database would fall to the next one.
  for (const suffix of [...BESIDE, '']) rmSync(`${file}${suffix}`, { force: true });
}

/** The same for what is no longer wanted: what cannot be taken away now goes with the next start. */
export function discardDatabase(file: string): void {
  try {
    removeDatabase(file);
  } catch {
    // It must not hide how the work on it ended.
  }
}

/** Makes a file last through a power cut; what SQLite copies it leaves to the system. */
export function flushFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whether a name is of something that was being written when the process ended. */
export const isUnfinished = (name: string): boolean => /\.part(-journal|-wal|-shm)?$/.test(name);
