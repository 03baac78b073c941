import { call } from '../api/call.ts';
import { openDialog } from '../dialogs/dialog.ts';
import type { FilePurpose, FolderPurpose, PickRequest, SavePurpose } from './request.ts';

/** Paths of files the person chose; none when they thought better of it. */
export async function pickFiles(request: {
  readonly purpose: FilePurpose;
  readonly many: boolean;
}): Promise<readonly string[]> {
  if (!(await hasNativeDialogs())) return ask({ mode: 'files', ...request });
  const answer = await call('chooseFiles', request);
  return answer.ok ? answer.value.paths : [];
}

export async function pickFolder(purpose: FolderPurpose): Promise<string | null> {
  if (!(await hasNativeDialogs())) return (await ask({ mode: 'folder', purpose }))[0] ?? null;
  const answer = await call('chooseFolder', { purpose });
  return answer.ok ? answer.value.path : null;
}

/** Where to write a file; `name` is the proposal. */
export async function pickSaveFile(purpose: SavePurpose, name: string): Promise<string | null> {
  if (!(await hasNativeDialogs())) return (await ask({ mode: 'save', purpose, name }))[0] ?? null;
  const answer = await call('chooseSaveFile', { purpose, name });
  return answer.ok ? answer.value.path : null;
}

const ask = (request: PickRequest): Promise<readonly string[]> =>
  new Promise((answer) => openDialog({ kind: 'pick', request, answer }));

let native: boolean | null = null;

async function hasNativeDialogs(): Promise<boolean> {
  if (native === null) {
    const answer = await call('getShell', {});
    if (answer.ok) native = answer.value.nativeDialogs;
  }
  return native ?? false;
}
