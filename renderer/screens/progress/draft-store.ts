import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { call } from '../../api/call.ts';
import { createState } from '../../state/create-state.ts';
import { createSaver, type SaveState } from './saver.ts';

export interface DraftEntry {
  readonly draft: Draft;
  readonly state: SaveState;
  readonly savedAt: number | null;
  /** When this window learnt of the save, in ms of `performance.now()`. */
  readonly settledAt?: number;
}

interface Drafts {
  readonly period: string;
  readonly entries: Readonly<Record<string, DraftEntry>>;
  /** The task that has the focus. */
  readonly current: string | null;
}

/** What is being typed, by task, of one period. The store has the same a moment later. */
export const useDrafts = createState<Drafts>(() => ({ period: '', entries: {}, current: null }));

const keyOf = (period: string, task: string): string => `${period} ${task}`;
const partsOf = (key: string): readonly [period: string, task: string] => {
  const at = key.indexOf(' ');
  return [key.slice(0, at), key.slice(at + 1)];
};

const saver = createSaver<Draft>({
  save: async (key, draft, again) => {
    const [period, task] = partsOf(key);
    const answer = await call('saveDraft', { task, period, draft }, { quiet: again });
    return answer.ok ? answer.value.savedAt : null;
  },
  schedule: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  report: (key, state, savedAt) => {
    const [period, task] = partsOf(key);
    useDrafts.setState((drafts) => {
      const entry = drafts.entries[task];
      if (drafts.period !== period || !entry) return drafts;
      const saved = { ...entry, state, savedAt: savedAt ?? entry.savedAt, settledAt: performance.now() };
      return { entries: { ...drafts.entries, [task]: saved } };
    });
  },
});

/**
 * Takes in what the store held when it was asked (`askedAt`, ms of `performance.now()`). What is still on its way there,
 * or came there later, stays as typed.
 */
export function takeSheet(period: string, rows: readonly SheetRow[], askedAt: number): void {
  useDrafts.setState((drafts) => {
    const typed = drafts.period === period ? drafts.entries : {};
    return {
      period,
      entries: Object.fromEntries(
        rows.map(({ task, draft, draftSavedAt }): [string, DraftEntry] => {
          const entry = typed[task];
          if (entry && (entry.state !== 'saved' || (entry.settledAt ?? 0) > askedAt)) return [task, entry];
          return [task, { draft: draft ?? blankDraft, state: 'saved', savedAt: draftSavedAt }];
        }),
      ),
    };
  });
}

export const draftOf = (task: string): Draft => useDrafts.getState().entries[task]?.draft ?? blankDraft;

export function changeDraft(task: string, change: (draft: Draft) => Draft): void {
  const { period, entries } = useDrafts.getState();
  const entry = entries[task] ?? { draft: blankDraft, state: 'saved', savedAt: null };
  const draft = change(entry.draft);
  useDrafts.setState({ entries: { ...entries, [task]: { ...entry, draft } } });
  saver.put(keyOf(period, task), draft);
}

/** Writes now what was typed. True when all of it is in the store. */
export const flushDrafts = (): Promise<boolean> => saver.flush();
export const hasUnsaved = (): boolean => saver.isDirty();
export const setCurrent = (current: string | null): void => useDrafts.setState({ current });
