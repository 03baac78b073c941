import { readDeadline } from '../deadline.ts';
import { readIndicators } from '../indicators.ts';
import {
  type Deadline,
  type ListNote,
  type Mark,
  type ParsedTask,
  type PrintedUnit,
  sureness,
  type TaskField,
} from '../model.ts';
import { readUnits } from '../units.ts';
import { placesOf, Weaver, type Woven } from '../woven.ts';
import type { Draft } from './read-item.ts';
import { isSignature, leadEnd } from './texts.ts';

export interface ItemTask {
  readonly task: ParsedTask;
  readonly notes: readonly ListNote[];
}

export interface Surroundings {
  readonly ordinal: number;
  readonly part: number;
  /** The year the document speaks of. */
  readonly year: string | null;
  /** The category of the task before, told apart from "printed here". */
  readonly categoryBefore: string | null;
}

/** One item of a numbered text to one task; null where nothing but the responsibility is printed. */
export function taskOfDraft(draft: Draft, around: Surroundings): ItemTask | null {
  const { ordinal, part, year, categoryBefore } = around;
  const woven = weave(draft);
  const split = titleAndDetail(woven);
  if (!split) return null;
  const { title, detail } = split;

  const notes: ListNote[] = [];
  const doubt = (field: TaskField, message: string) => notes.push({ task: ordinal, field, message });
  const units = unitsOf(draft);
  for (const message of units.doubts) doubt('units', message);
  if (units.units.length === 0) doubt('units', '没有写明责任单位，请补充。');
  const due = deadlineOf(draft, year);
  for (const message of due.doubts) doubt('deadline', message);
  const read = [
    { ...readIndicators(title.text, 'title'), from: title.start },
    ...(detail ? [{ ...readIndicators(detail.text, 'detail'), from: detail.start }] : []),
  ];
  for (const message of read.flatMap(({ doubts }) => doubts)) doubt('indicators', message);

  const placed = (field: TaskField, item: number, from: number, to: number): readonly Mark[] =>
    placesOf(woven, from, to).map((place): Mark => ({ field, item, ...place }));
  const indicatorMarks = read
    .flatMap(({ indicators, from }) => indicators.map(({ span }) => ({ span, from })))
    .flatMap(({ span, from }, item) =>
      span ? placed('indicators', item, from + span.start, from + span.end) : [],
    );

  const guesses = [...new Set(notes.flatMap(({ field }) => (field === 'document' ? [] : [field])))];
  const sure = (field: TaskField, otherwise: number) =>
    guesses.includes(field) ? sureness.guessed : otherwise;
  return {
    task: {
      ordinal,
      seq: draft.mark?.value ?? null,
      category: draft.category,
      categoryPrinted: draft.category !== null && draft.category !== categoryBefore,
      title: title.text,
      detail: detail?.text ?? null,
      units: units.units,
      deadline: due.deadline,
      indicators: read.flatMap(({ indicators }) => indicators),
      cells: [],
      guesses,
      part,
      original: draft.parts.map(({ segment }) => segment.text),
      marks: [
        ...placed('title', 0, title.start, title.start + title.text.length),
        ...(detail ? placed('detail', 0, detail.start, detail.start + detail.text.length) : []),
        ...units.marks,
        ...due.marks,
        ...indicatorMarks,
      ],
      confidence: {
        category: draft.category === null ? sureness.read : sureness.printed,
        title: sure('title', sureness.read),
        detail: sure('detail', sureness.read),
        units: units.units.length === 0 ? sureness.missing : sure('units', units.sure),
        deadline: sure('deadline', due.deadline.text === null ? sureness.read : sureness.printed),
        indicators: sure('indicators', sureness.read),
      },
    },
    notes,
  };
}

/** The task's text: numbers and clauses left out, paragraphs apart by a line feed. */
function weave(draft: Draft): Woven {
  const weaver = new Weaver();
  for (const [source, { segment, from, clauses, bare }] of draft.parts.entries()) {
    if (bare && source > 0) continue;
    if (!segment.inside || source === 0) weaver.newParagraph();
    let at = source === 0 ? from : 0;
    for (const { start, end } of clauses) {
      weaver.add(source, segment.text.slice(at, start), at);
      at = end;
    }
    const rest = segment.text.slice(at);
    if (at <= from || !isSignature(rest)) weaver.add(source, rest, at);
  }
  return weaver.woven();
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** The lead sentence, to its first 。 which is left out, and the rest. */
function titleAndDetail({ text }: Woven): { readonly title: Part; readonly detail: Part | null } | null {
  const begin = text.search(/[^\s\u3000。；;，,、：:●•■◆★▲○◇□※-]/);
  if (begin < 0) return null;
  const end = begin + leadEnd(text.slice(begin));
  const title = text.slice(begin, end).replace(/[\s\u3000。；;]+$/, '');
  if (title === '') return null;
  const rest = text.slice(end);
  const lead = rest.search(/[^\s\u3000。；;]/);
  const detail = rest.replace(/[\s\u3000]+$/, '').slice(Math.max(0, lead));
  return {
    title: { text: title, start: begin },
    detail: lead < 0 || detail === '' ? null : { text: detail, start: end + lead },
  };
}

function unitsOf({ parts }: Draft): {
  readonly units: readonly PrintedUnit[];
  readonly marks: readonly Mark[];
  readonly doubts: readonly string[];
  readonly sure: number;
} {
  const found = parts.flatMap(({ clauses }, text) =>
    clauses.flatMap(({ units, form }) => (units ? [{ ...units, form, place: text }] : [])),
  );
  const joined = found.map(({ text }) => text).join('\n');
  const read = readUnits(joined, null);
  const marks = read.units.flatMap(({ span }, item): readonly Mark[] => {
    if (!span) return [];
    let before = 0;
    for (const { text, start, place } of found) {
      if (span.start < before + text.length)
        return [
          {
            field: 'units',
            item,
            text: place,
            start: start + span.start - before,
            end: start + span.end - before,
          },
        ];
      before += text.length + 1;
    }
    return [];
  });
  const labelled = found.every(({ form }) => form === 'labelled' || form === 'behind');
  return {
    units: read.units.map(({ span: _span, ...unit }) => unit),
    marks,
    doubts: read.doubts,
    sure: labelled ? sureness.printed : sureness.read,
  };
}

function deadlineOf(
  { parts }: Draft,
  year: string | null,
): { readonly deadline: Deadline; readonly marks: readonly Mark[]; readonly doubts: readonly string[] } {
  for (const [text, { clauses }] of parts.entries()) {
    for (const { deadline } of clauses) {
      if (!deadline || deadline.text === '') continue;
      const read = readDeadline(deadline.text, year);
      const end = deadline.start + deadline.text.length;
      return {
        deadline: read.deadline,
        marks: [{ field: 'deadline', item: 0, text, start: deadline.start, end }],
        doubts: read.doubt === null ? [] : [read.doubt],
      };
    }
  }
  return { deadline: { kind: 'none', text: null, date: null }, marks: [], doubts: [] };
}
