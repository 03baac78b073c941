import type { LightColour, LightLevel } from '../../model/rule-set.ts';
import { shapes } from '../../rules/lights/words.ts';
import { chineseDate } from '../ledger-columns.ts';
import { textWidth } from '../text-measure.ts';
import { numbered, type PaperBlock, type PaperPlan } from './paper-plan.ts';

/** What report R6 is made of: 督查专报 to the leaders of a body, or 领导简报 to the principal of a school. */
export interface Brief {
  readonly name: '督查专报' | '领导简报';
  readonly unit: string;
  /** Calendar dates. */
  readonly date: string;
  readonly cutoff: string;
  /** In words. */
  readonly period: string;
  /** 总体情况, in one or two sentences. */
  readonly totals: string;
  /** The light bar, gravest first. */
  readonly lights: readonly {
    readonly level: LightLevel;
    readonly colour: LightColour;
    readonly word: string;
    readonly count: number;
  }[];
  /** All tasks whose light worries, the gravest first. */
  readonly risks: readonly BriefRisk[];
  /** 需协调事项, and what waits for the leader's word; each with the task it is about. */
  readonly coordination: readonly BriefItem[];
  readonly decisions: readonly BriefItem[];
  /** 口径. */
  readonly basis: string;
}

interface BriefRisk {
  readonly number: string;
  readonly title: string;
  /** Who answers for it. */
  readonly who: string;
  readonly light: string;
  readonly reason: string;
}

export interface BriefItem {
  /** The task's number, or empty where it is about several. */
  readonly number: string;
  readonly text: string;
}

/** A leader reads no more than these. */
const MOST_RISKS = 8;
/** Lines of small type that the page holds below its totals, beside headings and 口径. */
const LINES = 20;
/** Parts of the width, which are characters of small type on a line and the cell's edges. */
const WIDTH = { number: 5, title: 14, who: 7, light: 5, reason: 12, text: 38 } as const;
/** What a cell's edges take of it, in characters, and what a line loses where a word may not be parted. */
const EDGE = 2;
/** Characters of 总体情况, on three lines, and of 口径, on one. */
const TOTALS = 98;
const BASIS = 36;

/** R6 on one A4: what there is of each is counted in its heading, and as much of it is told as the page holds. */
export function briefPaper(brief: Brief): PaperPlan {
  const { name, unit, date, cutoff, period, totals, lights, basis } = brief;
  const risks = brief.risks.slice(0, MOST_RISKS);
  const rest = LINES - Math.max(1, risks.length * 2);
  const decisions = brief.decisions.slice(0, share(rest, brief.decisions.length, brief.coordination.length));
  const coordination = brief.coordination.slice(0, Math.max(1, rest - Math.max(1, decisions.length)));
  const free = rest - Math.max(1, decisions.length) - Math.max(1, coordination.length);
  const lines = free >= decisions.length + coordination.length ? 2 : 1;
  return {
    title: name,
    blocks: [
      { kind: 'title', text: name, close: true },
      { kind: 'note', text: `${unit}　　${period}，截至${chineseDate(cutoff)}　　${chineseDate(date)}` },
      numbered(1, 1, '总体情况'),
      { kind: 'small', text: cut(totals, TOTALS) },
      ...(lights.length > 0 ? [bar(lights)] : []),
      numbered(1, 2, `主要风险${told(brief.risks.length, risks.length)}`),
      risks.length > 0 ? riskTable(risks) : none('没有亮灯示警的任务。'),
      numbered(1, 3, `需要协调${told(brief.coordination.length, coordination.length)}`),
      itemTable(coordination, lines, '本期没有提出需协调事项。'),
      numbered(1, 4, `请领导定夺${told(brief.decisions.length, decisions.length)}`),
      itemTable(decisions, lines, '没有等待领导定夺的事项。'),
      { kind: 'note', text: `口径：${cut(basis, BASIS)}` },
    ],
  };
}

/** Half of the lines at least, all of them where the others need fewer. */
const share = (lines: number, own: number, others: number): number =>
  Math.max(1, Math.min(own, Math.max(Math.floor(lines / 2), lines - Math.max(1, others))));

const told = (all: number, shown: number): string =>
  all === 0 ? '' : all > shown ? `（${all} 项，列前 ${shown} 项）` : `（${all} 项）`;

const none = (text: string): PaperBlock => ({ kind: 'small', text });

const bar = (lights: Brief['lights']): PaperBlock => ({
  kind: 'bar',
  parts: lights.map(({ level, colour, word, count }) => ({ shape: shapes[level], colour, word, count })),
});

const riskTable = (risks: readonly BriefRisk[]): PaperBlock => ({
  kind: 'table',
  caption: null,
  dense: true,
  columns: [
    { heading: '序号', width: WIDTH.number, align: 'centre' },
    { heading: '任务', width: WIDTH.title, align: 'left' },
    { heading: '责任', width: WIDTH.who, align: 'left' },
    { heading: '亮灯', width: WIDTH.light, align: 'centre' },
    { heading: '原因', width: WIDTH.reason, align: 'left' },
  ],
  rows: risks.map(({ number, title, who, light, reason }) => [
    number,
    cut(title, 2 * (WIDTH.title - EDGE)),
    cut(who, 2 * (WIDTH.who - EDGE)),
    light,
    cut(reason, 2 * (WIDTH.reason - EDGE)),
  ]),
});

const itemTable = (items: readonly BriefItem[], lines: number, nothing: string): PaperBlock =>
  items.length === 0
    ? none(nothing)
    : {
        kind: 'table',
        caption: null,
        dense: true,
        bare: true,
        columns: [
          { heading: '序号', width: WIDTH.number, align: 'centre' },
          { heading: '事项', width: WIDTH.text, align: 'left' },
        ],
        rows: items.map(({ number, text }) => [number, cut(text, lines * (WIDTH.text - EDGE - 1))]),
      };

/** Without line breaks, at most as wide as so many Chinese characters. */
function cut(text: string, most: number): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ').trim();
  if (textWidth(line) <= 2 * most) return line;
  let kept = '';
  for (const character of line) {
    if (textWidth(kept + character) > 2 * (most - 1)) break;
    kept += character;
  }
  return `${kept}…`;
}
