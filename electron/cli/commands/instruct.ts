import type { Command } from 'commander';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { withSession } from '../session.ts';
import { calendarDate } from '../values.ts';

interface InstructOptions {
  readonly by: string;
  readonly on: string;
  readonly text: string;
  readonly source?: string;
  readonly unit: readonly string[];
  readonly due?: string;
}

/** 领导批示. */
export function addInstructCommands(program: Command): void {
  program
    .command('instruct [task]')
    .description('登记领导批示：写在一项任务上；不写任务则转为一项新任务，可以交办')
    .requiredOption('--by <name>', '批示领导')
    .requiredOption('--on <date>', '批示日期', calendarDate)
    .requiredOption('--text <text>', '批示内容')
    .option('--source <text>', '批示所在的文件')
    .option(
      '--unit <unit>',
      '交办给哪个单位，可以写多次，第一个牵头',
      (unit: string, before: readonly string[]): readonly string[] => [...before, unit],
      [],
    )
    .option('--due <date>', '完成时限', calendarDate)
    .action((task: string | undefined, options: InstructOptions, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const { by, on, text, source, unit, due } = options;
        const done = await call('instruct', {
          task: task ?? null,
          by,
          on,
          text,
          source: source ?? null,
          units: [...unit],
          due: due ?? null,
        });
        out.print(done, () => [done.new ? `已登记并转为任务\t${done.task}` : '已登记']);
      }),
    );

  program
    .command('answer-instruction <id> <text>')
    .description('答复校内批示：编号见 task --json 的 inside')
    .option('--by <name>', '答复人')
    .action((id: string, text: string, { by }: { readonly by?: string }, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const done = await call('answerInstruction', { instruction: id, outcome: text, by: by ?? null });
        out.print(done, () => ['已答复']);
      }),
    );

  program
    .command('instructions')
    .description('领导批示和办理情况')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const instructions = await call('listInstructions', {});
        out.print({ instructions }, () =>
          instructions.map(
            ({ on, by, text, source, state, light, units, givenOn }) =>
              `${on}\t${by}\t${text}\t${source ?? ''}\t${units.map(({ name }) => name).join('、')}\t${stateWords[state]}\t${light?.word ?? ''}\t${givenOn ? `${givenOn.title} ${givenOn.number}` : ''}`,
          ),
        );
      }),
    );
}
