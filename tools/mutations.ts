// Deletes each check of the rule of writers alone, and writes which tests find it: docs/mutations.md.
//   npm run mutations [-- --schedules all|survivors|none] [--only NUMBER]…
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Mutant, mutantsOf } from './mutation/mutants.ts';

const root = join(import.meta.dirname, '..');
const TARGET = 'shared/rules/writers.ts';
const UNIT = 'shared/rules/writers.test.ts';
const SCHEDULES = 'e2e/proof/schedule.test.ts';

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
function verdict(number: number, file: string, name?: string): Verdict {
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
      ...(name === undefined ? [] : ['-t', name]),
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

const mutants = mutantsOf(readFileSync(join(root, TARGET), 'utf8'));
const tried: Tried[] = [];
for (const [number, mutant] of mutants.entries()) {
  if (values.only && !values.only.includes(String(number))) continue;
  const unit = verdict(number, UNIT);
  const wanted = values.schedules === 'all' || (values.schedules === 'survivors' && unit === 'not found');
  const schedules = wanted ? verdict(number, SCHEDULES, '1,000 schedules') : 'not run';
  tried.push({ ...mutant, number, unit, schedules });
  console.log(
    `${number}/${mutants.length}\tline ${mutant.line}\tunit ${unit}\tschedules ${schedules}\t${mutant.what}`,
  );
}

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
      '| line | deleted | unit tests | 1,000 schedules |',
      '| --- | --- | --- | --- |',
      ...tried.map(
        ({ line, what, unit, schedules }) => `| ${line} | ${cell(what)} | ${unit} | ${schedules} |`,
      ),
      '',
    ].join('\n'),
  );
process.exitCode = escaped.length > 0 && values.schedules !== 'none' ? 1 : 0;
