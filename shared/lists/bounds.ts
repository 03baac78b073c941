import type { Comparator } from './model.ts';

/** What a number says of itself: the words printed directly behind it or its measure. */
const behind: readonly (readonly [Comparator, RegExp])[] = [
  ['>=', /^(?:[及和或]?以上|及其?以上|起(?=[，。；、）)]|$))/],
  ['<=', /^(?:[及和或]?以下|以内|之内)/],
  ['~', /^(?:左右|上下)/],
];

/** Between the digits and the measure: 1000余家, 30多个. */
export const aboutInside = /^(?:余|多|来)(?!元)/;

export interface OwnBound {
  readonly comparator: Comparator;
  readonly length: number;
}

/** The bound printed directly behind a number; null where there is none. */
export function boundBehind(text: string): OwnBound | null {
  for (const [comparator, pattern] of behind) {
    const match = pattern.exec(text);
    if (match) return { comparator, length: match[0].length };
  }
  return null;
}

const not = '(?<!不|不得|不能|不应|不可|不宜|不再)';
/** Words before a number that bound it. */
const before: readonly (readonly [Comparator, RegExp])[] = [
  [
    '<=',
    new RegExp(
      `不(?:得|能|应|可|宜)?(?:超过|超出|高于|大于|多于|突破|超)|${not}(?:低于|少于|小于|短于)|最高(?![法检级等水])|最多|至多|最大(?=$|不)|控制在|限制在|≤|<|⩽|不足(?=$)`,
      'g',
    ),
  ],
  [
    '>=',
    new RegExp(
      `不(?:得|能|应|可|宜)?(?:低于|少于|小于|短于|下于)|至少|最少|最低(?=$|[达不为])|${not}(?:超过|超出|高于|大于|多于|长于)|${not}突破|(?<!不|赶|反|高)超(?=$)|逾(?=$)|(?<![不通经超])过(?=$)|保底|≥|>|⩾`,
      'g',
    ),
  ],
  ['~', /(?:大约|大概|约为|约(?!束)|接近|(?<![附最邻就将亲远])近)(?=$|达|为|有)/g],
];

export interface BoundBefore {
  readonly comparator: Comparator;
  /** Where the bounding word begins in the words before the number. */
  readonly at: number;
}

/** The last bound among the words before a number; null where there is none. Use on a short stretch. */
export function boundBefore(words: string): BoundBefore | null {
  let last: BoundBefore | null = null;
  for (const [comparator, pattern] of before) {
    for (const match of words.matchAll(pattern)) {
      if (last === null || match.index > last.at) last = { comparator, at: match.index };
    }
  }
  return last;
}
