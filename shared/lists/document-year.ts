import { fold } from './numerals.ts';

/** Numbers of official documents: 济政办发〔2022〕5号. */
const documentNumber = /[〔［[(（【](20\d\d)[〕］\])）】]\s*\d+\s*号/;
/** The line that dates a document: 2022年3月1日. */
const dateLine = /^\s*(20\d\d)年\d{1,2}月\d{1,2}日\s*$/;
/** Longer lines are running text, which cites the numbers of other documents. */
const longest = 400;

/**
 * The year a document speaks of: the one its title prints, else that of its number, else that of the last line that
 * dates it, both looked for in `lines` (what stands around the list). A title with several years decides nothing.
 */
export function yearOf(title: string | null, lines: readonly string[] = []): string | null {
  const words = fold(title ?? '');
  const years = new Set([...words.matchAll(/(20\d\d)(?=年|-\s*20\d\d)/g)].map((match) => match[1] ?? ''));
  const [only] = years;
  if (only !== undefined && years.size === 1) return only;
  const short = lines.filter((line) => line.length < longest);
  const found = (pattern: RegExp) => short.flatMap((line) => pattern.exec(line)?.[1] ?? []);
  return found(documentNumber)[0] ?? found(dateLine).at(-1) ?? null;
}
