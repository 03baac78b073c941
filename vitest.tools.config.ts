import { defineConfig } from 'vitest/config';

/** Needs programs of the system, so it is no part of `npm test`. */
export default defineConfig({
  test: {
    globalSetup: ['e2e/require-node.ts'],
    include: ['e2e/tools/*.tools.ts'],
    testTimeout: 120_000,
  },
});
