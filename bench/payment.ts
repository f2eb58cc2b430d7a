// Payment → invoice → mail handed over, by the product as it is started, twenty payments a second: how long each has to wait.
import { runOrThrow } from '@sac/scripts/process/run-program'
import type { Benchmark, BenchmarkRun } from './harness/benchmark.ts'
import { median } from './harness/run-rounds.ts'
import { type Installation, startInstallation } from './journey/start-installation.ts'
import { describeTimes, percentile } from './office/percentile.ts'
import { bookUnpaid, payEach } from './payment/book-and-pay.ts'
import { legsOf } from './payment/legs-of.ts'

const perSecond = 20
const payments = 300
const warmUp = 20
/** Milliseconds: who has paid finds the receipt when they look into their mail. */
const target = 2_000

export const payment: Benchmark = {
  defaultRounds: 3,
  run: async (options) => {
    // The product refuses to start without its app.
    await runOrThrow(process.execPath, ['scripts/build-pwa.ts'])
    const reached: boolean[] = []
    for (const eventLog of ['embedded', 'Kafka'] as const) {
      const installation = await startInstallation(eventLog)
      try {
        reached.push(await measure(installation, options))
      } finally {
        await installation.close()
      }
    }
    return { reached: reached.every(Boolean) }
  },
}

async function measure(installation: Installation, { rounds, said }: BenchmarkRun): Promise<boolean> {
  await travel(installation, warmUp)
  const slowest: number[] = []
  for (let round = 1; round <= rounds; round += 1) {
    const { number, paper, mail } = await travel(installation, payments)
    slowest.push(percentile(mail, 0.95))
    said(`round ${round}, ${installation.name}, ${payments} payments at ${perSecond}/s, from the payment`)
    said(`  to the invoice's number   ${describeTimes(number)}`)
    said(`  to its paper              ${describeTimes(paper)}`)
    said(`  to the mail handed over   ${describeTimes(mail)}`)
  }
  const value = median(slowest)
  said(`p95 to the mail, median of the rounds, ${installation.name}: ${value.toFixed(0)} ms (target ≤ ${target})`)
  return value <= target
}

async function travel(installation: Installation, count: number) {
  const bookings = await bookUnpaid(installation, count)
  return legsOf(installation, await payEach(installation, { bookings, everyMs: 1_000 / perSecond }))
}
