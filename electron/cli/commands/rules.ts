import { type Command, InvalidArgumentError, Option } from 'commander';
import { cycleWords } from '../../../shared/cycle-words.ts';
import { ruleSetFields } from '../../../shared/model/rule-set.ts';
import type { RulesTrial, RulesView, Workbench } from '../../../shared/model/views.ts';
import { defaultCycle } from '../../../shared/report-cycle.ts';
import { presetNames } from '../../../shared/rules/lights/presets.ts';
import { inOrder } from '../../../shared/rules/lights/problems.ts';
import { ruleName, stepText } from '../../../shared/rules/lights/rule-words.ts';
import { readJson } from '../read-json.ts';
import { withSession } from '../session.ts';
import { calendarDate, marked } from '../values.ts';

type Preset = (typeof presetNames)[number];

interface RulesOptions {
  readonly adopt?: Preset;
  readonly file?: string;
  readonly try?: boolean;
  readonly cutoff?: string;
}

interface CalendarOptions {
  readonly year?: number;
  readonly off: readonly string[];
  readonly work: readonly string[];
  readonly clear?: boolean;
}

interface CycleOptions {
  readonly ledger: readonly string[];
  readonly task: readonly string[];
  readonly every?: RuleCycleKind;
  readonly day?: number;
  readonly following?: boolean;
  readonly clear?: boolean;
}

const cycleKinds = ['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year'] as const;
type RuleCycleKind = (typeof cycleKinds)[number];

const TODAY = 'today';
const cutoffDate = (value: string): string => (value === TODAY ? value : calendarDate(value));
const collect = (value: string, before: readonly string[]): string[] => [...before, value];
const dates = (value: string, before: readonly string[]): string[] => [
  ...before,
  ...value.split(',').map((date) => calendarDate(date.trim())),
];
const wholeNumber = (value: string): number => {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('写整数');
  return Number(value);
};

