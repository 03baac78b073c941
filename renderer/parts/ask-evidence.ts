import { call } from '../api/call.ts';
import { announce } from '../state/announcements.ts';
import { rememberStoreStep } from '../state/store-steps.ts';
import { fill, words } from '../words/words.ts';

/** 请对方补发 of one file; can be taken back with Ctrl+Z until it has gone out. */
export async function askForEvidence({ sha256, name }: { readonly sha256: string; readonly name: string }) {
  const answer = await call('askForEvidence', { files: [sha256] });
  const holder = answer.ok ? answer.value.asked[0]?.of : undefined;
  if (!holder) return;
  const w = words().evidence;
  announce(fill(w.asked, { unit: holder.name }));
  await rememberStoreStep(fill(w.askStep, { name }));
}
