import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import type { Args } from '../../../shared/contract.ts';
import { momentOf } from '../../../shared/dates.ts';
import { HEAVY_EVIDENCE } from '../../../shared/evidence/weight.ts';
import type { ReceiveResult, TransmissionEntry } from '../../../shared/model/views.ts';
import { receiptText } from '../../../shared/reports/transmission-log.ts';
import { Exit } from '../output.ts';
import { withSession } from '../session.ts';

interface ExportOptions {
  readonly to?: string;
  readonly all?: boolean;
  readonly out: string;
  readonly kind?: 'issue' | 'submit' | 'decide' | 'archive';
  readonly carriedBy?: string;
  readonly medium?: string;
  readonly passwordFile?: string;
  readonly recipient?: string;
  readonly cover?: boolean;
}

interface ReceiveOptions {
  readonly passwordFile?: string;
  readonly dryRun?: boolean;
  readonly trustNew?: boolean;
  readonly carriedBy?: string;
  readonly medium?: string;
}

/** What goes onto the stick and what comes from it. */
export function addExchangeCommands(program: Command): void {
  program
    .command('export')
    .description('导出下发包或上报包')
    .option('--to <unit>', '接收单位')
    .option('--all', '所有下级单位，每个单位一个文件')
    .requiredOption('--out <dir>', '文件夹，没有就新建；不覆盖已有文件')
    .addOption(new Option('--kind <kind>', '包的种类').choices(['issue', 'submit', 'decide', 'archive']))
    .option('--password-file <file>', '加密：口令在这个文件里')
    .option('--recipient <key>', '加密：给这个 age 公钥；card 为对方名片里的密钥')
    .option('--cover', '旁边另存一页封面，不拆文件也看得到是谁给谁的')
    .option('--carried-by <name>', '携带人，记入报送登记簿')
    .option('--medium <label>', '介质编号，记入报送登记簿')
    .action((options: ExportOptions, command: Command) =>
      withSession(command, async ({ out, call, path, secret }) => {
        if ((options.to === undefined) === (options.all !== true))
          return command.error('export --to UNIT | --all', { exitCode: 2 });
        if (options.passwordFile !== undefined && options.recipient !== undefined)
          return command.error('export --password-file F | --recipient KEY', { exitCode: 2 });
        const done = await call('exportBundles', {
          to: options.to === undefined ? 'all' : [options.to],
          dir: path(options.out),
          kind: options.kind ?? null,
          ...lockOf(secret(options.passwordFile), options.recipient),
          ...(options.cover === true && { coverBeside: true }),
          ...carriage(options),
        });
        const files = done.files.map(({ path: file, id, kind, to, bytes, evidence, cover }) => ({
          path: file,
          id,
          kind,
          to,
          bytes,
          ...(evidence.lost.length > 0 && { lostEvidence: evidence.lost }),
          ...(cover !== undefined && { cover }),
        }));
        out.print({ files }, () =>
          done.files.flatMap((f) => [
            `${f.to.name}\t${f.path}\t${f.bytes} 字节`,
            ...(f.evidence.bytes > HEAVY_EVIDENCE
              ? [
                  `　佐证材料 ${f.evidence.files} 个，共 ${Math.round(f.evidence.bytes / 1024 / 1024)} MB，超过 200 MB：U 盘要留足空间，大的视频、扫描件宜压缩后再附`,
                ]
              : []),
            ...f.evidence.lost.map((name) => `　佐证材料不在本机或已损坏，没有带上：${name}`),
          ]),
        );
      }),
    );

  program
    .command('receive <bundles...>')
    .description('接收一个或多个包')
    .option('--dry-run', '只预览，什么都不保存')
    .option('--trust-new', '第一次联系的单位：指纹已核对，信任')
    .option('--password-file <file>', '口令文件')
    .option('--carried-by <name>', '携带人，记入报送登记簿')
    .option('--medium <label>', '介质编号，记入报送登记簿')
    .action((bundles: string[], options: ReceiveOptions, command: Command) =>
      withSession(command, async ({ out, ask, path, secret }) => {
        const password = secret(options.passwordFile);
        const received = await ask('receiveBundles', {
          paths: bundles.map(path),
          trustNew: options.trustNew === true,
          dryRun: options.dryRun === true,
          ...(password !== undefined && { password }),
          ...carriage(options),
        });
        // A refusal of all is told for each file: a script reads one shape.
        const results: readonly ReceiveResult[] = received.ok
          ? received.value.results
          : bundles.map((file) => ({ file: basename(file), ok: false, error: received.error }));
        out.print({ results }, () =>
          results.flatMap((r) =>
            r.ok
              ? [
                  `${r.file}：${r.bundle.from.name}，新增 ${r.counts.new}，变更 ${r.counts.changed}，相同 ${r.counts.unchanged}，拒收 ${r.counts.refused}`,
                  `　回执码 ${r.receipt.code}`,
                  ...r.findings.map(({ text }) => `　${text}`),
                  ...r.refused.map((item) => `　拒收 ${item.label}：${item.reason}`),
                  ...r.missingEvidence.map((name) => `　缺少佐证材料：${name}`),
                  ...r.leftOut.map(({ code, message, hint }) => `　${message}${hint}（${code}）`),
                ]
              : [`${r.file}：${r.error.message}`, `　${r.error.hint}（${r.error.code}）`],
          ),
        );
        if (results.some((r) => !r.ok)) throw new Exit(1);
      }),
    );

  program
    .command('undo-receive [id]')
    .description('撤销最近一次接收')
    .action((id: string | undefined, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const undone = await call('undoReceive', { id: id ?? null });
        out.print({ undone }, () => [`已撤销接收 ${undone.bundle.id}`]);
      }),
    );

  program
    .command('transmissions')
    .description('报送登记簿：发出和收到的每个文件')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const transmissions = await call('getTransmissionLog', {});
        out.print({ transmissions }, () => transmissions.map(entryLine));
      }),
    );

  program
    .command('confirm <code>')
    .description('输入电话里听到的八位回执短码，已导出变为已送达')
    .option('--bundle <id>', '文件编号，不给就按短码查找')
    .action((code: string, options: { readonly bundle?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const confirmed = await call('confirmDelivery', { code, bundle: options.bundle ?? null });
        out.print({ confirmed }, () => [entryLine(confirmed)]);
      }),
    );
}

const carriage = ({ carriedBy, medium }: Pick<ExportOptions, 'carriedBy' | 'medium'>) => ({
  ...(carriedBy !== undefined && { carriedBy }),
  ...(medium !== undefined && { medium }),
});

const entryLine = (entry: TransmissionEntry): string =>
  [
    momentOf(entry.at),
    entry.direction === 'out' ? '发出' : '收到',
    entry.unit.name,
    entry.file,
    entry.number === null ? '' : `第 ${entry.number} 份`,
    entry.shortCode,
    receiptText(entry),
  ].join('\t');

/** How the files of an export are locked, as the contract has it. */
function lockOf(
  password: string | undefined,
  recipient: string | undefined,
): Pick<Args<'exportBundles'>, 'lock'> {
  if (password !== undefined) return { lock: { password } };
  if (recipient === undefined) return {};
  return { lock: recipient === 'card' ? 'card' : { recipients: [recipient] } };
}
