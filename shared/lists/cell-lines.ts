import { alignTexts } from './align.ts';
import type { SourceBlock, SourceCell } from './document.ts';
import { headerWord } from './header-words.ts';
import { isAnnexLine, isSignOff } from './outline/texts.ts';

/**
 * A table that was saved as text with every cell on a line of its own and nothing else to tell cells from lines:
 *
 *     序号 / 工作任务 / 责任单位 / 完成时限 / 1 / 开足课程 / 市教育局 / 2024年6月 / 2 / …
 *
 * It is known by its headings in a row before a line that is the number 1. Null where there is none.
 */
export function tableOfCellLines(lines: readonly string[]): readonly SourceBlock[] | null {
  const printed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const head = headerLines(printed);
  if (!head) return null;
  const { at, names } = head;
  const words = names.map(headerWord);
  const rows: SourceCell[][] = [names.map((name) => cell([name]))];
  let number = 0;
  let open: string[] = [];
  let end = printed.length;
  const close = () => {
    if (open.length === 0) return;
    const section = isSection(open.at(-1) ?? '') ? open.pop() : undefined;
    if (open.length > 0) rows.push(rowOf(open, words, names.length));
    if (section !== undefined) rows.push([cell([section])]);
    open = [];
  };
  for (let line = at + names.length; line < printed.length; line++) {
    const text = printed[line] ?? '';
    if (repeats(printed, line, names)) {
      line += names.length - 1;
      continue;
    }
    if (/^(注|备注|说明)\s*[:：]/.test(text) || isAnnexLine(text)) {
      end = line;
      break;
    }
    if (isNext(text, number)) {
      close();
      number = Number(text.normalize('NFKC'));
    }
    open.push(text);
  }
  const signed = open.findIndex(
    (text, nth) => nth > 2 && isSignOff(text) && headerWord(text) === 'other' && nth >= names.length,
  );
  const rest = signed < 0 ? [] : open.splice(signed);
  close();
  if (rows.length < 3) return null;
  const paragraph = (text: string): SourceBlock => ({ kind: 'paragraph', text });
  return [
    ...printed.slice(0, at).map(paragraph),
    { kind: 'table', name: null, rows },
    ...[...rest, ...printed.slice(end)].map(paragraph),
  ];
}

const isSection = (text: string): boolean =>
  /^([一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]).{2,40}$/.test(text);

const cell = (paragraphs: readonly string[]): SourceCell => ({ paragraphs, colSpan: 1, rowSpan: 1 });

const isNext = (text: string, number: number): boolean => {
  const digits = /^\d{1,4}$/.exec(text.normalize('NFKC'))?.[0];
  return digits !== undefined && (Number(digits) === number + 1 || (Number(digits) === 1 && number > 1));
};

const repeats = (printed: readonly string[], line: number, names: readonly string[]): boolean =>
  names.every((name, nth) => printed[line + nth] === name);

/** The most columns that are looked for. */
const widest = 12;

function headerLines(
  printed: readonly string[],
): { readonly at: number; readonly names: readonly string[] } | null {
  for (let at = 0; at < printed.length; at++) {
    if (headerWord(printed[at] ?? '') !== 'seq') continue;
    const one = printed.slice(at, at + widest + 1).findIndex((text) => /^[1１]$/.test(text));
    const above = printed.slice(at, at + Math.max(0, one));
    const section = above.findIndex((text) => isSection(text));
    const names = section < 0 ? above : above.slice(0, section);
    const words = names.map(headerWord);
    const has = (...wanted: readonly string[]) => words.some((word) => wanted.includes(word));
    if (
      names.length >= 3 &&
      names.every((name) => name.length <= 16 && !/[。；，]/.test(name)) &&
      has('task', 'detail') &&
      has('units', 'lead', 'cooperate', 'deadline')
    )
      return { at, names };
  }
  return null;
}

function rowOf(
  texts: readonly string[],
  words: ReturnType<typeof headerWord>[],
  width: number,
): SourceCell[] {
  const columns = alignTexts(texts, words, true);
  return Array.from({ length: width }, (_none, column) =>
    cell(texts.filter((_text, at) => columns[at] === column)),
  );
}
