import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Checks } from '../../../shared/model/check-rules.ts';
import type { Draft, SheetRow, TaskDetail } from '../../../shared/model/views.ts';
import { blankDraft, correctionOf } from '../../../shared/rules/draft.ts';
import { checksOfBody } from '../../../shared/rules/validation/check-sets.ts';
import { findingsOf, withExplanation } from '../../../shared/rules/validation/findings.ts';
import { nameKey } from '../../../shared/text.ts';
import { Exit } from '../output.ts';
import type { CliSession } from '../session.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';
import { reachedGiven } from './reached.ts';

interface ProgressOptions {
  readonly period: string;
  readonly text?: string;
  readonly percent?: number;
  readonly actual: readonly string[];
  readonly problems?: string;
  readonly coordination?: string;
  readonly next?: string;
  readonly evidence: readonly string[];
  readonly explain: readonly string[];
  /** Value of --no-change: commander files a name beginning with "no-" under what follows it. */
  readonly change?: string | boolean;
  readonly reason?: string;
}

const collect = (value: string, before: readonly string[]): string[] => [...before, value];
const number = (value: string): number => {
  const parsed = Number(value);
  if (value.trim() === '' || !Number.isFinite(parsed)) throw new InvalidArgumentError('不是数字');
  return parsed;
};

/** A correction made by a script names itself as one; in the window the reason is asked for. */
const DEFAULT_REASON = '命令行更正';

interface TranscribeOptions {
  readonly unit: string;
  readonly period: string;
  readonly text?: string;
  readonly percent?: number;
  readonly problems?: string;
  readonly coordination?: string;
  readonly next?: string;
  readonly change?: string | boolean;
  readonly reason?: string;
  readonly source: 'phone' | 'paper' | 'form' | 'other';
  readonly from?: string;
  readonly by?: string;
  readonly on?: string;
  readonly actual: readonly string[];
  readonly reached: readonly string[];
  readonly explain: readonly string[];
}

const EXPLAIN = '对一条提示的说明，可多次；提示的名称见 validate';

/** Filling in and signing off. */
export function addProgressCommands(program: Command): void {
  program
    .command('transcribe <task>')
    .description('代录：替没有装本软件的单位录入电话、纸面报来的进展；对方自己的报来以后以对方的为准')
    .requiredOption('--unit <unit>', '哪个单位报的')
    .requiredOption('--period <period>', '报送期，如 2026-11')
    .option('--text <text>', '进展情况')
    .option('--percent <n>', '完成比例，0 到 100', number)
    .option('--problems <text>', '存在问题')
    .option('--coordination <text>', '需协调事项')
    .option('--next <text>', '下一步打算')
    .option('--no-change <reason>', '本期无进展及原因')
    .option('--reason <text>', '更正上一次代录的原因')
    .addOption(
      new Option('--source <source>', '怎么报来的')
        .choices(['phone', 'paper', 'form', 'other'])
        .default('phone'),
    )
    .option('--from <name>', '对方报送人')
    .option('--by <name>', '代录人，不给则为本机填报人')
    .option('--on <date>', '对方报来的日期，不给则为今天', calendarDate)
    .option('--actual <indicator=n>', '指标完成值，可多次；指标写序号、编号或原文', collect, [])
    .option(
      '--reached <step=date>',
      '达到的时间节点，可多次；写第几个或节点的文字，日期不写则为统计截止日',
      collect,
      [],
    )
    .option('--explain <check=text>', EXPLAIN, collect, [])
    .action((task: string, options: TranscribeOptions, command: Command) =>
      withSession(command, async (cli) => {
        const { out, call } = cli;
        const { evidence: _none, ...report } = await typedReport(cli, task, options);
        const done = await call('transcribeReport', {
          task,
          unit: options.unit,
          period: options.period,
          report,
          source: options.source,
          from: options.from ?? null,
          by: options.by ?? null,
          on: options.on ?? null,
        });
        out.print(done, () => [`已代录 ${done.unit.name} ${done.period}（第 ${done.version} 次）`]);
      }),
    );

  program
    .command('progress <task>')
    .description('填写进展（草稿）；多次填写会叠加到同一份草稿')
    .requiredOption('--period <period>', '报送期，如 2026-11')
    .option('--text <text>', '进展情况')
    .option('--percent <n>', '完成比例，0 到 100', number)
    .option('--actual <indicator=n>', '指标完成值，可多次；指标写序号、编号或原文', collect, [])
    .option('--problems <text>', '存在问题')
    .option('--coordination <text>', '需协调事项')
    .option('--next <text>', '下一步打算')
    .option('--evidence <file>', '佐证材料，可多次', collect, [])
    .option('--no-change <reason>', '本期无进展及原因')
    .option('--reason <text>', '更正已签发进展的原因')
    .option('--explain <check=text>', EXPLAIN, collect, [])
    .action((task: string, options: ProgressOptions, command: Command) =>
      withSession(command, async (cli) => {
        const { out, call, path } = cli;
        const detail = await call('getTask', { task });
        const sheet = await call('getSheet', { period: options.period });
        const row = sheet.rows.find((r) => r.task === detail.row.id);
        const before = row?.draft ?? (row?.signed ? correctionOf(row.signed) : blankDraft);
        const evidence = [...before.evidence];
        for (const file of options.evidence) {
          const item = await call('addEvidence', {
            task: detail.row.id,
            period: options.period,
            path: path(file),
          });
          if (!evidence.some((e) => e.sha256 === item.sha256)) evidence.push(item);
        }
        const noChange =
          typeof options.change === 'string'
            ? options.change
            : options.text === undefined
              ? before.noChange
              : null;
        const filled: Draft = {
          text: options.text ?? before.text,
          percent: options.percent ?? before.percent,
          actuals: withActuals(cli, detail, before, options.actual),
          problems: options.problems ?? before.problems,
          next: options.next ?? before.next,
          coordination: options.coordination ?? before.coordination ?? '',
          noChange,
          evidence,
          ...(before.explained && { explained: before.explained }),
          reason: options.reason ?? before.reason ?? (row?.signed ? DEFAULT_REASON : null),
        };
        const draft = row
          ? withExplanations(cli, filled, row, checksOfBody(sheet.checks, row.body), options.explain)
          : filled;
        const saved = await call('saveDraft', { task: detail.row.id, period: options.period, draft });
        out.print({ task: detail.row.id, period: options.period, draft, ...saved }, () => [
          `已保存草稿：${detail.row.title}`,
        ]);
      }),
    );

  program
    .command('validate')
    .description('上报前校验：必改和提示')
    .option('--period <period>', '报送期；不写则本期')
    .action((options: { readonly period?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const checked = await call('validate', { period: options.period ?? null });
        out.print(checked, () => [
          `${checked.period}：${checked.due} 项中 ${checked.filled} 项已填`,
          ...checked.findings.map(
            (f) =>
              `${f.level === 'hard' ? '必改' : '提示'}\t${f.seq ?? '–'}\t${f.title}\t${f.message}\t${f.check}${f.explanation ? `\t说明：${f.explanation}` : f.mustExplain ? '\t须说明' : ''}`,
          ),
        ]);
        if (!checked.ok) throw new Exit(1);
      }),
    );

  program
    .command('sign-off')
    .description('校内审核签发：锁定草稿，可以上报')
    .option('--period <period>', '报送期；不写则全部有草稿的报送期')
    .option('--by <name>', '签发人')
    .action((options: { readonly period?: string; readonly by?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const signed = await call('signOff', { period: options.period ?? null, by: options.by ?? null });
        out.print(signed, () => [
          `已签发进展 ${signed.reports} 项、申请 ${signed.requests ?? 0} 项（${signed.periods.join('、')}）`,
        ]);
      }),
    );
}

