import { join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { dateOf } from '../../../shared/dates.ts';
import { monthOf } from '../../../shared/period.ts';
import { type CliSession, withSession } from '../session.ts';

interface DemoOptions {
  readonly year?: boolean;
  readonly fast?: boolean;
  readonly seed: number;
}

const SEED = 2022;
const SCHOOLS = 40;
const FEW_SCHOOLS = 4;

const seed = (value: string): number => {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('种子是不超过 9 位的整数');
  return Number(value);
};

/** The example as separate stores: one month, or a whole year that checks itself. */
export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('用两份清单造一个局和几所学校，带有填报，供观看；--year 走完一年并核对两边')
    .option('--year', `一年：${SCHOOLS} 所学校、12 个月，只用包往来`)
    .option('--fast', `一年，只有 ${FEW_SCHOOLS} 所学校`)
    .option('--seed <n>', '随机数种子', seed, SEED)
    .action((options: DemoOptions, command: Command) =>
      withSession(command, (session) =>
        options.year || options.fast ? playYear(session, options) : playMonth(session),
      ),
    );
}

const stores = ({ storeDir }: CliSession) => ({
  bureauDir: join(storeDir, 'bureau'),
  schoolDir: (name: string) => join(storeDir, 'schools', name),
});

async function playMonth(session: CliSession): Promise<void> {
  const { out, seedsDir, open } = session;
  const { playDemo } = await import('../../services/demo.ts');
  const { exampleLists } = await import('../../services/example.ts');
  const demo = await playDemo({
    open,
    ...stores(session),
    lists: exampleLists(seedsDir),
    period: monthOf(dateOf(Date.now())),
  });
  if (!demo.ok) return out.refuseFailure(demo.error);
  out.print(demo.value, () => demo.value.stores.map((s) => `${s.unit}\t${s.store}`));
}

async function playYear(session: CliSession, { fast, seed: from }: DemoOptions): Promise<void> {
  const { out, seedsDir, open } = session;
  const { playYear: play } = await import('../../demo/year/play-year.ts');
  const { tellYear } = await import('../../demo/year/tell-year.ts');
  const { exampleLists } = await import('../../services/example.ts');
  const begun = performance.now();
  const year = await play({
    open: (dir, now) => open(dir, { now, played: true }),
    ...stores(session),
    lists: exampleLists(seedsDir),
    schools: fast ? FEW_SCHOOLS : SCHOOLS,
    seed: from,
    monthOver: (month) => process.stderr.write(`${month} 月\n`),
  });
  if (!year.ok) return out.refuseFailure(year.error);
  const seconds = (performance.now() - begun) / 1000;
  out.print({ ...year.value, seconds }, () => tellYear(year.value, seconds));
}
