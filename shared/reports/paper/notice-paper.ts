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

/** So many lines of basis, tasks and requirement leave the rest of the notice and its receipt on the same page. */
const LINES_ON_THE_PAGE = 9;
/** Characters of 小四 on a line of the form. */
const LINE = 32;

function noticeBlocks(notice: Notice): PaperBlock[] {
  const { unit, number, issuer, date, basis, items, requirement, limit, contact, grade } = notice;
  const name = nameOf(notice);
  const numberText = number ?? '〔　　　　〕　号';
  const told = items.map(itemText);
  const fits = linesOf([basis, ...told, ...requirement.split('\n')]) <= LINES_ON_THE_PAGE;
  const attached = `共 ${items.length} 项，见附件《${name}事项清单》。`;
  return [
    { kind: 'title', text: name },
    {
      kind: 'form',
      rows: [
        {
          kind: 'pair',
          fields: [
            { label: '编号', value: numberText },
            { label: '亮灯', value: grade ? `${grade.word}（${grade.colour}）` : '' },
          ],
        },
        { kind: 'wide', label: '承办单位', value: unit },
        { kind: 'wide', label: '依据', value: basis },
        { kind: 'wide', label: `${kindWord(notice)}事项`, value: fits ? told.join('\n') : attached },
        { kind: 'wide', label: '办理要求', value: requirement },
        {
          kind: 'pair',
          fields: [
            { label: '答复期限', value: `${chineseDate(limit)}前` },
            { label: '联系人', value: contact ?? '' },
          ],
        },
        {
          kind: 'opinion',
          label: '签发',
          value: '',
          signed: `${issuer}（盖章）　　${chineseDate(date)}`,
          room: 18,
        },
      ],
    },
    { kind: 'tearOff', text: '沿此线裁下，填好后交回' },
    { kind: 'part', text: `${name}回执` },
    {
      kind: 'form',
      rows: [
        {
          kind: 'wide',
          label: '回执',
          value: `${issuer}：${name}（编号 ${numberText}，共 ${items.length} 项）已收到，按要求办理。`,
        },
        {
          kind: 'pair',
          fields: [
            { label: '签收单位（盖章）', value: unit },
            { label: '签收人', value: '' },
          ],
        },
        {
          kind: 'pair',
          fields: [
            { label: '签收日期', value: '' },
            { label: '预计报送日期', value: '' },
          ],
        },
      ],
    },
    ...(fits ? [] : attachment(notice, `${name}事项清单`)),
  ];
}

const linesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + Math.max(1, Math.ceil(text.length / LINE)), 0);

/** What does not fit on the notice stands behind it, task by task. */
const attachment = ({ items }: Notice, title: string): PaperBlock[] => [
  { kind: 'pageBreak' },
  { kind: 'field', label: '附件', value: title },
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
];

const itemText = ({ seq, title, deadline, reason }: NoticeItem): string =>
  `${seq === '' ? '' : `${seq}. `}${title.replaceAll('\n', '')}${[deadline && `时限 ${deadline}`, reason]
    .filter(Boolean)
    .map((text) => `；${text}`)
    .join('')}`;

const kindWord = ({ kind }: Notice): string => (kind === 'supervision' ? '督办' : '催办');
