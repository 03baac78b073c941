import type { WrittenPaper } from '../../../shared/model/views.ts';
import type { Store } from '../../store/store.ts';

const KEY = 'writtenPapers';
/** So many are remembered; the files themselves lie where the person put them. */
const KEPT = 100;

/** What was written on this PC, newest first. It belongs to the PC and travels in no bundle. */
export const writtenPapers = (store: Store): WrittenPaper[] => store.meta.json<WrittenPaper[]>(KEY, []);

export const notePaper = (store: Store, paper: Omit<WrittenPaper, 'at'>): void =>
  store.meta.setJson(KEY, [{ ...paper, at: store.now() }, ...writtenPapers(store)].slice(0, KEPT));
