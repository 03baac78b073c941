import type { Command } from 'commander';
import { momentOf } from '../../../shared/dates.ts';
import type { DifferenceView } from '../../../shared/model/views.ts';
import type { PartKey } from '../../../shared/rules/report-parts.ts';
import { type CliSession, withSession } from '../session.ts';

interface SettleOptions {
  readonly choose?: string;
  readonly value?: string;
  readonly take: readonly string[];
  readonly write: readonly string[];
}

type Part = DifferenceView['values'][number]['parts'][number];
type Given = Pick<Part, 'field' | 'about' | 'value'>;

const collect = (value: string, before: readonly string[]): string[] => [...before, value];

const spoken = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);

/** What FIELD is called on the command line: a figure by its indicator. */
const partName = ({ field, about }: PartKey): string => (about === null ? field : `${field}:${about}`);

const typedFor = (difference: DifferenceView): readonly string[] =>
  difference.typedFor ? [`代录：${difference.typedFor.name}`] : [];

const endedTexts = {
  listClosed: '已收报截止，以第 0 份为准',
  taskEnded: '任务已结束，以第 0 份为准',
} as const;
const endedText = ({ ended }: DifferenceView): readonly string[] => (ended ? [endedTexts[ended]] : []);

/** What two PCs of this unit wrote apart, and what a person decides about it. */
export function addDifferenceCommands(program: Command): void {
  program
    .command('differences')
    .description('两台电脑各写了一份、还没有核定的内容')
    .action((_options: unknown, command: Command) =>
      withSession(command, async ({ out, call }) => {
        const differences = await call('listDifferences', {});
        out.print({ differences }, () =>
          differences.flatMap((d) => [
            [d.id, d.unit.name, d.label, d.period ?? d.field, ...typedFor(d), ...endedText(d)].join('\t'),
            ...d.values.map(
              ({ value, who, at, from }, index) =>
                `　${index}\t${spoken(value)}\t${who ?? ''}\t${at === null ? '' : momentOf(at)}\t${from}`,
            ),
            ...(d.values[0]?.parts ?? []).map(({ field, about, label }) =>
              [
                `　　${partName({ field, about })}`,
                label ?? '',
                ...d.values.map(({ parts }) =>
                  spoken(parts.find((part) => part.field === field && part.about === about)?.value),
                ),
              ].join('\t'),
            ),
          ]),
        );
      }),
    );

  program
    .command('settle <id>')
    .description('核定一处不同：选第几个，或另写一个；签发过两份的进展可以逐栏核定')
    .option('--choose <n>', '选第几个，从 0 数起')
    .option('--value <text>', '另写的内容')
    .option('--take <field=n>', '这一栏用第几份的，可多次；栏目名见 differences', collect, [])
    .option('--write <field=text>', '这一栏另写，可多次', collect, [])
    .action((id: string, options: SettleOptions, command: Command) =>
      withSession(command, async (cli) => {
        const { choose, value, take, write } = options;
        const byField = take.length + write.length > 0;
        if (value === undefined ? choose === undefined && !byField : choose !== undefined || byField)
          return command.error(
            'settle ID --choose N | --value TEXT | [--choose N] --take F=N --write F=TEXT',
            {
              exitCode: 2,
            },
          );
        const { out, call } = cli;
        const found = byField
          ? (await call('listDifferences', {})).find((difference) => difference.id === id)
          : undefined;
        await call('settleDifference', {
          id,
          choose: choose === undefined ? null : Number(choose),
          ...(value !== undefined && { value }),
          ...(found && { parts: partsGiven(cli, found, options) }),
        });
        out.print({ settled: { id } }, () => ['已核定']);
      }),
    );
}

/** Every `FIELD=…` of a report that was signed off twice; of `--take` the number is that of a value. */
function partsGiven(
  { out }: CliSession,
  { values }: DifferenceView,
  { take, write }: SettleOptions,
): Given[] {
  const known = values[0]?.parts ?? [];
  const refuse = (field: string, value: string) =>
    out.refuseFailure({
      code: 'E_BAD_VALUE',
      params: {
        field,
        value,
        expected: `写作“栏目=…”；这一处不同的栏目：${known.map(partName).join('、') || '无'}`,
      },
    });
  const read = (option: string, text: string, sayingOf: (part: Part, said: string) => unknown): Given => {
    const at = text.indexOf('=');
    const part = known.find((each) => partName(each) === text.slice(0, at).trim());
    const value = part && sayingOf(part, text.slice(at + 1));
    if (!part || value === undefined) return refuse(option, text);
    return { field: part.field, about: part.about, value };
  };
  return [
    ...take.map((text) =>
      read('--take', text, (part, said) => {
        const from = values[Number(said)]?.parts.find((each) => partName(each) === partName(part));
        return said.trim() === '' ? undefined : from?.value;
      }),
    ),
    ...write.map((text) => read('--write', text, writtenValue)),
  ];
}

/** Texts and figures can be written, lists only be taken. Nothing behind the sign says that nothing is said. */
function writtenValue({ field, value: before }: Part, said: string): unknown {
  switch (field) {
    case 'evidence':
    case 'reached':
    case 'explained':
      return undefined;
    case 'percent':
    case 'actuals': {
      const figure = said.trim() === '' ? null : Number(said);
      return Number.isNaN(figure) ? undefined : figure;
    }
    default:
      return said === '' && before === null ? null : said;
  }
}
