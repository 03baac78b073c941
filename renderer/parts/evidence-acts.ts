import { call } from '../api/call.ts';
import { announceWritten } from '../pick/on-stick.ts';
import { pickSaveFile } from '../pick/pick.ts';
import { safeFileName } from '../pick/request.ts';
import { writeFile } from '../pick/write-file.ts';
import { fill, words } from '../words/words.ts';

interface Item {
  readonly sha256: string;
  readonly name: string;
}

/** Gives a read-only copy to its own program; behind the loopback host the browser fetches it. */
export async function openEvidence({ sha256, name }: Item): Promise<void> {
  const lent = await call('lendEvidence', { sha256, name });
  if (!lent.ok) return;
  const opened = await call('openLent', { path: lent.value.path });
  if (!opened.ok || opened.value.download === null) return;
  const link = document.createElement('a');
  link.href = opened.value.download;
  link.download = name;
  link.click();
}

export async function saveEvidence({ sha256, name }: Item): Promise<void> {
  const path = await pickSaveFile('evidence', safeFileName(name));
  if (path === null) return;
  const saved = await writeFile('saveEvidence', { sha256, name, path });
  if (saved.ok)
    await announceWritten(fill(words().evidence.saved, { path: saved.value.path }), saved.value.path);
}
