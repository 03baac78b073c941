import type { InHand } from '../../model/views.ts';
import { periodWords } from '../../period-words.ts';
import type { Post } from '../../rules/people.ts';
import { stateWords } from '../../rules/state-words.ts';
import { chineseDate } from '../ledger-columns.ts';
import { numbered, type PaperBlock, type PaperPlan } from './paper-plan.ts';

/** 人员交接清单: what goes from one person to another, to be signed by both and by the one who watches. */
export interface HandoverSheet {
  readonly unit: string;
  readonly posts: readonly Post[];
  readonly to: string;
  /** The first day of the successor, a calendar date. */
  readonly on: string;
  readonly witness: string | null;
  readonly hand: InHand;
}

export const postWords: Readonly<Record<Post, string>> = {
  filler: '填报人',
  reviewer: '审核人',
  contact: '联络员',
  owner: '责任人',
  leader: '分管领导',
};

const openWords: Readonly<Record<InHand['open'][number]['kind'], string>> = {
  draft: '未签发的进展',
  requestDraft: '未签发的申请',
  request: '待批复的申请',
  toReview: '待本单位批复',
  urge: '待答复的催办',
};

export function handoverPaper({ unit, posts, to, on, witness, hand }: HandoverSheet): PaperPlan {
  const answers = hand.answersFor.flatMap(({ posts: held, ...task }) => {
    const going = held.filter((post) => posts.includes(post));
    return going.length === 0 ? [] : [{ ...task, posts: going }];
  });
  const sections: readonly (readonly [string, PaperBlock])[] = [
    [`在办任务（${hand.tasks.length} 项）`, tasksTable(hand)],
    ...(posts.some((post) => post === 'owner' || post === 'leader')
      ? [[`担任责任人、分管领导的任务（${answers.length} 项）`, answersTable(answers)] as const]
      : []),
    [`未了事项（${hand.open.length} 件）`, openTable(hand)],
    ['材料与文件', filesTable(hand)],
  ];
  return {
    title: '人员交接清单',
    landscape: true,
    blocks: [
      { kind: 'title', text: '人员交接清单' },
      { kind: 'field', label: '单位', value: unit },
      {
        kind: 'field',
        label: '岗位',
        value: `${posts.map((post) => postWords[post]).join('、')}　　自${chineseDate(on)}起由${to}接任（原为${hand.person}）`,
      },
      ...sections.flatMap(([text, table], at) => [numbered(1, at + 1, text), table]),
      {
        kind: 'note',
        text:
          hand.differences > 0
            ? `另有 ${hand.differences} 处两台电脑填写不同，尚未定夺，见“两处不同”。`
            : '没有未定夺的“两处不同”。',
      },
      { kind: 'note', text: '此前签发的进展、申请和批复仍署原姓名，不因交接改动。仅限非涉密内容。' },
      {
        kind: 'signing',
        fields: [
          { label: '移交人', value: null },
          { label: '接收人', value: null },
          { label: '监交人', value: witness },
          { label: '日期', value: null },
        ],
      },
    ],
  };
}

const none: PaperBlock = { kind: 'body', text: '无。' };

const tasksTable = ({ tasks }: InHand): PaperBlock =>
  tasks.length === 0
    ? none
    : {
        kind: 'table',
        caption: null,
        columns: [
          { heading: '序号', width: 4, align: 'centre' },
          { heading: '任务', width: 22, align: 'left' },
          { heading: '清单', width: 12, align: 'left' },
          { heading: '时限', width: 8, align: 'centre' },
          { heading: '状态', width: 6, align: 'centre' },
          { heading: '责任人', width: 6, align: 'centre' },
          { heading: '分管领导', width: 6, align: 'centre' },
          { heading: '最近报送', width: 8, align: 'centre' },
        ],
        rows: tasks.map(({ number, title, ledger, deadline, state, owner, leader, lastPeriod, named }) => [
          number,
          title,
          ledger,
          deadline.text ?? '',
          stateWords[state],
          owner ?? '',
          leader ?? '',
          lastPeriod === null ? '未报' : `${periodWords(lastPeriod)}${named ? '' : '（未署名）'}`,
        ]),
      };

const answersTable = (answers: InHand['answersFor']): PaperBlock =>
  answers.length === 0
    ? none
    : {
        kind: 'table',
        caption: null,
        columns: [
          { heading: '序号', width: 4, align: 'centre' },
          { heading: '任务', width: 24, align: 'left' },
          { heading: '清单', width: 12, align: 'left' },
          { heading: '时限', width: 8, align: 'centre' },
          { heading: '状态', width: 6, align: 'centre' },
          { heading: '岗位', width: 8, align: 'centre' },
        ],
        rows: answers.map(({ number, title, ledger, deadline, state, posts }) => [
          number,
          title,
          ledger,
          deadline.text ?? '',
          stateWords[state],
          posts.map((post) => postWords[post]).join('、'),
        ]),
      };

const openTable = ({ open }: InHand): PaperBlock =>
  open.length === 0
    ? none
    : {
        kind: 'table',
        caption: null,
        columns: [
          { heading: '事项', width: 10, align: 'left' },
          { heading: '序号', width: 4, align: 'centre' },
          { heading: '任务', width: 24, align: 'left' },
          { heading: '说明', width: 14, align: 'left' },
        ],
        rows: open.map(({ kind, number, title, detail }) => [openWords[kind], number, title, detail]),
      };

function filesTable({ files, sent }: InHand): PaperBlock {
  const rows = [
    ...files.map(({ number, title, count, bytes }) => [
      '佐证材料',
      number,
      title,
      `${count} 个，${(bytes / 1024 / 1024).toFixed(1)} MB`,
    ]),
    ...sent.map(({ file, to }) => ['未见回执的文件', '', file, `送${to}`]),
  ];
  return rows.length === 0
    ? none
    : {
        kind: 'table',
        caption: null,
        columns: [
          { heading: '类别', width: 10, align: 'left' },
          { heading: '序号', width: 4, align: 'centre' },
          { heading: '名称', width: 26, align: 'left' },
          { heading: '说明', width: 12, align: 'left' },
        ],
        rows,
      };
}
