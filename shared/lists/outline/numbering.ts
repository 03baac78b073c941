/** The numbers that items of official texts begin with: 一、 （一） 1. （1） ① and their kin. */

/** Outer levels first. */
export const markKinds = [
  'part',
  'article',
  'han',
  'hanBracket',
  'named',
  'digit',
  'decimal',
  'digitBracket',
  'digitParen',
  'circle',
] as const;

export type MarkKind = (typeof markKinds)[number];

export interface NumberMark {
  readonly kind: MarkKind;
  /** The printed number; restarts, gaps and repeats are the author's. */
  readonly value: number;
  /** Characters the mark takes, the blanks behind it included. */
  readonly length: number;
}

/** Place among the levels; a kind that is met for the first time closes the levels that rank behind it. */
export const rank = Object.fromEntries(markKinds.map((kind, at) => [kind, at])) as Readonly<
  Record<MarkKind, number>
>;

const han = '[〇零一二三四五六七八九十百]{1,4}';
const digits = '[0-9０-９]{1,3}';
const dot = '[.．﹒]';
/** Behind the dot of a number: not the rest of a decimal, but a year may follow at once (1.2025年底前…). */
const noDecimal = '(?![0-9０-９](?!\\d{3}年))';

const patterns: readonly (readonly [MarkKind, RegExp])[] = [
  ['part', new RegExp(`^第\\s?(${han}|${digits})\\s?(?:部分|章|节|编|篇)[、：:]?`)],
  ['article', new RegExp(`^第\\s?(${han}|${digits})\\s?条(?![件例目款])[、：:]?`)],
  ['hanBracket', new RegExp(`^[（(〔【]\\s?(${han})\\s?[）)〕】][、.．:：]?`)],
  ['hanBracket', /^([㈠-㈩])/],
  ['han', new RegExp(`^(${han})\\s?(?:、(?!${han}、)|[.．﹒])`)],
  ['named', new RegExp(`^(?:任务|措施|行动|工程|专项)(${han}|${digits})\\s?[、：:.．]`)],
  [
    'decimal',
    /^([0-9]{1,3}(?:[.．-][0-9]{1,3}){1,3})[、.．]?(?=\s?[“"《\u4e00-\u9fff])(?![万亿倍元个项%％年月日])/,
  ],
  ['digit', new RegExp(`^(${digits})\\s?(?:、|${dot}${noDecimal})`)],
  ['digit', /^([⒈-⒛])/],
  ['digitBracket', new RegExp(`^[（(〔]\\s?(${digits})\\s?[）)〕]`)],
  ['digitBracket', /^([⑴-⒇])/],
  ['digitParen', new RegExp(`^(${digits})[）)]`)],
  ['circle', /^([①-⑳❶-❿➀-➉])/],
];

/** The mark before the dot of 11.121人才项目, read as 11. and not as 11.121. */
export function wholeNumberAt(text: string): NumberMark | null {
  const found = /^([0-9０-９]{1,3})[.．﹒]/.exec(text);
  return found?.[1] ? { kind: 'digit', value: markValue(found[1]), length: found[0].length } : null;
}

/** The number a text begins with; leading blanks are no part of the text. Null where it begins with none. */
export function markAt(text: string): NumberMark | null {
  const head = text.slice(0, 24);
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(head);
    if (!found?.[1]) continue;
    const blanks = /^[\s\u3000]*/.exec(head.slice(found[0].length))?.[0].length ?? 0;
    return { kind, value: markValue(found[1]), length: found[0].length + blanks };
  }
  return null;
}

const firstSigns: readonly (readonly [number, number, number])[] = [
  [0x3220, 0x3229, 1],
  [0x2488, 0x249b, 1],
  [0x2474, 0x2487, 1],
  [0x2460, 0x2473, 1],
  [0x2776, 0x277f, 1],
  [0x2780, 0x2789, 1],
];

function markValue(printed: string): number {
  const code = printed.codePointAt(0) ?? 0;
  const sign = firstSigns.find(([from, to]) => code >= from && code <= to);
  if (sign) return code - sign[0] + sign[2];
  const plain = printed.normalize('NFKC');
  const last = /\d+$/.exec(plain)?.[0];
  return last === undefined ? hanNumber(plain) : Number(last);
}

const ones = '零一二三四五六七八九';

/** 二十一 is 21, 二一 too. */
export function hanNumber(printed: string): number {
  let total = 0;
  let digit = 0;
  for (const sign of printed.replaceAll('〇', '零')) {
    if (sign === '百') {
      total += (digit || 1) * 100;
      digit = 0;
    } else if (sign === '十') {
      total += (digit || 1) * 10;
      digit = 0;
    } else digit = digit * 10 + Math.max(0, ones.indexOf(sign));
  }
  return total + digit;
}
