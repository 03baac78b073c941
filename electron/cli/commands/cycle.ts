import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Args } from '../../../shared/contract.ts';
import { taskVerdicts } from '../../../shared/model/views.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

interface RequestOptions {
  readonly extend?: string;
  readonly change?: string;
  readonly close?: boolean;
  readonly check?: readonly Answer[];
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
  readonly check?: readonly Answer[];
  readonly by?: string;
}

interface CountersignOptions {
  readonly unit?: string;
  readonly agree?: boolean;
  readonly object?: string;
  readonly text?: string;
  readonly by?: string;
}

interface DecideOptions {
  readonly text?: string;
  readonly year?: number;
  readonly by?: string;
}

type Answer = NonNullable<Args<'review'>['checklist']>[number];

const RESULTS = { pass: 'pass', fail: 'fail', na: 'notApplicable' } as const;

/** LINE=pass, LINE=na or LINE=fail:NOTE, as often as there are lines to state. */
const checkOption = () =>
  new Option('--check <line=result[:note]>', '核验清单的一行：pass、na，或 fail:说明').argParser(
    (value: string, before: readonly Answer[] | undefined): readonly Answer[] => {
      const [, line = '', result = '', note = ''] = /^(\w+)=(pass|fail|na)(?::(.*))?$/s.exec(value) ?? [];
      if (line === '') throw new InvalidArgumentError('写作 evidence=pass 或 indicators=fail:说明');
      return [...(before ?? []), { line, result: RESULTS[result as keyof typeof RESULTS], note }];
    },
  );

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
    .addOption(checkOption())
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
          ...(options.check && { checklist: [...options.check] }),
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
    .addOption(checkOption())
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
          ...(options.check && { checklist: [...options.check] }),
          approvedBy: options.by ?? null,
        });
        out.print(done, () => [`${done.unit.name}：${stateWords[done.state]}`]);
      }),
    );

  program
    .command('countersign <task>')
    .description('会签；牵头单位用 --unit 登记配合单位的纸质会签')
    .option('--unit <unit>', '哪个单位的会签')
    .option('--agree', '同意')
    .option('--object <text>', '不同意，须写明意见')
    .option('--text <text>', '同意时的意见')
    .option('--by <name>', '会签人')
    .action((task: string, options: CountersignOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { unit, agree, object, text, by } = options;
        if ((agree === true) === (object !== undefined))
          return command.error('countersign TASK --agree|--object TEXT', { exitCode: 2 });
        const done = await call('countersign', {
          task,
          unit: unit ?? null,
          answer: agree ? 'agreed' : 'objected',
          text: object ?? text ?? '',
          by: by ?? null,
        });
        out.print(done, () => [`${done.unit.name}：已会签`]);
      }),
    );

  program
    .command('checklist <ledger>')
    .description('销号核验清单：查看；--adopt 启用预设，--off 停用；某项任务还缺什么见 task')
    .option('--adopt', '启用预设的清单')
    .option('--off', '停用')
    .action(
      (ledger: string, options: { readonly adopt?: boolean; readonly off?: boolean }, command: Command) =>
        withSession(command, async ({ out, call }) => {
          const { adopt, off } = options;
          const checklist =
            adopt || off
              ? await call('saveChecklist', { ledger, lines: adopt ? null : [] })
              : await call('getChecklist', { ledger });
          out.print(checklist, () =>
            checklist.lines.length === 0
              ? ['没有启用销号核验清单']
              : checklist.lines.map(
                  ({ id, text, required }) => `${id}\t${text}${required ? '' : '（可缺）'}`,
                ),
          );
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
          out.print(done, () => [
            `已记录 ${done.decided} 项`,
            ...(done.parts ? [`分解出来的 ${done.parts} 项随之记录`] : []),
            ...(done.left ? [`分解出来的 ${done.left} 项按现在的状态不能随之改动`] : []),
          ]);
        }),
    );
}

const requestWords = {
  extend: '延期申请',
  change: '调整申请',
  close: '办结申请',
  strikeOff: '销号申请',
} as const;
