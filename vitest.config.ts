import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/support/longest-first.ts'
import { patienceMs } from './tests/support/patience.ts'

// Limits are against hanging, here as in tests/support/patience.ts: a machine may be slow, and busy.
const minutes = (count: number) => ({ testTimeout: count * 60_000, hookTimeout: count * 60_000 })

export default defineConfig({
  test: {
    setupFiles: ['tests/support/fail-on-console.ts', 'tests/support/wait-patiently.ts'],
    expect: { poll: { timeout: patienceMs } },
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
          ...minutes(4),
          expect: { poll: { interval: 5 } },
        },
      },
      {
        extends: true,
        test: {
          name: 'db',
          // Node reads our TypeScript as the product's processes do. Each file begins anew: half of what it cost went into being rewritten.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          include: ['{platform,sync-gateway,backend,tests,bench}/**/*.db.test.ts'],
          exclude: ['**/node_modules/**'],
          globalSetup: ['tests/support/postgres-global.ts'],
          ...minutes(10),
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
          ...minutes(10),
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
          ...minutes(10),
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
          ...minutes(10),
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
          ...minutes(10),
          maxWorkers: 1,
        },
      },
    ],
  },
})
