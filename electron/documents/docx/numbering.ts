import {
  chineseDigits,
  chineseNumber,
  circledNumber,
  fullWidthNumber,
  letterNumber,
  romanNumber,
  stemNumber,
} from '../../../shared/lists/printed-number.ts';

/** One level of an automatic numbering, in the words of Word's formats. */
export interface NumberingLevel {
  readonly start: number;
  /** ST_NumberFormat of ECMA-376 part 1, 17.18.59. */
  readonly format: string;
  /** `%1` stands for the number of the first level, and so on: `（%1）`. */
  readonly text: string;
  /** All levels in Arabic digits. */
  readonly legal: boolean;
  /** Nothing is printed between number and text. */
  readonly tight: boolean;
  /** The level (from 1) whose numbers restart this one; 0 never. Absent: every higher level does. */
  readonly restart?: number;
}

export interface NumberingList {
  /** Lists of one definition count on together. */
  readonly definition: string;
  readonly levels: readonly (NumberingLevel | undefined)[];
  /** Levels that begin anew where this list begins. */
  readonly overrides: ReadonlyMap<number, number>;
}

export interface Numbering {
  /** The number printed before the next paragraph of the list at the level (from 0); null for bullets and none. */
  readonly next: (
    list: string,
    level: number,
  ) => { readonly printed: string; readonly tight: boolean } | null;
}

/** Counts as a word processor does: deeper levels restart under each higher number. */
export function createNumbering(lists: ReadonlyMap<string, NumberingList>): Numbering {
  const counters = new Map<string, (number | undefined)[]>();
  const begun = new Set<string>();
  return {
    next: (id, at) => {
      const list = lists.get(id);
      const level = list?.levels[at];
      if (!list || !level) return null;
      const counts = counters.get(list.definition) ?? [];
      counters.set(list.definition, counts);
      if (!begun.has(id)) {
        begun.add(id);
        for (const [overridden, start] of list.overrides) counts[overridden] = start - 1;
      }
      counts[at] = (counts[at] ?? level.start - 1) + 1;
      for (let deeper = at + 1; deeper < 9; deeper++) {
        const restart = list.levels[deeper]?.restart;
        if (restart === undefined || (restart > 0 && at < restart)) counts[deeper] = undefined;
      }
      if (level.format === 'none' || level.format === 'bullet') return null;
      const printed = level.text.replace(/%([1-9])/g, (_all, digit: string) => {
        const other = Number(digit) - 1;
        const definition = list.levels[other];
        counts[other] ??= definition?.start ?? 1;
        return formatNumber(counts[other], level.legal ? 'decimal' : (definition?.format ?? 'decimal'));
      });
      return printed === '' ? null : { printed, tight: level.tight };
    },
  };
}

/** The number and the text of a paragraph as one: a blank only where they would run into each other. */
export function withNumber(number: ReturnType<Numbering['next']>, text: string): string {
  if (!number) return text;
  const { printed, tight } = number;
  if (text === '') return printed;
  const runsTogether = /\w$/.test(printed) || (/[.．]$/.test(printed) && /^\s*\d/.test(text));
  return tight || !runsTogether ? `${printed}${text}` : `${printed} ${text}`;
}

function formatNumber(number: number, format: string): string {
  if (number < 1) return String(number);
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'taiwaneseCounting':
    case 'koreanCounting':
      return chineseNumber(number);
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return number < 10 ? chineseNumber(number) : chineseDigits(number);
    case 'ideographTraditional':
      return stemNumber(number);
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return circledNumber(number);
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return fullWidthNumber(number);
    case 'decimalEnclosedParen':
      return `(${number})`;
    case 'decimalEnclosedFullstop':
      return `${number}.`;
    case 'decimalZero':
      return String(number).padStart(2, '0');
    case 'lowerLetter':
      return letterNumber(number);
    case 'upperLetter':
      return letterNumber(number).toUpperCase();
    case 'lowerRoman':
      return romanNumber(number);
    case 'upperRoman':
      return romanNumber(number).toUpperCase();
    default:
      return String(number);
  }
}
