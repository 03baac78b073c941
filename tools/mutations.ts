// Deletes each check of the rule of writers alone, and writes which tests find it: docs/mutations.md.
//   npm run mutations [-- --schedules all|survivors|none] [--only NUMBER]…
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';
import { findInSchedules } from './mutation/schedules.ts';

const root = join(import.meta.dirname, '..');
const TARGET = 'shared/rules/writers.ts';
const UNIT = 'shared/rules/writers.test.ts';
/** As many as `npm test` runs, from the same seed. */
const SCHEDULES = 1000;

type Verdict = 'found' | 'not found' | 'not run';

interface Tried extends Mutant {
  readonly number: number;
  readonly unit: Verdict;
  readonly schedules: Verdict;
}

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: 'survivors' },
    only: { type: 'string', multiple: true },
  },
});

/** Whether a test file fails over a mutant. A run that could not begin is no verdict. */
function verdict(number: number, file: string): Verdict {
  const report = join(mkdtempSync(join(tmpdir(), 'mutations-')), 'report.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config',
      join(root, 'tools/mutation/vitest.config.ts'),
      '--reporter=json',
      `--outputFile=${report}`,
      file,
    ],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, MUTATED: TARGET, MUTANT: String(number) },
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  const { numPassedTests = 0, numFailedTests = 0 } = existsSync(report)
    ? JSON.parse(readFileSync(report, 'utf8'))
    : {};
  if (numPassedTests + numFailedTests === 0)
    throw new Error(`mutant ${number}: ${file} did not run (exit ${status})\n${stderr.slice(-2000)}`);
  return numFailedTests > 0 ? 'found' : 'not found';
}

const source = readFileSync(join(root, TARGET), 'utf8');
const mutants = mutantsOf(source).map((mutant, number) => ({ ...mutant, number }));
const chosen = mutants.filter(({ number }) => !values.only || values.only.includes(String(number)));
const byUnit = chosen.map(({ number, within, what }) => {
  const unit = verdict(number, UNIT);
  console.log(`${number}/${mutants.length}\t${within}\tunit ${unit}\t${what}`);
  return unit;
});
const wanted = chosen.filter(
  (_mutant, at) =>
    values.schedules === 'all' || (values.schedules === 'survivors' && byUnit[at] === 'not found'),
);
const foundAt =
  wanted.length === 0 ? [] : await findInSchedules(join(root, TARGET), source, wanted, SCHEDULES);
const tried: readonly Tried[] = chosen.map((mutant, at) => {
  const place = wanted.indexOf(mutant);
  const seed = foundAt[place] ?? null;
  return {
    ...mutant,
    unit: byUnit[at] ?? 'not run',
    schedules: place < 0 ? 'not run' : seed === null ? 'not found' : 'found',
  };
});

const count = (verdictOf: (each: Tried) => Verdict, wanted: Verdict): number =>
  tried.filter((each) => verdictOf(each) === wanted).length;
const escaped = tried.filter(({ unit, schedules }) => unit !== 'found' && schedules !== 'found');
const cell = (text: string): string => `\`${text.replaceAll('|', '\\|').replaceAll('`', "'")}\``;

if (!values.only)
  writeFileSync(
    join(root, 'docs/mutations.md'),
    [
      '# Each check of the rule of writers, deleted alone',
      '',
      `Written by \`npm run mutations -- --schedules ${values.schedules}\`. Of ${tried.length} deletions in \`${TARGET}\` the unit tests find ${count(({ unit }) => unit, 'found')}; the 1,000 schedules were run over ${tried.length - count(({ schedules }) => schedules, 'not run')} of them and find ${count(({ schedules }) => schedules, 'found')}. Found by neither: ${escaped.length}.`,
      '',
      'The schedules ask whether a record is taken or refused, not why: a deletion that changes only the reason, or leaves it to another check to refuse, is for the unit tests to find.',
      '',
      '| in | deleted | unit tests | 1,000 schedules |',
      '| --- | --- | --- | --- |',
      ...tried.map(
        ({ within, what, unit, schedules }) => `| ${cell(within)} | ${cell(what)} | ${unit} | ${schedules} |`,
      ),
      '',
    ].join('\n'),
  );
process.exitCode = escaped.length > 0 && values.schedules !== 'none' ? 1 : 0;
