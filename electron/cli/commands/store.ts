import { type Command, Option } from 'commander';
import { momentOf } from '../../../shared/dates.ts';
import { type PaperKind, paperKinds } from '../../../shared/model/views.ts';
import { Exit } from '../output.ts';
import { withSession } from '../session.ts';

interface ReportOptions {
  readonly out: string;
  readonly ledger?: string;
  readonly period?: string;
  readonly unit?: string;
  readonly request?: string;
  readonly task?: string;
  readonly bundle?: string;
}

const reportKinds = [...paperKinds, 'card', 'cover'] as const;
const isReportKind = (kind: string): kind is PaperKind | 'card' | 'cover' =>
  reportKinds.some((known) => known === kind);

/** History, reports, and the store itself. */
export function addStoreCommands(program: Command): void {
  program
    .command('history [task]')
    .description('留痕：谁在什么时候改了什么')
    .addOption(new Option('--limit <n>', '最多几条').default('200'))
    .action((task: string | undefined, options: { readonly limit: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const limit = Math.min(1000, Math.max(1, Number.parseInt(options.limit, 10) || 200));
        const history = await call('listHistory', { task: task ?? null, before: null, limit });
        out.print({ history }, () =>
          history.map(
            (h) =>
              `${momentOf(h.at)}\t${h.who}\t${h.action}\t${h.label}\t${h.changes.map((c) => c.field).join('、')}`,
          ),
        );
      }),
    );

  program
    .command('report <kind>')
    .description(
      '报表：ledger 原样台账，progress 进展情况报送表，changes 清单变更对照表，transmissions 报送登记簿（xlsx）；statement 进展情况汇报，brief 督查专报或领导简报（一页），bulletin 督查通报，reporting 报送情况统计表，notice 催办单，slip 科室任务单，request 延期、调整、办结、销号申请表，card 任务办理卡，cover 报送确认页（docx）',
    )
    .requiredOption('--out <file>', '文件')
    .option('--ledger <ledger>', '台账编号或名称')
    .option('--period <period>', '报送期')
    .option('--unit <unit>', 'notice、slip：只给一个单位')
    .option('--request <id>', 'request：申请编号，见 task --json')
    .option('--task <task>', 'card：哪项任务')
    .option('--bundle <id>', 'cover：哪个上报包，不写为最近一个')
    .action((kind: string, options: ReportOptions, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        if (!isReportKind(kind))
          return command.error(`report ${reportKinds.join('|')} --out FILE`, { exitCode: 2 });
        const report = await call('writeReport', {
          kind,
          ledger: options.ledger ?? null,
          period: options.period ?? null,
          unit: options.unit ?? null,
          request: options.request ?? null,
          task: options.task ?? null,
          bundle: options.bundle ?? null,
          path: path(options.out),
        });
        out.print(report, () => [report.path]);
      }),
    );

  program
    .command('dump')
    .description('规范 JSON，用于比较两份台账数据')
    .action((_options: unknown, command: Command) =>
      withSession(command, async (cli) => {
        const dump = (await cli.open()).dump();
        if (!dump.ok) return cli.out.refuseFailure(dump.error);
        cli.out.raw(dump.value);
      }),
    );

  program
    .command('check')
    .description('检查数据库、佐证材料和留痕是否完好')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const check = await call('checkStore', {});
        out.print(check, () => (check.ok ? ['完好'] : check.problems));
        if (!check.ok) throw new Exit(1);
      }),
    );

  program
    .command('backup')
    .description('备份到一个文件')
    .requiredOption('--out <file>', '备份文件')
    .action((options: { readonly out: string }, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const backup = await call('makeBackup', { path: path(options.out) });
        out.print(backup, () => [`${backup.path}\t${backup.bytes} 字节`]);
      }),
    );

  program
    .command('restore <file>')
    .description('从备份还原；先为现有数据留一个备份点')
    .action((file: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        const session = await call('restoreBackup', { path: path(file) });
        out.print({ unit: session.unit, replica: session.replica }, () => [`已还原：${session.unit?.name}`]);
      }),
    );
}
