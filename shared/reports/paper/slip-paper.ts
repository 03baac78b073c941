import { chineseDate } from '../ledger-columns.ts';
import type { PaperBlock, PaperPlan } from './paper-plan.ts';

/** 科室任务单: what a section without a PC has to do, with room for what it did; one section on pages of its own. */
export interface Slip {
  readonly issuer: string;
  /** Calendar date. */
  readonly date: string;
  readonly section: string;
  readonly period: string;
  readonly items: readonly SlipItem[];
}

interface SlipItem {
  readonly number: string;
  readonly title: string;
  readonly deadline: string;
  /** What it said last, to go on from; empty where it has said nothing. */
  readonly last: string;
}

export function slipPaper(slips: readonly Slip[]): PaperPlan {
  return {
    title: '科室任务单',
    landscape: true,
    blocks: slips.flatMap((slip, at): PaperBlock[] => [
      ...(at > 0 ? [{ kind: 'pageBreak' } as const] : []),
      ...slipBlocks(slip),
    ]),
  };
}

function slipBlocks({ issuer, date, section, period, items }: Slip): PaperBlock[] {
  return [
    { kind: 'title', text: '科室任务单' },
    { kind: 'field', label: '科室', value: section },
    { kind: 'field', label: '报送期', value: `${period}　　下发：${issuer}，${chineseDate(date)}` },
    {
      kind: 'table',
      caption: null,
      columns: [
        { heading: '编号', width: 4, align: 'centre' },
        { heading: '任务', width: 14, align: 'left' },
        { heading: '时限', width: 7, align: 'centre' },
        { heading: '上次所报', width: 10, align: 'left' },
        { heading: '本期进展（填写）', width: 15, align: 'left' },
        { heading: '存在问题（填写）', width: 10, align: 'left' },
      ],
      rows: items.map(({ number, title, deadline, last }) => [number, title, deadline, last, '\n\n\n', '']),
    },
    { kind: 'note', text: `填好后交${issuer}，由其代录。没有进展的写明“本期无进展”和原因。` },
    {
      kind: 'signing',
      fields: [
        { label: '填写人', value: null },
        { label: '科室负责人', value: null },
        { label: '日期', value: null },
      ],
    },
  ];
}
