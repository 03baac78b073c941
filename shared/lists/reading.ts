import { type Failure, ok, type Result } from '../result.ts';
import type { SourceBlock, SourceDocument } from './document.ts';
import { yearOf } from './document-year.ts';
import { decodeEntities } from './entities.ts';
import { whyNoList, whyNoOutline } from './genre.ts';
import { type GridRow, layOut, shownText } from './grid.ts';
import type { ListHeader } from './header.ts';
import { headingOf } from './heading.ts';
import type { ListNote, ParsedTask } from './model.ts';
import { outlineRuns, tasksOfRun } from './outline/index.ts';
import { draftsAtLevel, levelsOf } from './outline/levels.ts';
import type { ListPart, ListReading, ReadingChoice } from './parts.ts';
import { whyNoHeader } from './table-genre.ts';
import { aboutDocument, readTablePart } from './table-part.ts';
import { type Region, regionsOf } from './table-regions.ts';

/** A part with what it says, whether or not it is taken. */
interface Candidate {
  readonly part: ListPart;
  readonly title: string | null;
  readonly preamble: readonly string[];
  readonly tasks: readonly ParsedTask[];
  readonly notes: readonly ListNote[];
  /** Why it is no list; null where it is one. */
  readonly refused: string | null;
  readonly failure: Failure | null;
}

/**
 * Understands a document: finds the tables and numbered texts in it, reads each, and takes those that make its task list.
 * `choice` is what a person decided instead. A document that is no list gives no tasks and a note saying why.
 * E_LIST_INCOMPLETE (params `row`, `missing`; the caller adds `file`) where the table breaks off.
 */
export function parseDocument(document: SourceDocument, choice: ReadingChoice = {}): Result<ListReading> {
  const candidates = candidatesOf(document.blocks, choice);
  const taken = takenOf(candidates, choice);
  const broken = candidates.find(({ failure }, at) => failure !== null && taken[at]);
  if (broken?.failure) return { ok: false, error: broken.failure };

  const tasks: ParsedTask[] = [];
  const notes: ListNote[] = [];
  for (const [at, candidate] of candidates.entries()) {
    if (!taken[at]) continue;
    const offset = tasks.length;
    tasks.push(...candidate.tasks.map((task) => ({ ...task, ordinal: task.ordinal + offset })));
    notes.push(
      ...candidate.notes.map((note) => (note.task === null ? note : { ...note, task: note.task + offset })),
    );
  }
  const chosen = candidates.filter((_each, at) => taken[at]);
  const first = chosen.reduce<Candidate | undefined>(
    (best, each) =>
      !best || (each.part.kind === 'outline' && each.tasks.length > best.tasks.length) ? each : best,
    undefined,
  );
  if (tasks.length === 0 && notes.length === 0)
    notes.push(aboutDocument(reasonOf(document.blocks, candidates)));
  return ok({
    title: first?.title ?? null,
    preamble: first?.preamble ?? [],
    columns: first?.part.columns ?? [],
    tasks,
    notes,
    parts: candidates.map(({ part }, at) => ({ ...part, taken: taken[at] ?? false })),
  });
}

// ---------- candidates

function candidatesOf(blocks: readonly SourceBlock[], choice: ReadingChoice): readonly Candidate[] {
  const paragraphs: { readonly text: string; readonly block: number }[] = [];
  const tables: { readonly rows: readonly GridRow[]; readonly block: number; readonly before: number }[] = [];
  for (const [block, each] of blocks.entries()) {
    if (each.kind === 'paragraph') paragraphs.push({ text: decodeEntities(each.text), block });
    else {
      const rows = layOut(each);
      if (rows.some((row) => row.length > 1)) tables.push({ rows, block, before: paragraphs.length });
      else
        for (const text of rows.flatMap(([cell]) => cell?.paragraphs ?? []))
          if (text.trim() !== '') paragraphs.push({ text, block });
    }
  }
  const lines = paragraphs.map(({ text }) => text);
  const candidates: Candidate[] = [];
  let from = 0;
  let header: ListHeader | null = null;
  for (const { rows, block, before } of tables) {
    const name = blocks[block]?.kind === 'table' ? blocks[block].name : null;
    for (const [nth, found] of regionsOf(rows).entries()) {
      const above = [...(nth === 0 ? lines.slice(from, before) : []), ...found.above];
      const region = carriedOn(found, rows, above.length === 0 ? header : null);
      header = region.header;
      candidates.push(
        tableCandidate(rows, region, { id: candidates.length, block, name, above, lines, choice }),
      );
    }
    from = before;
  }
  for (const run of outlineCandidates(paragraphs, candidates.length, choice)) candidates.push(run);
  return candidates;
}

/** A table right behind another, without a header and as wide, is its next page. */
const carriedOn = (region: Region, rows: readonly GridRow[], header: ListHeader | null): Region =>
  region.header === null && header !== null && rows.every((row) => row.length === header.columns.length)
    ? { ...region, header: { ...header, at: -1, last: -1 } }
    : region;

interface TableSurroundings {
  readonly id: number;
  readonly block: number;
  readonly name: string | null;
  readonly above: readonly string[];
  readonly lines: readonly string[];
  readonly choice: ReadingChoice;
}

