import { defineConfig } from 'vitest/config';

/**
 * Threads of the tests run the source, and each strips its types by WebAssembly. V8 ends the process now and then when code
 * that one thread replaced or gave up is freed while another runs it; so none is replaced, and none is freed. The built
 * program has no WebAssembly but that of the pictures' decoders, one thread at a time.
 */
const steadyWebAssembly = ['--liftoff-only', '--no-wasm-code-gc', '--wasm-wrapper-tiering-budget=1000000000'];

const common = {
  execArgv: steadyWebAssembly,
  globalSetup: ['e2e/require-node.ts'],
  setupFiles: ['e2e/fixed-seed.ts'],
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['{shared,electron,renderer,tools}/**/*.test.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // As long as a test waits for what should be on the screen.
          expect: { poll: { timeout: 30_000 } },
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
