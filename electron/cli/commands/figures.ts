import { type Command, Option } from 'commander';
import type { FiguresQuestion } from '../../../shared/model/views.ts';
import { owedIn } from '../../../shared/rules/figures/reporting.ts';
import { withSession } from '../session.ts';

interface SummaryOptions {
  readonly ledger?: string;
  readonly period?: string;
  readonly classes: FiguresQuestion['system'];
  readonly by: FiguresQuestion['by'];
}

interface PointOptions {
  readonly on?: 'deduct' | 'timely';
  readonly off?: boolean;
  readonly by?: string;
  readonly ledger?: string;
  readonly period?: string;
}

/** 汇总. */
export function addFigureCommands(program: Command): void {
  program
    .command('summary')
    .description('汇总：各单位亮灯和报送情况、完成情况分类、各期走势，附口径')
    .option('--ledger <ledger>', '台账编号或名称')
    .option('--period <period>', '统计期')
    .addOption(new Option('--classes <system>', '完成情况分类').choices(['c1', 'c2', 'c3']).default('c1'))
    .addOption(
      new Option('--by <what>', '按任务或按每个单位的份数').choices(['task', 'share']).default('task'),
    )
    .action(({ ledger, period, classes, by }: SummaryOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const figures = await call('getFigures', {
          ledger: ledger ?? null,
          period: period ?? null,
          system: classes,
          by,
        });
        out.print(figures, () => [
          `${figures.tasks} 项任务，${figures.units.length} 个单位，${figures.shares} 份；统计期 ${figures.period}，统计截止日 ${figures.cutoff}`,
          figures.classes.map(({ label, count }) => `${label} ${count}`).join('，'),
          figures.basis.classes,
          [
            '单位',
            ...figures.levels.map(({ word }) => word),
            '应报',
            '按时',
            '迟报',
            '未报',
            '未到期',
            '退回',
            '其中代录',
          ].join('\t'),
          ...figures.units.map(({ name, lights, reports, returns, typed }) =>
            [
              name,
              ...lights.slice(0, figures.levels.length),
              owedIn(reports),
              reports.onTime,
              reports.late,
              reports.missing,
              reports.pending,
              returns,
              typed,
            ].join('\t'),
          ),
          figures.basis.matrix,
          figures.basis.reporting,
        ]);
      }),
    );

  program
    .command('points')
    .description('考核计分，默认关闭；--on 启用，--off 关闭，都要写决定的领导')
    .addOption(new Option('--on <scheme>', '启用一套计分办法').choices(['deduct', 'timely']))
    .option('--off', '关闭')
    .option('--by <name>', '决定的领导')
    .option('--ledger <ledger>', '台账编号或名称')
    .option('--period <period>', '统计期')
    .action((options: PointOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { on, off, by, ledger, period } = options;
        const view =
          on !== undefined || off
            ? await call('switchPoints', { scheme: off ? null : (on ?? null), approvedBy: by ?? '' })
            : await call('getPoints', { ledger: ledger ?? null, period: period ?? null });
        out.print(view, () =>
          view.scheme
            ? [
                ['单位', '得分', '名次'].join('\t'),
                ...view.rows.map(({ name, points, place }) => [name, points, place].join('\t')),
                view.basis,
              ]
            : ['没有启用'],
        );
      }),
    );
}
