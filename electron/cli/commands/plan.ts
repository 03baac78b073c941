import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Args } from '../../../shared/contract.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { withMark } from '../../../shared/rules/milestones.ts';
import { partsForMilestones, partsForUnits } from '../../../shared/rules/part-proposals.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

type NewPart = Args<'splitTask'>['parts'][number];

interface SplitOptions {
  readonly part?: readonly NewPart[];
  readonly units?: readonly string[];
  readonly milestones?: boolean;
  readonly role: 'lead' | 'cooperate';
}

/** TITLE, TITLE;UNIT or TITLE;UNIT;DATE, as often as there are parts. */
function onePart(value: string, before: readonly NewPart[] | undefined): readonly NewPart[] {
  const [title = '', unit = '', due = '', ...more] = value.split(/[;；]/).map((text) => text.trim());
  if (title === '' || more.length > 0)
    throw new InvalidArgumentError('写作 标题，或 标题;单位，或 标题;单位;2026-12-31');
  return [
    ...(before ?? []),
    { title, unit: unit || null, role: 'lead', due: due === '' ? null : calendarDate(due) },
  ];
}

interface ApproveOptions {
  readonly by?: string;
  readonly date?: string;
  readonly ledger?: string;
  readonly gate?: 'on' | 'off';
}

interface MilestoneOptions {
  readonly on?: string;
  readonly by?: string;
  readonly off?: boolean;
}

interface DelegateOptions {
  readonly due?: string;
  readonly collect?: boolean;
}

/** 分解, 立项审定, 时间节点 and 分给科室. */
export function addPlanCommands(program: Command): void {
  program
    .command('split <task>')
    .description('把一行任务分解为若干项，清单原文不变；--part 可写多次')
    .option('--part <title;unit;date>', '一项分解任务：标题、单位、时限，后两样可省', onePart)
    .option('--units <unit...>', '每个单位各分一项')
    .option('--milestones', '每个时间节点各分一项')
    .addOption(new Option('--role <role>', '牵头或配合').choices(['lead', 'cooperate']).default('lead'))
    .action((task: string, options: SplitOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { part = [], units = [], milestones, role } = options;
        const { row } = await call('getTask', { task });
        const parts = [
          ...part,
          ...partsForUnits(row, units),
          ...(milestones ? partsForMilestones(row) : []),
        ].map((each) => ({ ...each, role }));
        if (parts.length === 0)
          return command.error('split TASK --part TITLE[;UNIT[;DATE]]…|--units UNIT…|--milestones', {
            exitCode: 2,
          });
        const done = await call('splitTask', { task: row.id, parts });
        out.print(done, () => [
          `任务 ${done.row.number} 现分解为 ${done.parts.length} 项：`,
          ...done.parts.map((each) =>
            [
              each.number,
              each.title,
              each.assigned.map(({ name }) => name).join('、'),
              each.deadline.text ?? '',
              stateWords[each.state],
            ].join('\t'),
          ),
        ]);
      }),
    );
  program
    .command('approve [tasks...]')
    .description('立项审定：记录审定人和日期；不写任务时为台账里未填审定人的全部；--gate on 未审定的不得下发')
    .option('--by <name>', '审定的局领导')
    .option('--date <date>', '审定日期，默认今天', calendarDate)
    .option('--ledger <ledger>', '台账')
    .addOption(new Option('--gate <state>', '审定后方可下发').choices(['on', 'off']))
    .action((tasks: readonly string[], options: ApproveOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { by, date, ledger, gate } = options;
        if (gate !== undefined) {
          if (ledger === undefined || by !== undefined || tasks.length > 0)
            return command.error('approve --ledger LEDGER --gate on|off', { exitCode: 2 });
          const view = await call('saveApprovalGate', { ledger, on: gate === 'on' });
          return out.print(view, () => [
            `${view.title}：${view.needsApproval ? '审定后方可下发' : '审定只作记录'}，未填审定人 ${view.unapproved} 项`,
          ]);
        }
        const rows = await call('listTasks', ledger === undefined ? {} : { ledger });
        const open = rows.filter(
          ({ editable, approval, state }) => editable && approval === null && state !== 'cancelled',
        );
        if (by === undefined)
          return out.print({ unapproved: open.map(({ id, number, title }) => ({ id, number, title })) }, () =>
            open.map(({ number, title }) => `${number}\t未填审定人\t${title.slice(0, 40)}`),
          );
        const chosen = tasks.length > 0 ? [...tasks] : open.map(({ id }) => id);
        const done =
          chosen.length === 0
            ? { decided: 0 }
            : await call('decideTasks', {
                tasks: chosen,
                verdict: 'approve',
                text: '',
                year: null,
                approvedBy: by,
                date: date ?? null,
              });
        out.print(done, () => [`已审定 ${done.decided} 项`]);
      }),
    );

  program
    .command('milestone <task> [step]')
    .description('时间节点：列出；写第几个节点时记为已达到，随本期进展签发上报')
    .option('--on <date>', '达到日期，默认统计截止日', calendarDate)
    .option('--by <name>', '填写人')
    .option('--off', '取消本期草稿中的标记')
    .action((task: string, step: string | undefined, options: MilestoneOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const detail = await call('getTask', { task });
        const { milestones, draft, period } = detail;
        const chosen = step === undefined ? undefined : milestones[Number(step) - 1];
        if (step !== undefined && !chosen)
          return command.error(`milestone TASK 1–${milestones.length}`, { exitCode: 2 });
        if (!chosen)
          return out.print({ milestones }, () =>
            milestones.map(({ text, due, reached }, index) =>
              [
                index + 1,
                text,
                due ?? '',
                reached.map(({ unit, on, by }) => `${unit.name} ${on} ${by ?? ''}`).join('；') || '未达到',
              ].join('\t'),
            ),
          );
        const { cutoff, operator } = await call('getSession', {});
        const mark = options.off ? null : { on: options.on ?? cutoff, by: options.by ?? operator };
        const fields = draft ?? blankDraft;
        const saved = await call('saveDraft', {
          task: detail.row.id,
          period,
          draft: { ...fields, reached: withMark(fields.reached ?? [], chosen.text, mark) },
        });
        out.print(saved, () => [
          mark ? `已记为 ${mark.on} 达到：${chosen.text}，签发后随上报包送出` : `已取消标记：${chosen.text}`,
        ]);
      }),
    );

  program
    .command('delegate <task> [sections...]')
    .description('分给科室；--collect 把科室本期所报汇总到本单位的草稿')
    .option('--due <date>', '校内时限', calendarDate)
    .option('--collect', '汇总科室进展')
    .action((task: string, sections: readonly string[], options: DelegateOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        if (options.collect) {
          const done = await call('collectSections', { task });
          return out.print(done, () => [
            `已汇总 ${done.collected} 个科室的进展`,
            ...(done.missing.length > 0 ? [`还没有报的：${done.missing.join('、')}`] : []),
          ]);
        }
        if (sections.length === 0) return command.error('delegate TASK SECTION…|--collect', { exitCode: 2 });
        const done = await call('delegate', { task, sections: [...sections], due: options.due ?? null });
        out.print(done, () =>
          done.sections.map(({ number, unit, due }) => `${number}\t${unit.name}\t${due ?? ''}`),
        );
      }),
    );
}
