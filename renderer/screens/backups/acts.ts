import { dateOf, momentOf } from '../../../shared/dates.ts';
import type { Snapshot } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { askConfirm, openDialog } from '../../dialogs/dialog.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { onItsMedium } from '../../pick/other-medium.ts';
import { pickFiles, pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { announce } from '../../state/announcements.ts';
import { showFailure } from '../../state/failures.ts';
import { useSessionState } from '../../state/session.ts';
import { restoreBackup, restoreSnapshot } from '../../state/session-acts.ts';
import { fill, words } from '../../words/words.ts';
import type { RestoreSource } from './restore-source.ts';

const unitName = (): string => useSessionState.getState().session?.unit?.name ?? words().common.product;

export async function backUpToFile(): Promise<void> {
  const w = words().backups;
  const proposal = fill(w.fileName, { unit: unitName(), date: dateOf(Date.now()) });
  const path = await pickSaveFile('backup', safeFileName(proposal));
  if (path === null) return;
  const answer = await onItsMedium(path, () => call('makeBackup', { path }, { quiet: true }));
  if (!answer.ok && answer.error.code !== 'E_CANCELLED') showFailure(answer.error);
  if (answer.ok) await announceWritten(fill(w.made, { path: answer.value.path }), answer.value.path);
}

export async function restoreFromFile(): Promise<void> {
  const w = words().backups;
  const [path] = await pickFiles({ purpose: 'backup', many: false });
  if (path === undefined) return;
  const file = path.split(/[\\/]/).at(-1) ?? path;
  // Without a store that can be read there is nothing to lose, and nothing to compare with.
  if (useSessionState.getState().session?.store.state === 'ready') {
    openDialog({ kind: 'restorePreview', source: { kind: 'file', path } });
    return;
  }
  if (await confirmed(fill(w.restoreFileTitle, { file }))) await done(restoreBackup(path));
}

/** After its preview was seen. */
export const goBackTo = (source: RestoreSource): Promise<void> =>
  done(source.kind === 'snapshot' ? restoreSnapshot(source.name) : restoreBackup(source.path));

export async function bringTaskBack(name: string, task: string): Promise<void> {
  const w = words().backups;
  const answer = await call('restoreTask', { name, task });
  if (!answer.ok) return;
  const { restored } = answer.value;
  announce(restored === 0 ? w.broughtNothing : fill(w.broughtBack, { count: restored }));
}

export async function restoreFromSnapshot({ name, at }: Snapshot): Promise<void> {
  const w = words().backups;
  if (await confirmed(fill(w.restoreTitle, { when: momentOf(at) }))) await done(restoreSnapshot(name));
}

const confirmed = (title: string): Promise<boolean> => {
  const w = words().backups;
  return askConfirm({
    title,
    body: fill(w.restoreBody, { unit: unitName() }),
    verb: w.restoreVerb,
    danger: true,
  });
};

async function done(restored: Promise<boolean>): Promise<void> {
  if (await restored) announce(words().backups.restored);
}