/** 亮灯规则, 报送周期, 工作日表, 统计截止日 and what they remind of. */
export function addRuleCommands(program: Command): void {
  program
    .command('rules')
    .description('亮灯规则：查看；--adopt、--file 启用；加 --try 只试算')
    .addOption(new Option('--adopt <preset>', '启用预设').choices(presetNames).conflicts('file'))
    .option('--file <file>', '启用一套写在 JSON 文件里的规则')
    .option('--try', '只试算：哪些任务的灯会改变')
    .option('--cutoff <date>', '设定统计截止日；写 today 恢复为当天；与 --try 同用则只按这天试算', cutoffDate)
    .action((options: RulesOptions, command: Command) =>
      withSession(command, async (cli) => {
        const { out, call } = cli;
        const { adopt, file, cutoff } = options;
        const set = file === undefined ? null : readJson(cli, file, rulesFile, ['version', 'madeBy', 'id']);
        const wanted = { preset: adopt ?? null, set };
        const given = adopt !== undefined || set !== null;
        if (options.try) {
          if (!given) return command.error('rules --try --adopt PRESET | --file FILE', { exitCode: 2 });
          const day = cutoff === undefined || cutoff === TODAY ? null : cutoff;
          const trial = await call('tryRules', { ...wanted, cutoff: day });
          return out.print(trial, () => trialLines(trial));
        }
        if (cutoff !== undefined) await call('chooseCutoff', { date: cutoff === TODAY ? null : cutoff });
        const rules = given ? await call('adoptRules', wanted) : await call('getRules', {});
        out.print(rules, () => ruleLines(rules));
      }),
    );

  program
    .command('calendar')
    .description('工作日表：查看；--off、--work 记下放假和调休上班')
    .option('--year <year>', '年份', wholeNumber)
    .option('--off <dates>', '放假，逗号隔开，可多次', dates, [])
    .option('--work <dates>', '调休上班，逗号隔开，可多次', dates, [])
    .option('--clear', '先清空这一年')
    .action((options: CalendarOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { off, work, clear } = options;
        let rules = await call('getRules', {});
        const year = options.year ?? Number((off[0] ?? work[0] ?? rules.cutoff).slice(0, 4));
        if (clear || off.length + work.length > 0) {
          const before = clear ? null : rules.calendars.find((table) => table.year === year);
          const chosen = new Set([...off, ...work]);
          const rest = (days: readonly string[] = []) => days.filter((day) => !chosen.has(day));
          rules = await call('saveCalendar', {
            year,
            holidays: [...rest(before?.holidays), ...off],
            workdays: [...rest(before?.workdays), ...work],
          });
        }
        const table = rules.calendars.find((each) => each.year === year) ?? {
          year,
          holidays: [],
          workdays: [],
        };
        out.print({ ...table, above: rules.calendarsAbove }, () => [
          `${year} 年`,
          ...table.holidays.map((day) => `${day}\t放假`),
          ...table.workdays.map((day) => `${day}\t调休上班`),
        ]);
      }),
    );

  program
    .command('cycle')
    .description('报送周期：查看；--every 设定台账或任务的周期')
    .option('--ledger <ledger>', '台账，可多次', collect, [])
    .option('--task <task>', '任务，可多次', collect, [])
    .addOption(new Option('--every <kind>', '多久一次').choices(cycleKinds))
    .option('--day <n>', '几日前；周报为周几，1 至 7；不写为最后一天', wholeNumber)
    .option('--following', '推到下一个月（周报为下一周）')
    .option('--clear', '改回台账的周期；台账改回每月')
    .action((options: CycleOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { ledger, task, every, day, clear } = options;
        if (every !== undefined || clear) {
          if (ledger.length + task.length === 0 || (every !== undefined && clear))
            return command.error('cycle --every KIND --ledger L | --task T', { exitCode: 2 });
          const last = every === 'week' ? 7 : 31;
          if (day !== undefined && (day < 1 || day > last))
            return out.refuseFailure({
              code: 'E_BAD_VALUE',
              params: { field: '--day', value: String(day), expected: `1–${last}` },
            });
          const done = await call('saveReportCycle', {
            ledgers: [...ledger],
            tasks: [...task],
            cycle:
              every === undefined
                ? null
                : { kind: every, day: day ?? last, following: options.following === true },
          });
          return out.print(done, () => [`改了 ${done.changed} 项`]);
        }
        const ledgers = await call('listLedgers', {});
        const { periods } = await call('getSheet', {});
        const due = periods.filter(({ current }) => current);
        out.print(
          { ledgers: ledgers.map(({ id, title, reportCycle }) => ({ id, title, reportCycle })), due },
          () => [
            ...ledgers.map((l) => `${l.title}\t${cycleWords(l.reportCycle ?? defaultCycle, 'zh')}`),
            ...due.map((p) => `${p.period}\t${p.due} 前\t${p.tasks} 项中 ${p.filled} 项已填`),
          ],
        );
      }),
    );

  program
    .command('todo')
    .description('提醒：要报的、迟报的、临近时限的，和各种灯的数目')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { cutoff, reminders, lights } = await call('getWorkbench', {});
        out.print({ cutoff, reminders, lights }, () => [
          `统计截止日 ${cutoff}`,
          ...reminders.map(reminderLine),
          ...lights.counts.map(({ light, count }) => `${light.word}\t${count}`),
          ...lights.worst.map(
            ({ seq, title, light, ...report }) =>
              `${light.word}\t${seq ?? '–'}\t${title}\t规则 ${light.rule}：${light.reason}${marked(report)}`,
          ),
        ]);
      }),
    );
}

const rulesFile = ruleSetFields.omit({ version: true, madeBy: true });

const ruleLines = (rules: RulesView): readonly string[] => [
  `统计截止日 ${rules.cutoff}`,
  ...[
    ...(rules.own ? [{ body: '本单位', set: rules.own }] : []),
    ...rules.above.map(({ body, set }) => ({ body: body.name, set })),
  ].flatMap(({ body, set }) => [
    `${body}\t${set.name}\t第 ${set.version} 版\t${set.rules.length} 条`,
    ...inOrder(set.rules).map(
      (rule) =>
        `  ${rule.number}\t${ruleName(rule.test, 'zh')}\t${rule.steps.map((step) => stepText(rule, step, set.levels, 'zh')).join('；')}`,
    ),
  ]),
];

const trialLines = ({ cutoff, changes }: RulesTrial): readonly string[] => [
  `统计截止日 ${cutoff}：${changes.length} 项任务的灯会改变`,
  ...changes.map(
    ({ seq, title, before, after }) =>
      `${seq ?? '–'}\t${title}\t${before?.word ?? '没有灯'} → ${after.word}\t规则 ${after.rule}：${after.reason}`,
  ),
];

function reminderLine({ kind, period, date, days, tasks }: Workbench['reminders'][number]): string {
  const what = {
    urged: '上级催办，待答复',
    limitOver: '已过时限',
    limitNear: '时限临近',
    reportOver: '没有报送',
    reportNear: '即将截止',
    reportDue: '待报送',
  }[kind];
  return `${what}\t${period ?? ''}\t${date}\t${days < 0 ? `已过 ${-days} 天` : `还有 ${days} 天`}\t${tasks.length} 项`;
}
