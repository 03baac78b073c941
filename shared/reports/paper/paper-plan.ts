import type { LightColour } from '../../model/rule-set.ts';
import type { Light } from '../../rules/lights/words.ts';

type LightShape = Light['shape'];

/**
 * A paper in GB/T 9704-2012 layout as decided, before any library sees it. `electron/reports/write-document.ts` makes
 * the .docx of it. Texts may hold line breaks; they become lines, never markup.
 */
export interface PaperPlan {
  /** The title of the file, for its properties. */
  readonly title: string;
  readonly blocks: readonly PaperBlock[];
  /** A wide table alone may need a landscape page. */
  readonly landscape?: true;
}

export type PaperBlock =
  /** 版头 in plain black: name, number of the issue, issuer at the left and date at the right, a line below. No red head is printed. */
  | {
      readonly kind: 'masthead';
      readonly name: string;
      readonly number: string;
      readonly issuer: string;
      readonly date: string;
    }
  /** 小标宋 22 pt, centred, a blank line below; none where it stands close. */
  | { readonly kind: 'title'; readonly text: string; readonly close?: true }
  /** 黑体 16 pt, centred: the title of a part of the page, as of a receipt. */
  | { readonly kind: 'part'; readonly text: string }
  /** 主送机关: from the left edge, a colon behind it. */
  | { readonly kind: 'addressee'; readonly text: string }
  /** 一、 of 黑体, （一） of 楷体, 1. of 仿宋; the number is part of the text, see `numbered`. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** 仿宋 16 pt, two characters in. */
  | { readonly kind: 'body'; readonly text: string }
  /** 小四, two characters in: for a page that has to hold much. */
  | { readonly kind: 'small'; readonly text: string }
  /** 红黄灯: a bar whose parts are as wide as their counts, each with its shape and word beside the colour. */
  | { readonly kind: 'bar'; readonly parts: readonly BarPart[] }
  /** A square code that says `payload`, with the same in plain lines beside it, the first one large. */
  | { readonly kind: 'code'; readonly payload: string; readonly lines: readonly string[] }
  /** One line of `label：value` from the left edge. */
  | { readonly kind: 'field'; readonly label: string; readonly value: string }
  | PaperTable
  /** 附件：1. …, without a mark behind the names. */
  | { readonly kind: 'attachments'; readonly names: readonly string[] }
  /** 发文机关署名 and 成文日期 at the right, four characters in. */
  | { readonly kind: 'signature'; readonly unit: string; readonly date: string }
  /** Boxes to sign by hand: label and what is filled in already. */
  | {
      readonly kind: 'signing';
      readonly fields: readonly { readonly label: string; readonly value: string | null }[];
    }
  /** A ruled form to fill in, sign and seal. */
  | { readonly kind: 'form'; readonly rows: readonly FormRow[] }
  /** 口径 and other small print. */
  | { readonly kind: 'note'; readonly text: string }
  /** A dashed line to cut along, with its word. */
  | { readonly kind: 'tearOff'; readonly text: string }
  | { readonly kind: 'pageBreak' };

export type FormRow =
  /** One field across the whole width. */
  | { readonly kind: 'wide'; readonly label: string; readonly value: string }
  /** Two fields side by side. */
  | { readonly kind: 'pair'; readonly fields: readonly [FormField, FormField] }
  /** An opinion with its line to sign at the right; `room` in millimetres is left at least. */
  | {
      readonly kind: 'opinion';
      readonly label: string;
      readonly value: string;
      readonly signed: string;
      readonly room: number;
    };

interface FormField {
  readonly label: string;
  readonly value: string;
}

export interface PaperTable {
  readonly kind: 'table';
  readonly caption: string | null;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** 五号 on narrow lines. */
  readonly dense?: true;
  /** The head is left out: the columns tell themselves. */
  readonly bare?: true;
}

export interface BarPart {
  readonly shape: LightShape;
  readonly colour: LightColour;
  readonly word: string;
  readonly count: number;
}

interface PaperColumn {
  readonly heading: string;
  /** Parts of the width; the table always takes the whole type area. */
  readonly width: number;
  readonly align: 'left' | 'centre' | 'right';
}

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1 to 99 as they number headings: 一, 十, 十二, 二十. */
function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : (digits[ones] ?? '')}`;
}

/** A heading's number before its text: 一、 · （一） · 1. (GB/T 9704-2012, 7.3.3). `n` counts from 1. */
export function numbered(level: 1 | 2 | 3, n: number, text: string): PaperBlock {
  const number = level === 1 ? `${chineseNumber(n)}、` : level === 2 ? `（${chineseNumber(n)}）` : `${n}.`;
  return { kind: 'heading', level, text: `${number}${text}` };
}
