// The inspector app, the verify page and the door in a real browser, as a phone has them. What is measured runs in pages and lies
// with the other tests of browsers.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { runOrThrow } from '@sac/scripts/process/run-program'
import type { Benchmark } from './harness/benchmark.ts'

const main = join(import.meta.dirname, '../tests/e2e/app-speed/main.ts')

export const app: Benchmark = {
  defaultRounds: 5,
  run: async ({ rounds }) => {
    await runOrThrow(process.execPath, ['scripts/build-pwa.ts'])
    const { status } = spawnSync(process.execPath, [main, '--rounds', String(rounds)], { stdio: 'inherit' })
    return { reached: status === 0 }
  },
}
