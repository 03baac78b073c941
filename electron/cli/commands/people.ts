import { type Command, InvalidArgumentError } from 'commander';
import { postWords } from '../../../shared/reports/paper/handover-paper.ts';
import { type Post, posts } from '../../../shared/rules/people.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

interface HandOverOptions {
  readonly to?: string;
  readonly on?: string;
  readonly post?: readonly Post[];
  readonly witness?: string;
  readonly phone?: string;
  readonly unit?: string;
  readonly sheet?: string;
  readonly dryRun?: boolean;
}

function onePost(value: string, before: readonly Post[] | undefined): readonly Post[] {
  const post = posts.find((each) => each === value || postWords[each] === value);
  if (!post) throw new InvalidArgumentError(posts.map((each) => `${each}（${postWords[each]}）`).join('、'));
  return [...(before ?? []), post];
}

/** 人员交接. */
export function addPeopleCommands(program: Command): void {
  program
    .command('owner <tasks...>')
    .description('责任人和分管领导，只在本单位内；写空字符串为不再指定')
    .option('--name <name>', '责任人')
    .option('--leader <name>', '分管领导')
    .action(
      (
        tasks: string[],
        { name, leader }: { readonly name?: string; readonly leader?: string },
        command: Command,
      ) =>
        withSession(command, async ({ out, call }) => {
          if (name === undefined && leader === undefined)
            return command.error('owner TASK… --name NAME|--leader NAME', { exitCode: 2 });
          const saved = await call('saveOwner', {
            tasks,
            ...(name !== undefined && { owner: name || null }),
            ...(leader !== undefined && { leader: leader || null }),
          });
          out.print(saved, () => [`已改 ${saved.changed} 项`]);
        }),
    );

  program
    .command('operators')
    .description('这台电脑登记的操作人；窗口的锁只管窗口，不管命令行')
    .option('--clear', '移除全部操作人和密码（忘记密码时用），台账数据不变')
    .action(({ clear }: { readonly clear?: true }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { operators } = await call('getSession', {});
        if (clear) for (const { name } of operators) await call('removeOperator', { name, current: null });
        out.print({ operators: clear ? [] : operators, cleared: clear ? operators.length : 0 }, () =>
          clear
            ? [`已移除 ${operators.length} 人，打开窗口不再需要选择操作人`]
            : operators.map(({ name, hasPassword }) => `${name}\t${hasPassword ? '有密码' : '无密码'}`),
        );
      }),
    );

  program
    .command('hand-over [person]')
    .description(
      '人员交接：从某天起由另一人接任，历史署名不变；不写 --to 时列出这个人在办的；都不写时列出人员',
    )
    .option('--to <name>', '接收人')
    .option('--on <date>', '接任的第一天，默认今天', calendarDate)
    .option('--post <post>', '岗位，可写多次，默认填报人', onePost)
    .option('--witness <name>', '监交人')
    .option('--phone <number>', '新联络员的电话')
    .option('--unit <unit>', '更换登记册中这个单位的联络员')
    .option('--sheet <file>', '把交接清单写成 .docx')
    .option('--dry-run', '不登记，只写清单')
    .action((person: string | undefined, options: HandOverOptions, command: Command) =>
      withSession(command, async ({ out, call, path }) => {
        if (person === undefined) {
          const people = await call('listPeople', {});
          return out.print(people, () => [
            people.names.join('、'),
            ...people.changes.map(
              ({ posts: held, from, to, on }) =>
                `${on}\t${held.map((post) => postWords[post]).join('、')}\t${from} → ${to}`,
            ),
          ]);
        }
        if (options.to === undefined) {
          const hand = await call('getInHand', { person });
          return out.print(hand, () => [
            `${person} 在办 ${hand.tasks.length} 项，未了 ${hand.open.length} 件`,
            ...hand.tasks.map(({ number, title, deadline }) =>
              [number, title.slice(0, 40), deadline.text ?? ''].join('\t'),
            ),
            ...hand.open.map(({ kind, number, title, detail }) =>
              [kind, number, title.slice(0, 40), detail].join('\t'),
            ),
          ]);
        }
        const { today } = await call('getSession', {}).then(({ cutoff }) => ({ today: cutoff }));
        const change = {
          posts: [...(options.post ?? (['filler'] as const))],
          from: person,
          to: options.to,
          on: options.on ?? today,
          witness: options.witness ?? null,
        };
        // The sheet says what is handed over, so it is written before the successor holds it.
        const sheet =
          options.sheet === undefined
            ? null
            : await call('writeReport', {
                kind: 'handover',
                ledger: null,
                period: null,
                handover: change,
                path: path(options.sheet),
              });
        const done = options.dryRun
          ? null
          : await call('handOver', { ...change, phone: options.phone ?? null, unit: options.unit ?? null });
        out.print({ ...done, sheet: sheet?.path ?? null }, () => [
          ...(done
            ? [`自 ${change.on} 起由 ${change.to} 接任，在办 ${done.tasks} 项、未了 ${done.open} 件随之转交`]
            : []),
          ...(sheet ? [`交接清单：${sheet.path}`] : []),
        ]);
      }),
    );
}
