import type { Command } from 'commander';
import type { ReviewItem } from '../../../shared/model/views.ts';
import { withSession } from '../session.ts';
import { marked } from '../values.ts';

interface ReviewsOptions {
  readonly unit?: string;
  readonly task?: string;
  readonly unchanged?: boolean;
  readonly accept?: boolean;
  readonly return?: string;
  readonly by?: string;
}

interface PhraseOptions {
  readonly add?: string;
  readonly remove?: string;
}

/** 审核台: what waits, and one verdict on all of it. */
export function addReviewCommands(program: Command): void {
  program
    .command('reviews')
    .description('待审核的进展和申请；--accept 或 --return 一并批复列出的全部')
    .option('--unit <unit>', '只看一个单位')
    .option('--task <task>', '只看一项任务')
    .option('--unchanged', '只看与上期相同的进展')
    .option('--accept', '全部通过')
    .option('--return <text>', '全部退回，须写明意见')
    .option('--by <name>', '签批领导')
    .action((options: ReviewsOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { unit, task, unchanged, accept, return: returned, by } = options;
        if (accept === true && returned !== undefined)
          return command.error('reviews [--accept|--return TEXT]', { exitCode: 2 });
        const desk = await call('getReviewDesk', {
          ...(unit !== undefined && { unit }),
          ...(task !== undefined && { task }),
        });
        const items = unchanged
          ? desk.items.filter(({ request, changed }) => request === null && changed.length === 0)
          : desk.items;
        if (accept !== true && returned === undefined) {
          out.print({ ...desk, items }, () => [
            ...items.map(line),
            `待审核 ${items.length} 项；已决定、等待随下发包或批复包送出 ${desk.toSend.decisions} 条`,
          ]);
          return;
        }
        const done =
          items.length === 0
            ? { decided: 0, refused: [] }
            : await call('reviewMany', {
                items: items.map((item) => ({ task: item.task.id, unit: item.unit.id, id: item.id })),
                verdict: accept ? 'accept' : 'return',
                text: returned ?? '',
                approvedBy: by ?? null,
              });
        out.print(done, () => [
          `已批复 ${done.decided} 项`,
          ...done.refused.map(({ error }) => `未批复：${error.message}${error.hint}`),
        ]);
      }),
    );

  program
    .command('phrases')
    .description('退回时的常用语')
    .option('--add <text>', '增加一条')
    .option('--remove <text>', '去掉一条')
    .action(({ add, remove }: PhraseOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        let phrases = await call('getPhrases', {});
        if (add !== undefined || remove !== undefined)
          phrases = await call('savePhrases', {
            phrases: [...phrases.filter((text) => text !== remove), ...(add === undefined ? [] : [add])],
          });
        out.print(phrases, () => phrases);
      }),
    );
}

interface InternalOptions {
  readonly period?: string;
  readonly send?: boolean;
  readonly pass?: readonly string[];
  readonly return?: readonly string[];
  readonly reason?: string;
  readonly by?: string;
}

/** 校内审核. */
export function addInternalReviewCommand(program: Command): void {
  program
    .command('internal-review')
    .description('校内审核：--send 送审；--pass 通过；--return 退回填报人，须写明原因')
    .option('--period <period>', '报送期')
    .option('--send', '把填好的草稿送校内审核')
    .option('--pass <task...>', '通过哪些任务')
    .option('--return <task...>', '退回哪些任务')
    .option('--reason <text>', '退回原因')
    .option('--by <name>', '送审人、审核人')
    .action((options: InternalOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { send, pass, return: returned, reason, by, period = null } = options;
        const tasks = pass ?? returned;
        if ([send, pass, returned].filter(Boolean).length > 1)
          return command.error('internal-review [--send|--pass TASK…|--return TASK… --reason TEXT]', {
            exitCode: 2,
          });
        if (send) {
          const done = await call('sendForReview', { period, by: by ?? null });
          out.print(done, () => [`已送校内审核 ${done.sent} 项`]);
          return;
        }
        if (tasks) {
          const done = await call('reviewInternally', {
            period,
            tasks: [...tasks],
            verdict: pass ? 'pass' : 'return',
            text: reason ?? '',
            by: by ?? null,
          });
          out.print(done, () => [`${pass ? '通过' : '退回'} ${done.reviewed} 项`]);
          return;
        }
        const sheet = await call('getSheet', period === null ? {} : { period });
        const rows = sheet.rows.filter(({ review }) => review !== null);
        out.print(
          rows.map(({ task, seq, title, review }) => ({ task, seq, title, review })),
          () =>
            rows.map(({ seq, title, review }) =>
              [
                seq ?? '',
                review?.state === 'returnedInternally' ? `校内退回：${review.note}` : '待校内审核',
                title.slice(0, 40),
              ].join('\t'),
            ),
        );
      }),
    );
}

/** Ctrl+Z and Ctrl+Y of the command line. */
export function addStepCommands(program: Command): void {
  for (const [name, operation, description, done] of [
    ['undo', 'undoStep', '撤销最近的一步操作', '已撤销'],
    ['redo', 'redoStep', '重做最近撤销的一步', '已重做'],
  ] as const)
    program
      .command(name)
      .description(description)
      .action((_options: unknown, command: Command) =>
        withSession(command, async ({ out, call }) => {
          const step = await call(operation, { id: null });
          out.print(step, () => [`${done}：${step.operation}`]);
        }),
      );
}

const line = ({ task, unit, request, report, changed }: ReviewItem): string =>
  [
    String(task.number),
    `${unit.name}${report && !request ? marked(report) : ''}`,
    request ? REQUESTS[request.type] : (report?.period ?? ''),
    request ? '' : changed.length > 0 ? '有变化' : '与上期相同',
    (request?.reason ?? report?.noChange ?? report?.text ?? '').slice(0, 40),
  ].join('\t');

const REQUESTS = {
  extend: '申请延期',
  change: '申请调整',
  close: '申请办结',
  strikeOff: '申请销号',
} as const;
