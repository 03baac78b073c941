import { type Command, InvalidArgumentError } from 'commander';
import type { Args } from '../../../shared/contract.ts';
import type { RollLine } from '../../../shared/model/views.ts';
import type { RollReason } from '../../../shared/rules/year.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

type Figures = Args<'rollOver'>['tasks'][number]['figures'];

interface RollOptions {
  readonly year?: number;
  readonly into?: string;
  readonly title?: string;
  readonly lastDay?: string;
  readonly only?: readonly string[];
  readonly leave?: readonly string[];
  readonly category?: string;
  readonly unit?: string;
  readonly due?: string;
  readonly target?: readonly Target[];
  readonly baselines?: boolean;
  readonly units: boolean;
  readonly reopen?: boolean;
  readonly dryRun?: boolean;
}

interface Target {
  readonly number: string;
  readonly indicator: number;
  readonly value: number;
}

/** 7:1=30 is the first indicator of row 7. */
function oneTarget(value: string, before: readonly Target[] | undefined): readonly Target[] {
  const match = /^(\d+(?:\.\d+)?):(\d+)=(-?\d+(?:\.\d+)?)$/.exec(value);
  if (!match) throw new InvalidArgumentError('写作 序号:第几个指标=数值，如 7:1=30');
  return [
    ...(before ?? []),
    { number: match[1] ?? '', indicator: Number(match[2]), value: Number(match[3]) },
  ];
}

const reasons: Readonly<Record<RollReason, string>> = {
  unfinished: '未完成',
  ongoing: '持续推进',
  yearClosed: '年度办结，次年继续',
  dueLater: '时限在次年以后',
  done: '已办结',
  cancelled: '已撤销',
  suspended: '暂缓',
  already: '已结转',
  printedAgain: '新清单已列',
};

/** 年度结转. */
export function addYearCommands(program: Command): void {
  program
    .command('roll-over <ledger>')
    .description('年度结转：未完成和持续推进的任务转入下一年度清单，旧清单到期不再收报；--dry-run 只看')
    .option('--year <year>', '结转的年度', Number)
    .option('--into <ledger>', '已有的下一年度清单；不写时新建一份')
    .option('--title <title>', '新清单的名称')
    .option('--last-day <date>', '旧清单收报截止日，默认当年 12 月 31 日', calendarDate)
    .option('--only <numbers...>', '只结转这些序号')
    .option('--leave <numbers...>', '这些序号不结转')
    .option('--category <text>', '只结转这一类重点工作')
    .option('--unit <name>', '只结转有这个单位的')
    .option('--due <date>', '原时限已过的，新时限写这一天', calendarDate)
    .option('--target <seq:n=value>', '新年度的目标值，可写多次', oneTarget)
    .option('--baselines', '以上年最后报送的数值为基数')
    .option('--no-units', '不带责任单位，另行交办')
    .option('--reopen', '旧清单重新开放收报')
    .option('--dry-run', '只列出结转和不结转的')
    .action((ledger: string, options: RollOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        if (options.reopen) {
          const view = await call('reopenYear', { ledger });
          return out.print(view, () => [`${view.title}：已重新开放收报`]);
        }
        const plan = await call('planRollOver', {
          ledger,
          year: options.year ?? null,
          into: options.into ?? null,
        });
        const chosen = chosenLines(plan.lines, options);
        const lines = plan.lines.map((line) => ({ ...line, goes: chosen.has(line.task) }));
        if (options.dryRun) return out.print({ ...plan, lines }, () => told(plan.title, lines));
        const done = await call('rollOver', {
          ledger,
          year: plan.year,
          into: options.into ?? null,
          title: options.title ?? null,
          lastDay: options.lastDay ?? `${plan.year}-12-31`,
          keepUnits: options.units,
          tasks: lines
            .filter(({ goes }) => goes)
            .map((line) => ({
              task: line.task,
              due: line.pastDue ? (options.due ?? null) : null,
              figures: figuresOf(line, options),
            })),
        });
        out.print(done, () => [
          `已结转 ${done.rolled} 项到“${done.ledger.title}”，交办 ${done.assigned} 家次，留下 ${done.stayed} 项`,
        ]);
      }),
    );
}

function chosenLines(lines: readonly RollLine[], options: RollOptions): ReadonlySet<string> {
  const { only, leave = [], category, unit } = options;
  const byTask = new Map(lines.map((line) => [line.task, line]));
  const wanted = (line: RollLine): boolean => {
    const row = byTask.get(line.partOf ?? '') ?? line;
    const named = (numbers: readonly string[]) =>
      numbers.includes(line.number) || numbers.includes(row.number);
    if (named(leave) || (only && !named(only))) return false;
    if (category !== undefined && line.category !== category) return false;
    return unit === undefined || row.units.includes(unit) || line.units.includes(unit);
  };
  // What was asked for by its number is taken as it is: if it can't go, the refusal names it.
  return new Set(
    lines
      .filter((line) => (line.goes || only?.includes(line.number)) && wanted(line))
      .map(({ task }) => task),
  );
}

function figuresOf({ number, indicators }: RollLine, { target = [], baselines }: RollOptions): Figures {
  return indicators.flatMap(({ id, single, last }, index) => {
    const entered = target.find((each) => each.number === number && each.indicator === index + 1);
    const baseline = baselines && single ? last : null;
    return entered || baseline !== null ? [{ indicator: id, target: entered?.value ?? null, baseline }] : [];
  });
}

const told = (title: string, lines: readonly RollLine[]): string[] => [
  `结转到：${title}`,
  ...lines.map(({ goes, number, why, title: text, units, waiting }) =>
    [
      goes ? '结转' : '留下',
      number,
      reasons[why],
      text.slice(0, 40),
      units.join('、'),
      waiting > 0 ? `待批复 ${waiting} 件` : '',
    ].join('\t'),
  ),
];
