import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** How far the long proofs have come: long.json for the next run, long.md for people. */
const progressSchema = z.record(
  z.string(),
  z.strictObject({
    /** The seed the next run begins with. */
    next: z.int().min(0),
    cases: z.int().min(0),
    seconds: z.number().min(0),
    failed: z.array(z.int().min(0)),
  }),
);

export type LongProgress = z.infer<typeof progressSchema>;
export type ProofProgress = LongProgress[string];

const stateFile = join(import.meta.dirname, 'long.json');
const noteFile = join(import.meta.dirname, 'long.md');

export const nothingYet = (seed: number): ProofProgress => ({ next: seed, cases: 0, seconds: 0, failed: [] });

export function readLongProgress(): LongProgress {
  if (!existsSync(stateFile)) return {};
  return progressSchema.parse(JSON.parse(readFileSync(stateFile, 'utf8')));
}

export function writeLongProgress(
  progress: LongProgress,
  proofs: Readonly<Record<string, { readonly goal: number; readonly what: string }>>,
): void {
  writeFileSync(stateFile, `${JSON.stringify(progress, null, 2)}\n`);
  writeFileSync(noteFile, note(progress, proofs));
}

function note(progress: LongProgress, proofs: Parameters<typeof writeLongProgress>[1]): string {
  const rows = Object.entries(proofs).map(([name, { goal, what }]) => {
    const { cases, seconds, failed, next } = progress[name] ?? nothingYet(0);
    const found = failed.length === 0 ? 'none' : failed.join(', ');
    return `| ${name} | ${count(cases)} | ${count(goal)} | ${(seconds / 60).toFixed(1)} | ${next} | ${found} | ${what} |`;
  });
  return `${[
    '# Long proofs',
    '',
    'Written by `npm run test:long -- --minutes N [--from SEED] [--only NAME] [--processes P]`, which goes on where the last run stopped.',
    'A case is a seed. What a failing case did is kept beside the tests in `e2e/proof/fixtures/`.',
    '',
    '| proof | cases so far | goal | minutes | next seed | seeds that failed | a case is |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n')}\n`;
}

const count = (n: number): string => n.toLocaleString('en-US');
