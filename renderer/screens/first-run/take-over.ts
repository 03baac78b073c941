import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { pickFiles } from '../../pick/pick.ts';
import { loadSession } from '../../state/load-session.ts';
import { forgetSteps } from '../../state/undo.ts';
import type { GoodPreview } from '../receive/entries.ts';

/** What stands between a chosen archive and its taking over. */
export type Look =
  | { readonly step: 'locked'; readonly wrong: boolean }
  | { readonly step: 'seen'; readonly preview: GoodPreview }
  | { readonly step: 'refused'; readonly error: DescribedError };

export async function chooseArchive(): Promise<void> {
  const [path] = await pickFiles({ purpose: 'bundle', many: false });
  if (path !== undefined) openDialog({ kind: 'takeOver', path });
}

/** Checks the archive as the real thing would, in a folder that goes away. */
export async function lookAt(path: string, password: string | null): Promise<Look | null> {
  const answer = await call('previewBundles', { paths: [path], ...(password !== null && { password }) });
  const [preview] = answer.ok ? answer.value : [];
  if (!preview) return null;
  if (preview.ok) return { step: 'seen', preview };
  if (preview.error.code === 'E_PASSWORD') return { step: 'locked', wrong: password !== null };
  return { step: 'refused', error: preview.error as DescribedError };
}

/** Makes this PC one of the unit; the answer is a refusal, or null when it was done. */
export async function takeOver(
  { path, sender }: GoodPreview,
  password: string | null,
): Promise<DescribedError | null> {
  const answer = await call(
    'receiveBundles',
    {
      paths: [path],
      trustNew: false,
      trusted: [sender.fingerprint],
      dryRun: false,
      ...(password !== null && { password }),
    },
    { quiet: true },
  );
  if (!answer.ok) return answer.error;
  const [result] = answer.value.results;
  if (result && !result.ok) return result.error as DescribedError;
  forgetSteps();
  await loadSession();
  return null;
}
