// Measures speed and memory beside their floors and writes bench/results.md; exit 1 where a bound is broken.
//   npm run bench [-- --part NAME]… [-- --keep] [-- --baseline]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasRegressed, readBaseline, writeBaseline } from './baseline.ts';
import { holds, type Measure } from './measure.ts';
import { isPartName, type PartName, partNames } from './parts/index.ts';
import { formatResults } from './results.ts';

/** Each part in a process of its own, for clean memory; null where it broke off, and said why. */
function runPart(part: PartName | 'prepare', dir: string): readonly Measure[] | null {
  const args = [...process.execArgv, join(import.meta.dirname, 'part.ts'), part, dir];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  return run.status === 0 ? JSON.parse(run.stdout) : null;
}

const {
  part = partNames,
  keep,
  baseline,
} = parseArgs({
  options: {
    part: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
  },
}).values;
const wanted = part.filter(isPartName);
if (wanted.length !== part.length) {
  console.error(
    `usage: npm run bench [-- --part NAME] [--keep] [--baseline]   NAME: ${partNames.join(', ')}`,
  );
  process.exit(2);
}

const dir = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
try {
  console.error('prepare …');
  if (runPart('prepare', dir) === null) throw new Error('the stores could not be prepared');
  const measures: Measure[] = [];
  const missing = partNames.filter((name) => !wanted.includes(name));
  for (const name of wanted) {
    console.error(`${name} …`);
    const measured = runPart(name, dir);
    if (measured) measures.push(...measured);
    else missing.push(name);
  }
  if (baseline) writeBaseline(measures);
  const results = formatResults(measures, missing, new Date());
  const whole = wanted.length === partNames.length;
  if (whole || keep) writeFileSync(join(import.meta.dirname, 'results.md'), results);
  console.log(results);
  const kept = readBaseline();
  const failed = measures.filter((measure) => holds(measure) === false || hasRegressed(measure, kept));
  const broken = missing.some((name) => wanted.includes(name));
  process.exitCode = failed.length > 0 || broken ? 1 : 0;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
