/** What reading a list document yields: the printed cells untouched, and what was understood beside them. */

export type UnitRole = 'lead' | 'cooperate';

/** A half-open range of characters in one text. */
export interface Span {
  readonly field: 'title' | 'detail' | 'units' | 'deadline' | 'category';
  readonly start: number;
  readonly end: number;
}

export interface PrintedUnit {
  /** Full name, a dropped prefix put back. */
  readonly name: string;
  readonly role: UnitRole;
  /** A collective name that no program can resolve: 行业主管部门, 区县政府 … */
  readonly group: boolean;
  /** Names printed in brackets behind it, and the printed short form where a prefix was put back. */
  readonly aliases: readonly string[];
  readonly span?: Span;
}

export type DeadlineKind = 'by' | 'ongoing' | 'from' | 'recurring' | 'none';

export interface Deadline {
  readonly kind: DeadlineKind;
  /** The source's wording, null where the list has none. */
  readonly text: string | null;
  /** As precise as printed: YYYY, YYYY-MM or YYYY-MM-DD. Of several dates the latest. */
  readonly date: string | null;
  /** Every date that the wording prints, in printed order; left out where it prints none. */
  readonly dates?: readonly PrintedDate[];
  /** The steps of a wording that sets several dates, in printed order. */
  readonly milestones?: readonly Milestone[];
  /** A date, and then it goes on: 2022年6月底前完成并持续推进. */
  readonly goesOn?: true;
}

export interface PrintedDate {
  /** An exact part of the deadline's wording. */
  readonly text: string;
  readonly date: string;
  /** True where no year is printed: it is that of the date before, or of the document. */
  readonly yearInferred: boolean;
}

/** 时间节点: one dated step of a deadline. */
export interface Milestone {
  /** An exact part of the deadline's wording. */
  readonly text: string;
  readonly date: string | null;
}

export type Comparator = '=' | '>=' | '<=' | '~' | 'range' | 'ratio';

export interface Indicator {
  /** An exact substring of title or detail. */
  readonly text: string;
  readonly comparator: Comparator;
  readonly value: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: string | null;
  readonly subject: string;
  /** For each what, or how often: 年, 学期, 校. Left out where nothing is said. */
  readonly per?: string;
  /** All terms of a ratio of more than two; `min` and `max` are its first and last. */
  readonly terms?: readonly number[];
  /** See `sureness`: `read`, or `guessed` where a note says why a person should look. */
  readonly confidence?: number;
  readonly span?: Span;
}

export interface ParsedTask {
  /** Position in the document, from 1. */
  readonly ordinal: number;
  /** The printed number, null where none is printed. */
  readonly seq: number | null;
  readonly category: string | null;
  /** False where the category is inherited from a merged cell above. */
  readonly categoryPrinted: boolean;
  readonly title: string;
  readonly detail: string | null;
  readonly units: readonly PrintedUnit[];
  readonly deadline: Deadline;
  readonly indicators: readonly Indicator[];
  /** The row as printed, one text per column, paragraphs joined by \n; an empty text where the cell is empty. */
  readonly cells: readonly string[];
  /** Fields whose value is a guess that a person should look at: those with a confidence of `guessed` or less. */
  readonly guesses: readonly TaskField[];
  /** The part of the document it was read from. */
  readonly part: number;
  /**
   * What the document prints for it, entities decoded: the cells of a row, an empty text where the cell is empty, or
   * the paragraphs of an item. The originals of two tasks have nothing in common.
   */
  readonly original: readonly string[];
  /** Where in the original each value stands. A value that is inherited or put together has no mark. */
  readonly marks: readonly Mark[];
  readonly confidence: Readonly<Record<TaskField, number>>;
}

/** A stretch of `original[text]`: characters `start` to `end`, `end` not included. */
export interface Mark {
  readonly field: TaskField;
  /** Which of the units or indicators; 0 for the other fields. */
  readonly item: number;
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/**
 * How sure a value is: `printed` stands in a column or behind a label made for it, `read` was found by a rule of the
 * genre, `guessed` should be looked at, `missing` was expected and is not there.
 */
export const sureness = { printed: 1, read: 0.8, guessed: 0.5, missing: 0.2 } as const;

export type TaskField = 'category' | 'title' | 'detail' | 'units' | 'deadline' | 'indicators';

export interface ListNote {
  /** Ordinal of the task, null where the note is about the document. */
  readonly task: number | null;
  readonly field: TaskField | 'document';
  readonly message: string;
}

export interface ParsedList {
  readonly title: string | null;
  /** Lines printed before the title (附件2). */
  readonly preamble: readonly string[];
  readonly columns: readonly string[];
  readonly tasks: readonly ParsedTask[];
  readonly notes: readonly ListNote[];
}
