import type { OutlineLevel } from '../parts.ts';
import { type MarkKind, rank } from './numbering.ts';
import { closedOf, type Draft, headingOf, paragraphDraft, partsBelow, readItem, total } from './read-item.ts';
import type { Item } from './tree.ts';

/** Characters shown of the first item of a level. */
const EXAMPLE = 24;

/** The levels of numbers that a text uses, outer ones first. */
export function levelsOf(roots: readonly Item[]): readonly OutlineLevel[] {
  const found = new Map<MarkKind, { items: number; example: string }>();
  const collect = ({ mark, segments, children }: Item): void => {
    if (mark) {
      const level = found.get(mark.kind) ?? { items: 0, example: segments[0]?.text.slice(0, EXAMPLE) ?? '' };
      found.set(mark.kind, { ...level, items: level.items + 1 });
    }
    children.forEach(collect);
  };
  roots.forEach(collect);
  return [...found].map(([kind, level]) => ({ kind, ...level })).sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/**
 * The tasks of an outline where a person said which level is the task: every item with such a number, with all that
 * stands below it. Where a branch does not go down that far, its innermost item that names somebody is the task.
 */
export function draftsAtLevel(root: Item, level: MarkKind): readonly Draft[] {
  const collect = (item: ReturnType<typeof readItem>, category: string | null): readonly Draft[] => {
    const [head] = item.parts;
    const whole = (): readonly Draft[] => [{ mark: item.mark, category, parts: partsBelow(item) }];
    if (item.mark?.kind === level) return whole();
    const inner = item.mark && head ? headingOf(head) : category;
    const below = item.children.flatMap((child) => collect(child, inner));
    if (below.length === 0) return item.mark && total(item) > 0 ? whole() : [];
    const own = closedOf(item) === 0 ? [] : item.chunks.filter(({ closed }) => closed);
    return [...own.map((chunk) => paragraphDraft(item, chunk, inner)), ...below];
  };
  return collect(readItem(root), null);
}
