import type { Command } from 'commander';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

interface UrgeOptions {
  readonly unit?: string;
  readonly missing?: boolean;
  readonly text: string;
  readonly limit: string;
  readonly by?: string;
}

/** 催办. */
export function addUrgeCommands(program: Command): void {
  program
    .command('urging')
    .description('漏报、迟报和催办：按单位列出，带联络员和电话')
    .option('--ledger <ledger>', '台账编号')
    .action((options: { readonly ledger?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { ledger } = options;
        const urging = await call('listUrging', ledger === undefined ? {} : { ledger });
        out.print(urging, () =>
          urging.units.flatMap(({ unit, contact, phone, missing, urged, answered, tasks }) => [
            `${unit.name}\t${contact ?? '—'}\t${phone ?? '—'}\t漏报 ${missing} 项\t催办 ${urged} 次，已答复 ${answered} 次`,
            ...tasks.map(
              (t) =>
                `  ${t.number}\t${t.title}\t${t.light?.word ?? ''}\t漏报 ${t.missed.join('、') || '无'}\t迟报 ${t.late.join('、') || '无'}`,
            ),
          ]),
        );
      }),
    );

  program
    .command('urge [task]')
    .description('催办：一项任务的一个单位；--missing 催办所有漏报的')
    .option('--unit <unit>', '单位')
    .option('--missing', '所有漏报的任务和单位；与 --unit 同用则只催这个单位')
    .requiredOption('--text <text>', '催办要求')
    .requiredOption('--limit <date>', '答复期限', calendarDate)
    .option('--by <name>', '催办人')
    .action((task: string | undefined, options: UrgeOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { unit, missing, text, limit, by } = options;
        if (missing === (task !== undefined) || (task !== undefined && unit === undefined))
          return command.error('urge TASK --unit UNIT | urge --missing', { exitCode: 2 });
        const items =
          task !== undefined && unit !== undefined
            ? [{ task, unit }]
            : (await call('listUrging', {})).units
                .filter((each) => unit === undefined || each.unit.name === unit || each.unit.id === unit)
                .flatMap((each) =>
                  each.tasks
                    .filter(({ missed }) => missed.length > 0)
                    .map((t) => ({ task: t.task, unit: each.unit.id })),
                );
        const done =
          items.length === 0 ? { urged: 0 } : await call('urge', { items, text, limit, by: by ?? null });
        out.print(done, () => [`催办 ${done.urged} 项`]);
      }),
    );
}
