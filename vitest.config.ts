import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // matrix-bot-sdk's dependencies call util._extend, and Node 24 says so in every worker.
    execArgv: ['--disable-warning=DEP0060'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          // Some start the program several times, on machines that may be busy.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: ['test/e2e/**/*.long.test.ts'],
          globalSetup: ['test/e2e/shared-synapse.ts'],
          // Every file may run a bot and a homeserver of its own, and mostly waits for the ends of votes.
          maxWorkers: 3,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        // What takes longer than anybody waits before a commit: npm run test:long.
        test: { name: 'long', include: ['test/e2e/**/*.long.test.ts'], testTimeout: 3_600_000 },
      },
    ],
  },
});
