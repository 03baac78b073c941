import { dateOf } from '../../dates.ts';
import type { ReportView, RequestView, TaskDetail } from '../../model/views.ts';
import { periodWords } from '../../period-words.ts';
import { typedMark } from '../../rules/transcript-words.ts';
import { chineseDate } from '../ledger-columns.ts';
import type { FormRow, PaperBlock, PaperPlan } from './paper-plan.ts';

type Asked = Pick<RequestView, 'type' | 'reason' | 'date' | 'text'>;

/** What R12 and R13 are made of: a task as this unit knows it, and one request about it. */
export interface RequestPaper {
  readonly detail: Pick<
    TaskDetail,
    'row' | 'ledger' | 'indicators' | 'reports' | 'countersigns' | 'checklist' | 'due'
  >;
  readonly unit: string;
  /** Who decides about it. */
  readonly body: string;
  /** As it was signed off; a draft has neither names nor an answer yet. */
  readonly request: Asked &
    Partial<
      Pick<RequestView, 'unit' | 'due' | 'late' | 'filledBy' | 'signedOffBy' | 'signedOffAt' | 'answer'>
    >;
}

const titles: Readonly<Record<RequestView['type'], string>> = {
  extend: '延期申请表',
  change: '调整申请表',
  close: '办结申请表',
  strikeOff: '销号申请表',
};

const results = { pass: '符合', explained: '已说明', notApplicable: '不适用', missing: '未符合' } as const;
const roles = { lead: '牵头', cooperate: '配合' } as const;

/** Room in millimetres for the hand and the seal. */
const OPINION = 24;

/** R13 of an extension or a change, R12 of a completion or a strike-off; what is known is filled in, the rest is room to write. */
export function requestPaper(paper: RequestPaper): PaperPlan {
  const { request } = paper;
  const title = titles[request.type];
  const closes = request.type === 'close' || request.type === 'strikeOff';
  const blocks: PaperBlock[] = [
    { kind: 'title', text: title },
    {
      kind: 'form',
      rows: [...headRows(paper), ...(closes ? closingRows(paper) : changingRows(paper)), ...opinions(paper)],
    },
    {
      kind: 'note',
      text: `本表由任务台账生成，内容与随上报包送出的申请一致；${request.signedOffAt === undefined ? '申请尚未签发，签发后请重新生成。' : ''}仅限非涉密内容。`,
    },
  ];
  return { title, blocks };
}

function headRows({ detail: { row, ledger }, unit, body, request }: RequestPaper): FormRow[] {
  const role = row.assigned.find(({ unit: id }) => id === request.unit?.id)?.role ?? row.mine?.role;
  const named = role === 'lead' || role === 'cooperate' ? `（${roles[role]}）` : '';
  return [
    {
      kind: 'pair',
      fields: [
        { label: '申请单位', value: `${unit}${named}` },
        { label: '审批单位', value: body },
      ],
    },
    {
      kind: 'pair',
      fields: [
        { label: '任务清单', value: ledger.title },
        { label: '任务序号', value: String(row.seq ?? row.ordinal) },
      ],
    },
    { kind: 'wide', label: '任务内容', value: [row.title, row.detail].filter(Boolean).join('\n') },
  ];
}

const dueText = ({ detail: { row, due }, request }: RequestPaper): string =>
  request.due ? chineseDate(request.due) : (due.text ?? row.deadline.text ?? '未规定');

function changingRows(paper: RequestPaper): FormRow[] {
  const { request } = paper;
  const late = request.late ? '（时限已过后提出）' : '';
  return [
    ...(request.type === 'extend'
      ? ([
          {
            kind: 'pair',
            fields: [
              { label: '原完成时限', value: `${dueText(paper)}${late}` },
              { label: '申请时限', value: request.date ? chineseDate(request.date) : '' },
            ],
          },
        ] as const)
      : ([
          { kind: 'wide', label: '完成时限', value: dueText(paper) },
          { kind: 'wide', label: '调整内容', value: request.text ?? '' },
        ] as const)),
    { kind: 'wide', label: '申请原因', value: request.reason },
    { kind: 'wide', label: '目前进展', value: progressOf(paper) },
  ];
}

