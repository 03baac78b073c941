import type { SourceDocument } from '../lists/document.ts';
import { layOut, shownText } from '../lists/grid.ts';
import { nameKey } from '../text.ts';

/** How often a file tells something of a person; 0 where it is too little to be a list of persons. */
export interface PersonSigns {
  readonly ids: number;
  readonly phones: number;
  readonly names: number;
}

/** Fewer are the contacts of a plain report, or a few names in a table of something else. */
const FEWEST = { ids: 1, phones: 3, names: 5 } as const;
/** UTF-16 code units of a document that are looked at. */
const LOOKED_AT = 2_000_000;

/**
 * What in a document looks like a list of persons: valid identity numbers, mobile numbers, and names below a heading
 * that asks for them; each counted once. Null where nothing does.
 */
export function personSignsOf({ blocks }: SourceDocument): PersonSigns | null {
  const found = { ids: new Set<string>(), phones: new Set<string>(), names: new Set<string>() };
  let left = LOOKED_AT;
  const look = (text: string) => {
    const plain = text.slice(0, Math.max(0, left)).normalize('NFKC');
    left -= text.length;
    for (const [id] of plain.matchAll(IDENTITY)) if (isIdentity(id)) found.ids.add(id.toUpperCase());
    for (const [phone] of plain.matchAll(MOBILE)) found.phones.add(phone.replace(/\D/g, ''));
  };
  for (const block of blocks) {
    if (left <= 0) break;
    if (block.kind === 'paragraph') look(block.text);
    else {
      const asked = new Map<number, 'ids' | 'names'>();
      for (const row of layOut(block)) {
        row.forEach((cell, column) => {
          const text = nameKey(shownText(cell));
          const heading = headingOf(text);
          if (heading) asked.set(column, heading);
          else if (asked.get(column) === 'names' && NAME.test(text)) found.names.add(text);
          else if (asked.get(column) === 'ids' && NUMBER.test(text)) found.ids.add(text.toUpperCase());
          if (!cell.covered) look(shownText(cell));
        });
        if (left <= 0) break;
      }
    }
  }
  const enough = (sign: keyof PersonSigns) => (found[sign].size < FEWEST[sign] ? 0 : found[sign].size);
  const signs = { ids: enough('ids'), phones: enough('phones'), names: enough('names') };
  return signs.ids + signs.phones + signs.names > 0 ? signs : null;
}

/** A file that calls itself a list of persons; lists of units, courses or projects are none. */
export const isRosterName = (name: string): boolean => ROSTER.test(nameKey(name));

const ROSTER =
  /花名册|名册|通讯录|身份证|户口簿|学籍|联系方式|(学生|教师|教职工|家长|人员|个人)信息|(?<!项目|学校|单位|院校|企业|公司|机构|课程|基地|专业|教材|清单)名单/;

const IDENTITY = /(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g;
const MOBILE = /(?<![\d-])1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\d-])/g;
const NAME = /^\p{Script=Han}[\p{Script=Han}·•]{1,7}$/u;
const NUMBER = /^[0-9a-z]{8,18}$/;

const HEADINGS: readonly (readonly [RegExp, 'ids' | 'names'])[] = [
  [/^(公民)?(身份证|身份|证件)(件)?号码?$/, 'ids'],
  [/^(学生|幼儿|教师|教职工|家长|监护人|学员|人员|联系人)?姓名$/, 'names'],
];

const headingOf = (text: string): 'ids' | 'names' | null =>
  text.length > 12 ? null : (HEADINGS.find(([heading]) => heading.test(text))?.[1] ?? null);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** GB 11643: a date of birth, and the check character of ISO 7064 MOD 11-2. */
function isIdentity(text: string): boolean {
  const [month, day] = [Number(text.slice(10, 12)), Number(text.slice(12, 14))];
  if (!/^(19|20)/.test(text.slice(6)) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}
