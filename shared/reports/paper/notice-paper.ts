import { chineseDate } from '../ledger-columns.ts';
import type { PaperBlock, PaperPlan } from './paper-plan.ts';

/** What report R14 (督办通知单, 催办单) is made of: one paper to one unit, with its receipt to tear off. */
export interface Notice {
  readonly kind: 'supervision' | 'urge';
  /** 编号, as the body gives it; null leaves the space for it. */
  readonly number: string | null;
  readonly issuer: string;
  /** Calendar date. */
  readonly date: string;
  readonly unit: string;
  /** Colour of the slip and the light's own word: 黄色 and 关注. */
  readonly grade: { readonly colour: string; readonly word: string } | null;
  /** On what the notice stands: the list, a meeting, an instruction. */
  readonly basis: string;
  readonly items: readonly NoticeItem[];
  readonly requirement: string;
  /** To be answered by this calendar date. */
  readonly limit: string;
  readonly contact: string | null;
}

interface NoticeItem {
  readonly seq: string;
  readonly title: string;
  readonly deadline: string;
  /** Why it is urged: the light's reason. */
  readonly reason: string;
}

/** Notices one after the other, each on pages of its own. */
export function noticePaper(notices: readonly Notice[]): PaperPlan {
  const [first] = notices;
  return {
    title: first ? nameOf(first) : '催办单',
    blocks: notices.flatMap((notice, at): PaperBlock[] => [
      ...(at > 0 ? [{ kind: 'pageBreak' } as const] : []),
      ...noticeBlocks(notice),
    ]),
  };
}

/** 督办通知单, or the urge by its colour: 黄色催办单. */
const nameOf = ({ kind, grade }: Notice): string =>
  `${grade?.colour ?? ''}${kind === 'supervision' ? '督办通知单' : '催办单'}`;

function noticeBlocks(notice: Notice): PaperBlock[] {
  const { unit, number, issuer, date, basis, items, requirement, limit, contact, grade } = notice;
  const name = nameOf(notice);
  const numberText = number ?? '〔　　　　〕　号';
  return [
    { kind: 'title', text: name },
    { kind: 'field', label: '编号', value: numberText },
    ...(grade ? [{ kind: 'field', label: '亮灯', value: `${grade.word}（${grade.colour}）` } as const] : []),
    { kind: 'addressee', text: unit },
    { kind: 'body', text: `依据${basis}，现就下列 ${items.length} 项任务${kindWord(notice)}：` },
    {
      kind: 'table',
      caption: null,
      columns: [
        { heading: '序号', width: 4, align: 'centre' },
        { heading: '任务', width: 17, align: 'left' },
        { heading: '完成时限', width: 7, align: 'centre' },
        { heading: '原因', width: 15, align: 'left' },
      ],
      rows: items.map((item) => [item.seq, item.title, item.deadline, item.reason]),
    },
    { kind: 'body', text: `办理要求：${requirement}` },
    {
      kind: 'body',
      text: `请于${chineseDate(limit)}前报送办理情况。${contact ? `联系人：${contact}。` : ''}`,
    },
    { kind: 'signature', unit: issuer, date: chineseDate(date) },
    { kind: 'tearOff', text: '沿此线裁下，填好后交回' },
    { kind: 'title', text: `${name}回执` },
    { kind: 'field', label: '编号', value: numberText },
    { kind: 'body', text: `${issuer}：${name}（共 ${items.length} 项）已收到，按要求办理。` },
    {
      kind: 'signing',
      fields: [
        { label: '签收单位（盖章）', value: unit },
        { label: '签收人', value: null },
        { label: '签收日期', value: null },
        { label: '预计报送日期', value: null },
      ],
    },
  ];
}

const kindWord = ({ kind }: Notice): string => (kind === 'supervision' ? '予以督办' : '催办');