function closingRows(paper: RequestPaper): FormRow[] {
  const { detail, request } = paper;
  const newest = newestReport(paper);
  const evidence = newest?.evidence.map(({ name }, at) => `${at + 1}. ${name}`).join('\n') ?? '';
  return [
    { kind: 'wide', label: '完成时限', value: dueText(paper) },
    {
      kind: 'wide',
      label: '量化指标与完成值',
      value:
        detail.indicators
          .map(
            ({ text, actual, unit }) =>
              `${text}：${actual === null ? '未填' : `${actual}${unit ?? ''}${typedMark(newest)}`}`,
          )
          .join('\n') || '没有量化指标',
    },
    {
      kind: 'wide',
      label: '办理结果',
      value: [request.reason, progressOf(paper)].filter(Boolean).join('\n'),
    },
    { kind: 'wide', label: '佐证材料', value: evidence === '' ? '没有附佐证材料' : evidence },
    ...(detail.countersigns.length > 0
      ? [{ kind: 'wide', label: '会签', value: detail.countersigns.map(countersignText).join('\n') } as const]
      : []),
    ...(detail.checklist.length > 0
      ? [
          {
            kind: 'wide',
            label: '核验清单',
            value: detail.checklist
              .map(
                ({ text, result, why, note }, at) =>
                  `${at + 1}. ${text}：${results[result]}${[why, note]
                    .filter(Boolean)
                    .map((said) => `（${said}）`)
                    .join('')}`,
              )
              .join('\n'),
          } as const,
        ]
      : []),
  ];
}

const countersignText = ({
  unit,
  answer,
  text,
  by,
  at,
  recordedBy,
}: TaskDetail['countersigns'][number]): string => {
  if (answer === null) return `${unit.name}：未会签`;
  const word = answer === 'agreed' ? '同意' : '有不同意见';
  const who = [by, at === null ? null : dateOf(at), recordedBy && `${recordedBy.name}据纸质会签登记`].filter(
    Boolean,
  );
  return `${unit.name}：${word}${text === '' ? '' : `，${text}`}（${who.join('，')}）`;
};

/** The unit's own opinion, that of the supervising office, and the leader's; 延期 states the concrete new date. */
function opinions({ request, body }: RequestPaper): FormRow[] {
  const { answer, signedOffBy, signedOffAt, filledBy } = request;
  const closes = request.type === 'close' || request.type === 'strikeOff';
  const verdict = answer ? `${answer.accepted ? '同意。' : '不同意。'}${answer.text}` : '';
  const newDate = answer?.date ? `\n同意的新时限：${chineseDate(answer.date)}` : '';
  return [
    {
      kind: 'opinion',
      label: '申请单位意见',
      value: '',
      signed: line('负责人（签字、盖章）', signedOffBy, signedOffAt),
      room: OPINION,
    },
    {
      kind: 'opinion',
      label: closes ? '核验意见' : '督办部门意见',
      value: verdict,
      signed: line('经办人（签字）', answer?.by, answer?.at),
      room: OPINION,
    },
    {
      kind: 'opinion',
      label: `${body}领导意见`,
      value: answer?.approvedBy
        ? `${verdict}${newDate}`
        : request.type === 'extend'
          ? newDate.trim() || '同意的新时限：'
          : '',
      signed: line('签字', answer?.approvedBy, answer?.approvedBy ? answer.at : undefined),
      room: OPINION,
    },
    {
      kind: 'pair',
      fields: [
        { label: '填报人', value: filledBy ?? '' },
        { label: '联系电话', value: '' },
      ],
    },
  ];
}

const BLANK = '　　　　　　';

const line = (label: string, name: string | null | undefined, at: number | undefined): string =>
  `${label}：${name ?? BLANK}　　${at === undefined ? '　　　年　　月　　日' : chineseDate(dateOf(at))}`;

const newestReport = ({ detail: { reports }, request }: RequestPaper): ReportView | undefined =>
  reports
    .filter(({ unit, replaced }) => !replaced && (request.unit === undefined || unit.id === request.unit.id))
    .toSorted((a, b) => b.signedOffAt - a.signedOffAt)[0];

function progressOf(paper: RequestPaper): string {
  const report = newestReport(paper);
  if (!report) return '还没有报过进展';
  const said = report.noChange === null ? report.text : `本期无进展：${report.noChange}`;
  return `${said}${report.percent === null ? '' : `（${report.percent}%）`}（${periodWords(report.period)}报送）${typedMark(report)}`;
}
