import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { mutantsOf } from './mutants.ts';

const root = join(import.meta.dirname, '../..');
const target = join(root, process.env['MUTATED'] ?? '');
const number = Number(process.env['MUTANT']);

/** The tests of the product over a source with one check less. The file itself is never written to. */
export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) => {
        if (id.split('?')[0] !== target) return null;
        const mutant = mutantsOf(readFileSync(target, 'utf8'))[number];
        if (!mutant) throw new Error(`there is no mutant ${number}`);
        return mutant.source;
      },
    },
  ],
  test: {
    pool: 'forks',
    maxWorkers: 1,
    bail: 1,
    globalSetup: ['e2e/require-node.ts'],
    setupFiles: ['e2e/fixed-seed.ts'],
    include: ['shared/**/*.test.ts'],
    testTimeout: 1_200_000,
  },
});