function tableCandidate(
  rows: readonly GridRow[],
  region: Region,
  { id, block, name, above, lines, choice }: TableSurroundings,
): Candidate {
  const heading = headingOf(above);
  const year = yearOf(heading.title, lines);
  const chosen = choice.parts?.find((each) => each.id === id);
  const unread = region.header === null && chosen === undefined;
  const read = unread
    ? null
    : readTablePart(rows, region, chosen, { part: id, year, section: heading.section });
  const value = read?.ok ? read.value : null;
  const header = value?.header ?? region.header;
  return {
    part: {
      id,
      kind: 'table',
      label: heading.title ?? name ?? labelOf(rows[region.firstRow] ?? []),
      firstBlock: block,
      lastBlock: block,
      rows: rows.length,
      tasks: value?.tasks.length ?? 0,
      columns: header?.columns ?? [],
      meanings: header?.meanings ?? [],
      headerRow: header && header.last >= 0 ? header.last : null,
      firstRow: value?.firstRow ?? region.firstRow,
      lastRow: value?.lastRow ?? region.lastRow,
      levels: [],
      level: null,
      taken: false,
    },
    title: heading.title,
    preamble: heading.preamble,
    tasks: value?.tasks ?? [],
    notes: value?.notes ?? [],
    refused: unread ? whyNoHeader(rows) : (value?.refused ?? null),
    failure: read && !read.ok ? read.error : null,
  };
}

const labelOf = (row: GridRow): string =>
  row
    .map((cell) => shownText(cell).trim())
    .filter((text) => text !== '')
    .join(' ')
    .slice(0, 30);

function outlineCandidates(
  paragraphs: readonly { readonly text: string; readonly block: number }[],
  firstId: number,
  choice: ReadingChoice,
): readonly Candidate[] {
  const lines = paragraphs.map(({ text }) => text);
  return outlineRuns(lines)
    .filter(({ drafts, segments }) => drafts.length > 0 || segments.filter(({ mark }) => mark).length >= 3)
    .map((found, nth): Candidate => {
      const id = firstId + nth;
      const chosen = choice.parts?.find((each) => each.id === id);
      const from = found.firstParagraph;
      const rows = found.lastParagraph - from + 1;
      const inside = (row: number) => Math.min(Math.max(0, Math.trunc(row)), rows - 1);
      const firstRow = inside(chosen?.firstRow ?? 0);
      const lastRow = inside(chosen?.lastRow ?? rows - 1);
      const run =
        firstRow === 0 && lastRow === rows - 1
          ? found
          : mergedRuns(lines.slice(from + firstRow, from + lastRow + 1), found);
      const refused = chosen ? null : whyNoOutline(run);
      const year = yearOf(run.title, lines);
      const levels = levelsOf(run.trees);
      const level = levels.find(({ kind }) => kind === chosen?.level)?.kind ?? null;
      const drafts = level === null ? run.drafts : run.trees.flatMap((tree) => draftsAtLevel(tree, level));
      const read = refused === null ? tasksOfRun(drafts, id, 1, year) : { tasks: [], notes: [] };
      return {
        part: {
          id,
          kind: 'outline',
          label: found.title ?? (lines[from] ?? '').trim().slice(0, 30),
          firstBlock: paragraphs[from]?.block ?? 0,
          lastBlock: paragraphs[found.lastParagraph]?.block ?? 0,
          rows,
          tasks: read.tasks.length,
          columns: [],
          meanings: [],
          headerRow: null,
          firstRow,
          lastRow,
          levels,
          level,
          taken: false,
        },
        title: found.title,
        preamble: [],
        tasks: read.tasks,
        notes: read.notes,
        refused,
        failure: null,
      };
    });
}

/** A shortened stretch of a run, read as one. */
function mergedRuns(lines: readonly string[], found: ReturnType<typeof outlineRuns>[number]) {
  const runs = outlineRuns(lines);
  return {
    ...found,
    segments: runs.flatMap(({ segments }) => segments),
    trees: runs.flatMap(({ trees }) => trees),
    drafts: runs.flatMap(({ drafts }) => drafts),
  };
}

// ---------- which of them make the list

/** Tables with the same kind of columns make one list, numbered texts another; the one with more tasks is taken. */
function takenOf(candidates: readonly Candidate[], choice: ReadingChoice): readonly boolean[] {
  const usable = candidates.filter(
    ({ refused, tasks, failure }) => refused === null && (tasks.length > 0 || failure !== null),
  );
  const tables = usable.filter(({ part }) => part.kind === 'table');
  const main = tables.reduce<Candidate | undefined>(
    (best, each) => (!best || each.tasks.length > best.tasks.length ? each : best),
    undefined,
  );
  const list = tables.filter((each) => main && kindOf(each) === kindOf(main));
  const outlines = usable.filter(({ part }) => part.kind === 'outline');
  const sum = (group: readonly Candidate[]) => group.reduce((total, { tasks }) => total + tasks.length, 0);
  const group = list.length > 0 && sum(list) >= sum(outlines) ? list : outlines.length > 0 ? outlines : list;
  const alone =
    group.length === 0
      ? candidates.filter(({ refused, part }) => refused === null && part.kind === 'table')
      : group;
  return candidates.map((each) => {
    const decided = choice.parts?.find(({ id }) => id === each.part.id)?.taken;
    return decided ?? alone.includes(each);
  });
}

const kindOf = ({ part }: Candidate): string =>
  [...new Set(part.meanings.filter((meaning) => meaning !== 'other' && meaning !== 'seq'))].sort().join();

function reasonOf(blocks: readonly SourceBlock[], candidates: readonly Candidate[]): string {
  const told = candidates.find(({ refused }) => refused)?.refused;
  if (told) return told;
  return whyNoList(blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : [])));
}
