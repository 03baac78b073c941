// Measures speed and memory beside their floors and writes bench/results.md; exit 1 where a bound is broken.
//   npm run bench [-- --part NAME]… [-- --baseline]
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasRegressed, readBaseline, writeBaseline } from './baseline.ts';
import { holds, type Measure } from './measure.ts';
import { isPartName, type PartName, partNames } from './parts/index.ts';
import { formatResults } from './results.ts';

/** Each part in a process of its own, for clean memory. */
function runPart(part: PartName | 'prepare', dir: string): readonly Measure[] {
  const args = [...process.execArgv, join(import.meta.dirname, 'part.ts'), part, dir];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (run.status !== 0) throw new Error(`the part ${part} failed`);
  return JSON.parse(run.stdout);
}

const { part = partNames, baseline } = parseArgs({
  options: { part: { type: 'string', multiple: true }, baseline: { type: 'boolean', default: false } },
}).values;
const wanted = part.filter(isPartName);
if (wanted.length !== part.length) {
  console.error(`usage: npm run bench [-- --part NAME] [--baseline]   NAME: ${partNames.join(', ')}`);
  process.exit(2);
}

const dir = mkdtempSync(join(tmpdir(), 'taizhang-bench-'));
try {
  console.error('prepare …');
  runPart('prepare', dir);
  const measures = wanted.flatMap((name) => {
    console.error(`${name} …`);
    return runPart(name, dir);
  });
  if (baseline) writeBaseline(measures);
  const results = formatResults(measures, new Date());
  const whole = wanted.length === partNames.length;
  if (whole) writeFileSync(join(import.meta.dirname, 'results.md'), results);
  console.log(results);
  const kept = readBaseline();
  const failed = measures.filter((measure) => holds(measure) === false || hasRegressed(measure, kept));
  process.exitCode = failed.length > 0 ? 1 : 0;
} finally {
  rmSync(dir, { recursive: true, force: true });
}
