import type { Command } from 'commander';
import { Option } from 'commander';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { unitsWhere } from '../../../shared/rules/unit-filter.ts';
import { withSession } from '../session.ts';
import { calendarDate, marked } from '../values.ts';

interface TasksOptions {
  readonly ledger?: string;
  readonly mine?: boolean;
  readonly unit?: string;
  readonly light?: string;
  readonly cutoff?: string;
  readonly search?: string;
}

interface AssignOptions {
  readonly unit?: string;
  readonly role: 'lead' | 'cooperate';
  readonly printed?: boolean;
  readonly ledger?: string;
  readonly kind?: string;
  readonly district?: string;
  readonly group?: string;
  readonly named?: string;
}

/** Lists, ledgers, tasks and their assignment. */
export function addLedgerCommands(program: Command): void {
  program
    .command('ledgers')
    .description('列出台账')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const ledgers = await call('listLedgers', {});
        out.print({ ledgers }, () =>
          ledgers.map((l) => `${l.id}\t${l.title}\t${l.tasks} 项\t本单位 ${l.mine} 项`),
        );
      }),
    );

  program
    .command('tasks')
    .description('列出任务')
    .option('--ledger <ledger>', '台账编号或名称')
    .option('--mine', '只看本单位承担的')
    .option('--unit <unit>', '只看某单位的')
    .option('--light <light>', '只看某种灯：红、橙、黄、绿、蓝、灰')
    .option('--cutoff <date>', '统计截止日', calendarDate)
    .option('--search <text>', '文字或拼音首字母')
    .action((options: TasksOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { ledger, mine, unit, search, light, cutoff } = options;
        const rows = await call('listTasks', {
          ...(ledger !== undefined && { ledger }),
          ...(mine && { mine }),
          ...(unit !== undefined && { unit }),
          ...(search !== undefined && { search }),
          ...(light !== undefined && { light }),
          ...(cutoff !== undefined && { cutoff }),
        });
        const tasks = rows.map(taskJson);
        out.print({ tasks }, () => tasks.map(taskLine));
      }),
    );

  program
    .command('task <task>')
    .description('一项任务的全部内容')
    .action((task: string, _options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const detail = await call('getTask', { task });
        const json = { ...detail, task: { ...taskJson(detail.row), indicators: detail.indicators } };
        out.print(json, () => [
          taskLine(taskJson(detail.row)),
          ...detail.cells.map((cell) => `${cell.column}：${cell.text}`),
          ...detail.indicators.map(
            (i) =>
              `指标：${i.text}${i.actual === null ? '' : `，完成 ${i.actual}${i.distance ? `，${i.distance}` : ''}`}`,
          ),
          ...detail.assignments.map(
            (a) =>
              `${a.role === 'lead' ? '牵头' : '配合'}：${a.unit.name}${a.state === 'cancelled' ? '（已撤销）' : ''}`,
          ),
          ...detail.reports.map(
            (r) =>
              `${r.period} 第${r.version}版 ${r.unit.name}${marked(r)}：${r.noChange ?? r.text}${r.replaced ? '（已被替代）' : ''}`,
          ),
        ]);
      }),
    );

  program
    .command('assign [task]')
    .description('交办；--printed 按清单责任单位交办')
    .option('--unit <unit>', '单位')
    .addOption(new Option('--role <role>', '牵头或配合').choices(['lead', 'cooperate']).default('cooperate'))
    .option('--printed', '按清单责任单位交办')
    .option('--ledger <ledger>', '只交办一个台账')
    .option('--kind <kind>', '交办给某类单位，如 school')
    .option('--district <district>', '交办给某区县的单位')
    .option('--group <group>', '交办给某统称的成员')
    .option('--named <text>', '交办给名称含某些字的单位')
    .action((task: string | undefined, options: AssignOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        if (options.printed) {
          const { ledger } = options;
          const id =
            ledger === undefined
              ? undefined
              : (await call('listLedgers', {})).find((l) => l.id === ledger || l.title === ledger)?.id;
          if (ledger !== undefined && id === undefined)
            return out.refuseFailure({ code: 'E_NO_LEDGER', params: { ledger } });
          const done = await call('assignPrinted', id === undefined ? {} : { ledger: id });
          return out.print(done, () => [
            `交办 ${done.assigned} 项，原已交办 ${done.unchanged} 项`,
            ...(done.newUnits.length > 0 ? [`新登记单位：${done.newUnits.join('、')}`] : []),
            ...(done.emptyGroups.length > 0
              ? [`统称还没有成员，未交办：${done.emptyGroups.join('、')}`]
              : []),
          ]);
        }
        const { kind, district, group, named } = options;
        const filtered = [kind, district, group, named].some((part) => part !== undefined);
        if (task !== undefined && filtered && options.unit === undefined) {
          const chosen = unitsWhere(await call('listUnits', {}), {
            kind: kind ?? null,
            district: district ?? null,
            group: group ?? null,
            text: named ?? '',
          });
          if (chosen.length === 0)
            return out.refuseFailure({
              code: 'E_NO_UNIT',
              params: { unit: [kind, district, group, named].filter(Boolean).join(' ') },
            });
          const done = await call('assignUnits', {
            tasks: [task],
            units: chosen.map(({ id }) => id),
            role: options.role,
            group: group ?? null,
          });
          return out.print({ ...done, names: chosen.map(({ name }) => name) }, () => [
            `${done.units} 个单位：交办 ${done.assigned} 项，原已交办 ${done.unchanged} 项`,
          ]);
        }
        if (task === undefined || options.unit === undefined)
          return command.error('assign TASK --unit UNIT | assign --printed', { exitCode: 2 });
        const done = await call('assign', { tasks: [task], unit: options.unit, role: options.role });
        out.print(done, () => [
          `${done.unit.name}${done.unit.new ? '（新登记）' : ''}：交办 ${done.assigned} 项`,
        ]);
      }),
    );

  program
    .command('unassign <task>')
    .description('撤销交办')
    .requiredOption('--unit <unit>', '单位')
    .action((task: string, options: { readonly unit: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('unassign', { tasks: [task], unit: options.unit });
        out.print(done, () => [`撤销 ${done.cancelled} 项`]);
      }),
    );
}

/** The shape of a task that scripts rely on, with what else is known beside it. */
const taskJson = ({ guesses: _g, editable: _e, evidence: _v, indicators: _i, ...task }: LedgerRow) => task;

const taskLine = (task: ReturnType<typeof taskJson>): string =>
  [
    task.number,
    task.title.replaceAll('\n', ' '),
    task.deadline.text ?? '',
    stateWords[task.state],
    task.light ? `${task.light.word}（规则${task.light.rule}：${task.light.reason}）` : '',
    task.mine
      ? `${{ lead: '牵头', cooperate: '配合', named: '点名' }[task.mine.role]}（${task.mine.reason}）`
      : '',
  ].join('\t');
