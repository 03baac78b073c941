import { type Command, InvalidArgumentError, Option } from 'commander';
import { taskVerdicts } from '../../../shared/model/views.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

interface RequestOptions {
  readonly extend?: string;
  readonly change?: string;
  readonly close?: boolean;
  readonly reason?: string;
}

interface ReviewOptions {
  readonly unit: string;
  readonly accept?: boolean;
  readonly return?: string;
  readonly date?: string;
  readonly strikeOff?: boolean;
  readonly text?: string;
  readonly report?: string;
  readonly request?: string;
  readonly by?: string;
}

interface DecideOptions {
  readonly text?: string;
  readonly year?: number;
  readonly by?: string;
}

const year = (value: string): number => {
  if (!/^\d{4}$/.test(value)) throw new InvalidArgumentError('年份写作 2026');
  return Number(value);
};

/** 签收, 申请 and 批复. */
export function addCycleCommands(program: Command): void {
  program
    .command('acknowledge <task>')
    .description('签收')
    .option('--by <name>', '签收人')
    .action((task: string, options: { readonly by?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('acknowledge', { tasks: [task], by: options.by ?? null });
        out.print(done, () => [done.acknowledged > 0 ? '已签收' : '此前已签收']);
      }),
    );

  program
    .command('decline <task>')
    .description('退回改派，须说明理由')
    .requiredOption('--reason <text>', '理由')
    .option('--by <name>', '同意退回的校领导')
    .action((task: string, options: { readonly reason: string; readonly by?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('decline', { task, reason: options.reason, by: options.by ?? null });
        out.print(done, () => [stateWords[done.state]]);
      }),
    );

  program
    .command('request <task>')
    .description('申请延期、调整、办结或销号（草稿，签发后上报）')
    .option('--extend <date>', '延期到', calendarDate)
    .option('--change <text>', '调整为')
    .option('--close', '办结；任务已办结时为销号')
    .option('--reason <text>', '理由')
    .action((task: string, options: RequestOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { extend, change, close, reason } = options;
        const chosen = [extend !== undefined, change !== undefined, close === true].filter(Boolean);
        if (chosen.length !== 1 || reason === undefined)
          return command.error('request TASK --extend DATE|--change TEXT|--close --reason TEXT', {
            exitCode: 2,
          });
        const type = extend !== undefined ? 'extend' : change !== undefined ? 'change' : 'close';
        const saved = await call('saveRequest', {
          task,
          type,
          reason,
          date: extend ?? null,
          text: change ?? null,
        });
        out.print(saved, () => [`已保存${requestWords[saved.type]}，签发后随上报包送出`]);
      }),
    );

  program
    .command('review <task>')
    .description('审核进展，批复申请')
    .requiredOption('--unit <unit>', '单位')
    .option('--accept', '通过、同意')
    .option('--return <text>', '退回、不同意，须写明意见')
    .option('--date <date>', '同意延期的新时限', calendarDate)
    .option('--strike-off', '销号核验')
    .option('--text <text>', '通过时的意见')
    .option('--report <id>', '审核哪一份进展')
    .option('--request <id>', '批复哪一份申请')
    .option('--by <name>', '签批领导')
    .action((task: string, options: ReviewOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        if ((options.accept === true) === (options.return !== undefined))
          return command.error('review TASK --unit UNIT --accept|--return TEXT', { exitCode: 2 });
        const done = await call('review', {
          task,
          unit: options.unit,
          report: options.report ?? null,
          request: options.request ?? null,
          verdict: options.accept ? 'accept' : 'return',
          text: options.return ?? options.text ?? '',
          date: options.date ?? null,
          strikeOff: options.strikeOff === true,
          conclusion: null,
          approvedBy: options.by ?? null,
        });
        out.print(done, () => [`${done.unit.name}：${stateWords[done.state]}`]);
      }),
    );

  program
    .command('decide <task>')
    .description('立项审定、年度办结、暂缓、恢复、撤销、重新启动、重大风险')
    .addOption(new Option('--as <verdict>', '决定').choices(taskVerdicts).makeOptionMandatory())
    .option('--text <text>', '理由')
    .option('--year <year>', '年度办结的年份', year)
    .option('--by <name>', '审定或签批的领导')
    .action(
      (
        task: string,
        options: DecideOptions & { readonly as: (typeof taskVerdicts)[number] },
        command: Command,
      ) =>
        withSession(command, async ({ out, call }) => {
          const done = await call('decideTasks', {
            tasks: [task],
            verdict: options.as,
            text: options.text ?? '',
            year: options.year ?? null,
            approvedBy: options.by ?? null,
          });
          out.print(done, () => [`已记录 ${done.decided} 项`]);
        }),
    );
}

const requestWords = {
  extend: '延期申请',
  change: '调整申请',
  close: '办结申请',
  strikeOff: '销号申请',
} as const;
