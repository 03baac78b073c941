import type { Value } from '../../../shared/contract.ts';
import { type DescribedError, describeFailure } from '../../../shared/errors.ts';
import type { ReadingChoice } from '../../../shared/lists/parts.ts';
import { call } from '../../api/call.ts';
import { pickFiles } from '../../pick/pick.ts';
import { announce } from '../../state/announcements.ts';
import { currentLanguage } from '../../state/session.ts';
import { rememberStep } from '../../state/undo.ts';
import { fill, words } from '../../words/words.ts';
import { type Draft, keptToDraft, reread, type Source, toDraft } from './draft.ts';
import { forgetImportSteps, leaveDraft, useImport } from './import-store.ts';

const { getState: get, setState: set } = useImport;

export async function chooseList(): Promise<void> {
  const [path] = await pickFiles({ purpose: 'list', many: false });
  if (path !== undefined) await openSource({ path });
}

/** Reads a document; a refusal stays on the first step, with what to do about it. The same document goes on where it was left. */
export async function openSource(source: Source): Promise<void> {
  const read = await readNow(source, {}, null, true);
  if (!read) return;
  if (read.list.tasks.length === 0 && read.parts.length === 0) {
    set({ busy: false, step: 'source', error: notAList(read) });
    return;
  }
  const kept = read.draft === null ? null : await call('getIntakeDraft', { id: read.draft }, { quiet: true });
  if (kept?.ok && read.draft !== null) return resumeDraft(read.draft);
  forgetImportSteps();
  const draft = toDraft({ source: sourceOf(source, read), preview: read, choice: {}, target: null });
  set({ busy: false, step: 'columns', draft, error: null, result: null, filter: 'all', savedAt: null });
}

/** Goes on with a draft that the store kept. */
export async function resumeDraft(id: string): Promise<void> {
  set({ busy: true, error: null });
  const kept = await call('getIntakeDraft', { id }, { quiet: true });
  if (!kept.ok) return set({ busy: false, error: kept.error });
  const { choice, target, step } = kept.value;
  const preview = await readNow({ draft: id }, choice, target, false);
  if (!preview) return;
  forgetImportSteps();
  const draft = keptToDraft(kept.value, { source: { draft: id }, preview, choice, target });
  const shown = step === 'compare' && !preview.known ? 'review' : step;
  set({ busy: false, step: shown, draft, error: null, result: null, filter: 'all', savedAt: null });
  announce(fill(words().importList.resumed, { name: preview.name }));
}

/** Reads the same document with other ranges, columns or another ledger; it can be taken back like any step. */
export async function readOtherwise(
  change: { readonly choice?: ReadingChoice; readonly target?: string | null },
  label: string,
): Promise<void> {
  const before = get().draft;
  if (!before) return;
  const choice = change.choice ?? before.choice;
  const target = change.target === undefined ? before.target : change.target;
  const read = await readInto(before, choice, target);
  if (!read) return;
  rememberStep({
    label,
    route: { screen: 'import', params: {} },
    undo: async () => {
      if (get().draft?.source === before.source) set({ step: 'columns', draft: before });
      return true;
    },
    redo: async () => {
      const now = get().draft;
      return now?.source === before.source && (await readInto(now, choice, target)) !== null;
    },
  });
  announce(
    `${label}${words().importList.announceJoin}${fill(words().importList.tasksCount, { count: read.preview.list.tasks.length })}`,
  );
}

/** What was forgotten no longer shapes the reading. */
export async function readAgain(): Promise<void> {
  const { draft } = get();
  if (draft) await readInto(draft, draft.choice, draft.target);
}

async function readInto(before: Draft, choice: ReadingChoice, target: string | null): Promise<Draft | null> {
  const preview = await readNow(before.source, choice, target, false);
  if (!preview) return null;
  const draft = reread(before, { source: before.source, preview, choice, target });
  set({ busy: false, draft, error: null });
  return draft;
}

async function readNow(
  source: Source,
  choice: ReadingChoice,
  target: string | null,
  keep: boolean,
): Promise<Value<'previewList'> | null> {
  set({ busy: true, error: null });
  const answer = await call('previewList', { ...source, choice, target, keep }, { quiet: true });
  if (answer.ok) return answer.value;
  const { draft } = get();
  set({
    busy: false,
    ...(draft === null && { step: 'source' as const }),
    ...(answer.error.code !== 'E_CANCELLED' && { error: answer.error }),
  });
  return null;
}

const sourceOf = (source: Source, { draft }: Value<'previewList'>): Source =>
  draft === null ? source : { draft };

/** A document without tasks is read without a refusal; here it has to be one. */
const notAList = ({ name, list }: Value<'previewList'>): DescribedError =>
  describeFailure(
    {
      code: 'E_NOT_A_LIST',
      params: { file: name, reason: list.notes.map(({ message }) => message).join('') },
    },
    currentLanguage(),
  );

/** Throws away a document that is being checked, and what was done to it. */
export async function dropDraft(id: string | null): Promise<void> {
  if (get().draft?.preview.draft === id) leaveDraft();
  if (id !== null) await call('dropIntakeDraft', { id });
}