/** What a unit below said, with what was said to the checks that hold for it. */
async function typedReport(cli: CliSession, task: string, options: TranscribeOptions): Promise<Draft> {
  const { unit, period, actual, reached, explain } = options;
  const asked = actual.length + reached.length + explain.length > 0;
  const detail = asked ? await cli.call('getTask', { task }) : null;
  const steps = detail && reached.length > 0 ? await reachedGiven(cli, detail, reached, options.by) : null;
  const draft: Draft = {
    ...blankDraft,
    text: options.text ?? '',
    percent: options.percent ?? null,
    actuals: detail ? withActuals(cli, detail, blankDraft, actual) : [],
    problems: options.problems ?? '',
    next: options.next ?? '',
    ...(options.coordination !== undefined && { coordination: options.coordination }),
    noChange: typeof options.change === 'string' ? options.change : null,
    ...(steps && { reached: [...steps] }),
    reason: options.reason ?? null,
  };
  if (!detail || explain.length === 0) return draft;
  const sheet = await cli.call('getTypingSheet', { unit, period });
  const row = sheet.rows.find((each) => each.task === detail.row.id);
  return row ? withExplanations(cli, draft, row, checksOfBody(sheet.checks, row.body), explain) : draft;
}

/** CHECK is the name that `validate` gives a finding; what is said stands for all of that name. */
function withExplanations(
  { out }: CliSession,
  draft: Draft,
  row: SheetRow,
  checks: Checks,
  given: readonly string[],
): Draft {
  const findings = findingsOf({ row, draft }, checks).filter(({ level }) => level === 'soft');
  return given.reduce((said, text) => {
    const at = text.indexOf('=');
    const named = findings.filter(({ check }) => check === text.slice(0, at).trim());
    if (at < 1 || named.length === 0)
      return out.refuseFailure({
        code: 'E_BAD_VALUE',
        params: {
          field: '--explain',
          value: text,
          expected: `写作“名称=说明”；这一项现有的提示：${findings.map(({ check }) => check).join('、') || '无'}`,
        },
      });
    return named.reduce((all, finding) => withExplanation(all, finding, text.slice(at + 1).trim()), said);
  }, draft);
}

/** INDICATOR is its position in the task from 1, its id, or words of it. */
function withActuals(
  { out }: CliSession,
  detail: TaskDetail,
  before: Draft,
  given: readonly string[],
): Draft['actuals'] {
  const actuals = new Map(before.actuals.map((a) => [a.indicator, a.value]));
  for (const text of given) {
    const at = text.lastIndexOf('=');
    const [name, value] = [text.slice(0, at), Number(text.slice(at + 1))];
    const refuse = () =>
      out.refuseFailure({
        code: 'E_BAD_VALUE',
        params: {
          field: '--actual',
          value: text,
          expected: `写作“指标=数字”；本任务的指标：${detail.indicators.map((i, n) => `${n + 1} ${i.text}`).join('；') || '无'}`,
        },
      });
    if (at < 1 || text.slice(at + 1).trim() === '' || !Number.isFinite(value)) return refuse();
    const found = detail.indicators.filter(
      (i, n) =>
        i.id === name ||
        String(n + 1) === name ||
        [i.text, i.subject].some((part) => nameKey(part).includes(nameKey(name))),
    );
    const exact = found.filter((i) => i.id === name || String(detail.indicators.indexOf(i) + 1) === name);
    const [hit, ...more] = exact.length > 0 ? exact : found;
    if (!hit || more.length > 0) return refuse();
    actuals.set(hit.id, value);
  }
  return [...actuals].map(([indicator, value]) => ({ indicator, value }));
}
