// Ten days without a line: what it costs the device to get rid of them, and how that grows.
import { sendBacklog } from './backlog/send-backlog.ts'
import type { Benchmark } from './harness/benchmark.ts'
import { medianOf, readable, runRounds } from './harness/run-rounds.ts'

const oneDay = 20
const slow = { bitsPerSecond: 4_000_000, roundTripMs: 100 }
// So fast that the device is what takes time.
const fast = { bitsPerSecond: 200_000_000, roundTripMs: 10 }

const contenders = [
  { name: '1 day, fast line', days: 1, line: fast, eventsOnly: false },
  { name: '10 days, fast line', days: 10, line: fast, eventsOnly: false },
  { name: '10 days, scaled line, events', days: 10, line: slow, eventsOnly: true },
]

export const backlog: Benchmark = {
  defaultRounds: 1,
  run: async ({ rounds, said }) => {
    const results = await runRounds(
      contenders.map(({ name, days, line, eventsOnly }) => ({
        name,
        run: async () => {
          const plan = { inspections: days * oneDay, line, eventsOnly, deadlineSeconds: 300 }
          const figures = await sendBacklog(plan)
          return { ...figures, 'rows / photo': figures.rowsRead / figures.photos }
        },
      })),
      { rounds, said },
    )
    const [day = '', days = '', scaled = ''] = contenders.map(({ name }) => name)
    // Not processor time: most of that is the database's stand-in, which walks over everything that was ever deleted.
    const growth = medianOf(results, days, 'rows / photo') / medianOf(results, day, 'rows / photo')
    const checks = [
      { figure: 'in use above start, MB, 10 days', value: medianOf(results, days, 'liveMB'), atMost: 60 },
      { figure: 'first 500 events acknowledged, s', value: medianOf(results, scaled, 'acknowledged'), atMost: 3 },
      { figure: 'rows read per photo, 10 days / 1 day', value: growth, atMost: 1.5 },
    ]
    for (const { figure, value, atMost } of checks)
      said(`${value <= atMost ? 'ok  ' : 'MISS'} ${figure} ${readable(value)} (target ≤ ${atMost})`)
    return { reached: checks.every(({ value, atMost }) => value <= atMost) }
  },
}
