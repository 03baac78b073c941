import type { Session } from '../../shared/model/views.ts';
import { isBackupDue } from '../../shared/rules/backup-due.ts';
import type { Store } from '../store/store.ts';

interface BackupNote {
  readonly at: number;
  readonly path: string;
  readonly otherMedium: boolean;
}

/** Under these names the store remembers its last backup file, and the last one on another medium. */
const LAST = 'lastBackup';
const LAST_ELSEWHERE = 'lastBackupElsewhere';

/** A copy on the store's own disk goes with that disk. */
export function noteBackup(store: Store, note: BackupNote): void {
  store.meta.setJson(LAST, note);
  if (note.otherMedium) store.meta.set(LAST_ELSEWHERE, String(note.at));
}

export function backupState(store: Store, everyDays: number, now: number): Session['backup'] {
  const noted = store.meta.get(LAST_ELSEWHERE);
  const elsewhere = noted === null ? null : Number(noted);
  const begun = store.db.prepare<[], { at: number }>('SELECT at FROM history ORDER BY seq LIMIT 1').get();
  return {
    last: store.meta.json<BackupNote | null>(LAST, null),
    elsewhere,
    due: isBackupDue({ last: elsewhere, since: begun?.at ?? now, everyDays }, now),
  };
}
