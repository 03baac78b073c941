import { dateOf, timeOf } from '../../shared/dates.ts';
import type { Session } from '../../shared/model/views.ts';
import { fill, useWords, type Words } from '../words/words.ts';

/** The standing notice, the last backup, the last receive. */
export function Footer({ session }: { readonly session: Session | null }) {
  const w = useWords('frame');
  return (
    <footer className="frame-footer">
      <span className="frame-notice">{w.notice}</span>
      {session?.unit && (
        <>
          <span className="numbers">{backupText(session.lastBackup, w)}</span>
          <span className="frame-last-receive numbers">{receiveText(session.lastReceive, w)}</span>
        </>
      )}
    </footer>
  );
}

function backupText(at: number | null, w: Words['frame']): string {
  if (at === null) return w.neverBackedUp;
  const today = dateOf(at) === dateOf(Date.now());
  return today ? fill(w.backedUpToday, { time: timeOf(at) }) : fill(w.backedUpOn, { date: dateOf(at) });
}

const receiveText = (last: Session['lastReceive'], w: Words['frame']): string =>
  last === null ? w.neverReceived : fill(w.lastReceive, { date: dateOf(last.at).slice(5), from: last.from });
