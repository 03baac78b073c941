import type { ListNote, ParsedTask } from '../model.ts';
import { draftsOf, plainDraftsOf } from './drafts.ts';
import { taskOfDraft } from './item-task.ts';
import { rank } from './numbering.ts';
import type { Draft } from './read-item.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { isTitleLine, titleAmong } from './texts.ts';
import { type Item, treeOf } from './tree.ts';

/** One document among the paragraphs: a file may hold several one after the other. */
export interface OutlineRun {
  readonly firstParagraph: number;
  readonly lastParagraph: number;
  readonly title: string | null;
  readonly segments: readonly Segment[];
  /** Its numbered items; several where stretches of a run were put together. */
  readonly trees: readonly Item[];
  readonly drafts: readonly Draft[];
}

/** Finds the numbered texts among paragraphs. */
export function outlineRuns(paragraphs: readonly string[]): readonly OutlineRun[] {
  return documentsIn(segmentsOf(paragraphs)).map((segments): OutlineRun => {
    const firstMark = segments.findIndex(({ mark }) => mark !== null);
    const above = segments.slice(0, firstMark < 0 ? segments.length : firstMark).map(({ text }) => text);
    const title = titleAmong(above);
    const tree = treeOf(segments);
    const drafts = draftsOf(tree);
    return {
      firstParagraph: segments[0]?.paragraph ?? 0,
      lastParagraph: segments.at(-1)?.paragraph ?? 0,
      title,
      segments,
      trees: [tree],
      drafts: drafts.length === 0 && namesTasks(title) ? plainDraftsOf(tree) : drafts,
    };
  });
}

const namesTasks = (title: string | null): boolean =>
  /工作要点|任务清单|任务分工|任务分解|责任分解|重点任务|重点工作|工作任务|工作清单|整改清单|问题清单/.test(
    title ?? '',
  );

/** Cuts where a title stands between the end of one numbering and the beginning of the next. */
function documentsIn(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const documents: (readonly Segment[])[] = [];
  let from = 0;
  let outer: Segment['mark'] = null;
  let lastMarked = -1;
  for (const [at, { mark }] of segments.entries()) {
    if (!mark) continue;
    const restarts = outer !== null && mark.value === 1 && rank[mark.kind] <= rank[outer.kind];
    const title = restarts
      ? segments.slice(lastMarked + 1, at).findIndex(({ text }) => isTitleLine(text))
      : -1;
    if (title >= 0) {
      const cut = lastMarked + 1 + title;
      documents.push(segments.slice(from, cut));
      from = cut;
      outer = null;
    }
    if (outer === null || rank[mark.kind] < rank[outer.kind]) outer = mark;
    lastMarked = at;
  }
  documents.push(segments.slice(from));
  return documents.filter((each) => each.length > 0);
}

export interface ReadTasks {
  readonly tasks: readonly ParsedTask[];
  readonly notes: readonly ListNote[];
}

/** The drafts of a run as tasks, numbered from `ordinal`. */
export function tasksOfRun(
  drafts: readonly Draft[],
  part: number,
  ordinal: number,
  year: string | null,
): ReadTasks {
  const tasks: ParsedTask[] = [];
  const notes: ListNote[] = [];
  for (const draft of drafts) {
    const categoryBefore = tasks.at(-1)?.category ?? null;
    const read = taskOfDraft(draft, { ordinal: ordinal + tasks.length, part, year, categoryBefore });
    if (!read) continue;
    tasks.push(read.task);
    notes.push(...read.notes);
  }
  return { tasks, notes };
}
