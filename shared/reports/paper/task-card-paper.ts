import type { ReportView, TaskDetail } from '../../model/views.ts';
import { stateWords } from '../../rules/state-words.ts';
import { typedMark } from '../../rules/transcript-words.ts';
import { taskStory } from '../../story/task-story.ts';
import { chineseDate } from '../ledger-columns.ts';
import { numbered, type PaperBlock, type PaperPlan } from './paper-plan.ts';

export interface TaskCard {
  readonly detail: TaskDetail;
  /** Whose card it is. */
  readonly unit: string;
  /** Calendar date of printing. */
  readonly date: string;
}

const field = (label: string, value: string | null): readonly PaperBlock[] =>
  value === null || value === '' ? [] : [{ kind: 'field', label, value }];

/** R18 任务办理卡 (一事一卡): the task as issued, where it stands, and its whole story in sentences. */
export function taskCardPaper({ detail, unit, date }: TaskCard): PaperPlan {
  const { row, ledger, due, indicators, assignments } = detail;
  const given = assignments.filter(({ state }) => state === 'assigned');
  const names = (role: 'lead' | 'cooperate') =>
    given
      .filter((each) => each.role === role)
      .map((each) => each.unit.name)
      .join('、');
  const story = taskStory(detail);
  const granted = due.date !== null && due.date !== row.deadline.date ? `（延期至${due.date}）` : '';
  return {
    title: `任务办理卡 ${row.number}`,
    blocks: [
      { kind: 'title', text: '任务办理卡' },
      ...field('任务', `${row.number}　${row.title}`),
      ...field('清单', `${ledger.title}${row.category ? `　${row.category}` : ''}`),
      ...field('要求', row.detail === row.title ? null : row.detail),
      ...field('完成时限', `${row.deadline.text ?? '未写明'}${granted}`),
      ...field('牵头单位', names('lead')),
      ...field('配合单位', names('cooperate')),
      ...field('分管领导', row.owner?.leader ?? null),
      ...field('责任人', row.owner?.owner ?? null),
      ...field(
        '办理状态',
        `${stateWords[row.state]}${row.light ? `　${row.light.word}：${row.light.reason}` : ''}`,
      ),
      ...field(
        '指标',
        indicators
          .map(
            ({ id, text, actual, unit: of }) =>
              `${text}${actual === null ? '' : `（现为 ${actual}${of ?? ''}）${typedMark(sourceOf(detail, id))}`}`,
          )
          .join('；'),
      ),
      numbered(1, 1, '办理经过'),
      ...(story.length === 0
        ? [{ kind: 'body', text: '还没有办理记录。' } as const]
        : story.map(
            ({ date: day, sentence }) =>
              ({ kind: 'body', text: `${chineseDate(day)}，${sentence}` }) as const,
          )),
      { kind: 'note', text: `按本单位台账的记录自动列出，共 ${story.length} 条。` },
      { kind: 'signature', unit, date: chineseDate(date) },
      {
        kind: 'signing',
        fields: [
          { label: '经办人', value: null },
          { label: '负责人', value: null },
        ],
      },
    ],
  };
}

/** The newest report that gives a figure for an indicator. */
const sourceOf = ({ reports }: TaskDetail, indicator: string): ReportView | undefined =>
  reports
    .filter(({ replaced, actuals }) => !replaced && actuals.some((each) => each.indicator === indicator))
    .toSorted((a, b) => b.signedOffAt - a.signedOffAt)[0];
