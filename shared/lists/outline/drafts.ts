import { wordsOf } from './chunks.ts';
import { rank } from './numbering.ts';
import {
  closedOf,
  type Draft,
  headingOf,
  paragraphDraft,
  partsBelow,
  type ReadItem,
  readItem,
  total,
} from './read-item.ts';
import { isHeadingText } from './texts.ts';
import type { Item } from './tree.ts';

/** How a document places responsibility, told from all of its items. */
interface Habits {
  /** The last sub-item's clause speaks for the whole item. */
  readonly lastForAll: boolean;
}

/**
 * Finds the tasks of an outline. Which level is the task follows from where the responsibility stands: an item whose
 * sub-items have their own is a heading; one that a single clause closes is a task with everything below it.
 */
export function draftsOf(root: Item): readonly Draft[] {
  const read = readItem(root);
  const counts = { last: 0, several: 0 };
  countHabits(read, counts);
  const habits = { lastForAll: counts.last > counts.several };
  return below(read, null, habits, false);
}

/** Headings of a plan that speak of no task. */
const framing =
  /总体要求|指导思想|基本原则|工作原则|总体思路|总体目标|工作目标|主要目标|发展目标|保障措施|组织保障|工作要求|组织领导|实施步骤|工作步骤/;

/**
 * The items of a work plan that names nobody (…工作要点): the lowest level with several of them, under headings that speak
 * of work. For texts whose title says that they are a list of tasks.
 */
export function plainDraftsOf(root: Item): readonly Draft[] {
  const read = readItem(root);
  const found = new Map<string, Draft[]>();
  const collect = (item: ReadItem, category: string | null): void => {
    const [head] = item.parts;
    const heading = item.mark && head ? headingOf(head) : category;
    if (item.mark && heading !== null && framing.test(heading)) return;
    if (item.mark) {
      const drafts = found.get(item.mark.kind) ?? [];
      drafts.push({ mark: item.mark, category, parts: partsBelow(item) });
      found.set(item.mark.kind, drafts);
    }
    for (const child of item.children) collect(child, heading);
  };
  collect(read, null);
  const kinds = ['digit', 'hanBracket', 'han'] as const;
  return kinds.map((kind) => found.get(kind) ?? []).find((drafts) => drafts.length >= 3) ?? [];
}

const onlyLast = (item: ReadItem): boolean =>
  item.children.length > 1 &&
  closedOf(item) === 0 &&
  total(item) === 1 &&
  total(item.children.at(-1) ?? item) === 1;

function countHabits(item: ReadItem, counts: { last: number; several: number }): void {
  if (item.mark && onlyLast(item)) counts.last++;
  else if (item.mark && item.children.filter((child) => total(child) > 0).length > 1) counts.several++;
  for (const child of item.children) countHabits(child, counts);
}

/** Whether all sub-items run on in the paragraph of their item. */
const isInline = (item: ReadItem): boolean =>
  item.mark !== null &&
  rank[item.mark.kind] >= rank.hanBracket &&
  item.children.every(({ parts: [first] }) => first?.segment.paragraph === item.parts[0]?.segment.paragraph);

function below(
  item: ReadItem,
  category: string | null,
  habits: Habits,
  byParagraph: boolean,
): readonly Draft[] {
  if (total(item) === 0) return [];
  const whole = (): readonly Draft[] => [{ mark: item.mark, category, parts: partsBelow(item) }];
  if (onlyLast(item) && item.mark && (habits.lastForAll || isInline(item))) return whole();

  const own = closedOf(item);
  const tasksBelow = total(item) - own;
  const [head] = item.parts;
  const isHeading = head !== undefined && head.clauses.length === 0 && isHeadingText(wordsOf(head));
  const heading = item.mark && head ? headingOf(head) : null;
  if (tasksBelow === 0 && own === 1 && item.mark && !(byParagraph && isHeading)) return whole();

  const inner = item.mark ? heading : category;
  const paragraphs = item.chunks
    .filter(({ closed }) => closed)
    .map((chunk): Draft => paragraphDraft(item, chunk, isHeading ? inner : category));
  const kids = item.children.filter((child) => total(child) > 0);
  const many = kids.filter((child) => closedOf(child) > 1).length;
  const splits = many * 2 >= kids.length && many > 0;
  return [...paragraphs, ...kids.flatMap((child) => below(child, inner, habits, splits))];
}
