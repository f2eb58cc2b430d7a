import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'

export default defineConfig({
  test: {
    setupFiles: ['tests/support/fail-on-console.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          setupFiles: ['tests/support/set-law-runs.ts'],
          // Pure tests share their workers: loading modules once per worker halves the time of `npm run check`.
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
          include: ['{contracts,platform,sync-gateway,backend,pwa,scripts,tests,bench}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.{db,kafka,outside,image}.test.ts'],
          // Most take milliseconds; on a machine that is busy with something else a full day of work takes its time.
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000, interval: 5 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          include: ['{platform,sync-gateway,backend,tests,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['tests/support/postgres-global.ts'],
          // Limits are against hanging, here and below: a machine may be slow, and busy.
          testTimeout: 90_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'kafka',
          include: ['{platform,sync-gateway,backend,tests/kafka}/**/*.kafka.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['tests/support/postgres-global.ts', 'tests/support/kafka-global.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          // The whole product; apart from the above, because both kill the broker they share among themselves.
          name: 'kafka-product',
          include: ['tests/{faults,pipeline}/**/*.kafka.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts', 'tests/support/kafka-global.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
        },
      },
      {
        extends: true,
        test: {
          name: 'outside',
          include: ['{backend,tests}/**/*.outside.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['tests/support/postgres-global.ts'],
          // A judge of papers takes seconds for each, and starts a machine of its own.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          // Needs an image: `npm run image -- check` builds and lends one.
          name: 'image',
          include: ['tests/image/*.image.test.ts'],
          globalSetup: ['tests/support/postgres-global.ts', 'tests/support/kafka-global.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          maxWorkers: 1,
        },
      },
    ],
  },
})
