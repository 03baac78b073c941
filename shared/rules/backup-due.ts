/** The last backup file that was written to another medium than the store's own, and how often there should be one. */
export interface BackupHabit {
  /** UTC milliseconds; null where there was none yet. */
  readonly last: number | null;
  /** When the store was begun: a new one has nothing to lose yet. */
  readonly since: number;
  /** Days; 0 asks for no reminder. */
  readonly everyDays: number;
}

const DAY = 86_400_000;

/** Whether it is time to remind of a backup. A clock that was set back does not silence the reminder for years. */
export function isBackupDue({ last, since, everyDays }: BackupHabit, now: number): boolean {
  if (everyDays === 0) return false;
  const from = last ?? since;
  return now - from >= everyDays * DAY || from - now > DAY;
}
