import { call } from '../../api/call.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickFiles, pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { useSessionState } from '../../state/session.ts';
import { fill, words } from '../../words/words.ts';

/** Writes our card and shows the fingerprint that the other side will ask for. */
export async function writeCardFile(): Promise<void> {
  const w = words().cards;
  const unit = useSessionState.getState().session?.unit?.name ?? '';
  const path = await pickSaveFile('card', safeFileName(fill(w.fileName, { unit })));
  if (path === null) return;
  const answer = await call('writeCard', { path });
  if (!answer.ok) return;
  await announceWritten(fill(w.written, { path: answer.value.path }), answer.value.path);
  openDialog({
    kind: 'fingerprint',
    title: w.writtenTitle,
    body: `${answer.value.path}\n${w.writtenBody}`,
    fingerprint: answer.value.fingerprint,
  });
}

export async function chooseCardFile(): Promise<void> {
  const [path] = await pickFiles({ purpose: 'card', many: false });
  if (path !== undefined) await enrolCardFile(path);
}

/** Enrols the key of a card once its fingerprint was compared by phone. True when it was enrolled. */
export async function enrolCardFile(path: string): Promise<boolean> {
  const looked = await call('trustCard', { path, dryRun: true });
  if (!looked.ok) return false;
  return new Promise((answer) =>
    openDialog({ kind: 'trustCard', card: { path, seen: looked.value, answer } }),
  );
}
