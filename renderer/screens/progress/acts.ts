import { flushSync } from 'react-dom';
import type { Draft } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { pickFiles } from '../../pick/pick.ts';
import { useRoute } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStep } from '../../state/undo.ts';
import { fill, words } from '../../words/words.ts';
import { changeDraft, draftOf, useDrafts } from './draft-store.ts';
import { focusStatement } from './focus.ts';

/** A change made by a button or key: it can be taken back as a whole. */
export function changeWithUndo(task: string, label: string, change: (draft: Draft) => Draft): void {
  const before = draftOf(task);
  const { period } = useDrafts.getState();
  changeDraft(task, change);
  const after = draftOf(task);
  const put = async (draft: Draft): Promise<boolean> => {
    if (useDrafts.getState().period === period) {
      changeDraft(task, () => draft);
      return true;
    }
    return (await call('saveDraft', { task, period, draft })).ok;
  };
  rememberStep({
    label,
    route: useRoute.getState(),
    undo: () => put(before),
    redo: () => put(after),
  });
}

/** Text that 本期无进展 has taken the place of, until it is switched off again. */
const setAside = new Map<string, string>();

/** 本期无进展 on or off, with the first stock reason until another is chosen. */
export function toggleNoChange(task: string): void {
  const w = words().progress;
  const { noChange, text } = draftOf(task);
  const on = noChange === null;
  if (on) setAside.set(task, text);
  // The other field is drawn before the next key can come: a cursor moved later would be taken from where the person is by then.
  flushSync(() =>
    changeWithUndo(task, on ? w.noChange : w.noChangeOff, (draft) => ({
      ...draft,
      text: on ? '' : (setAside.get(task) ?? ''),
      noChange: on ? w.reasonAsPlanned : null,
    })),
  );
  focusStatement(task);
  announce(on ? w.noChangeSet : w.noChangeOff);
}

/** Stores files beside the draft, one after the other; the same content is kept once. */
export async function addEvidence(task: string): Promise<void> {
  const { period } = useDrafts.getState();
  const paths = await pickFiles({ purpose: 'evidence', many: true });
  let added = 0;
  const left: string[] = [];
  for (const path of paths) {
    const answer = await call('addEvidence', { task, period, path });
    if (!answer.ok) continue;
    const { metadata, ...item } = answer.value;
    if (metadata === 'left') left.push(item.name);
    changeDraft(task, (draft) =>
      draft.evidence.some(({ sha256 }) => sha256 === item.sha256)
        ? draft
        : { ...draft, evidence: [...draft.evidence, item] },
    );
    added += 1;
  }
  const w = words().evidence;
  if (left.length > 0) announce(fill(w.metadataLeft, { names: left.join('、') }));
  else if (added > 0) announce(fill(words().progress.evidenceAdded, { count: added }));
}

export function removeEvidence(task: string, sha256: string, name: string): void {
  changeWithUndo(task, fill(words().progress.evidenceRemoved, { name }), (draft) => ({
    ...draft,
    evidence: draft.evidence.filter((item) => item.sha256 !== sha256),
  }));
}
