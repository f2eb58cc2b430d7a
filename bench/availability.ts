// Booking against the raw statements it cannot do without, and how much of the database's work the cache takes away.
import { createMemoryCache } from '@sac/platform/cache/create-memory-cache'
import type { Cache } from '@sac/platform/cache/port'
import {
  bookingsPerSecond,
  loadOfAnHour,
  looksPerSecond,
  rawBookingsPerSecond,
  rawLooksPerSecond,
  timesToBook,
} from './availability/measure.ts'
import { type Bench, noCache, openBench } from './availability/open-bench.ts'
import type { Benchmark, BenchmarkRun } from './harness/benchmark.ts'
import { medianOf, readable, runRounds } from './harness/run-rounds.ts'

const target = 0.5
const claimed = 0.6
const looks = 1_500
const bookings = 240

export const availability: Benchmark = {
  defaultRounds: 3,
  run: async (options) => {
    const bench = await openBench()
    try {
      await bench.pool.query('CREATE TABLE raw_facts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, fact bytea)')
      const isQuick = await compareSpeeds(bench, options)
      const isSpared = await compareLoads(bench, options)
      return { reached: isQuick && isSpared }
    } finally {
      await bench.close()
    }
  },
}

async function clear({ pool }: Bench): Promise<void> {
  await pool.query('TRUNCATE appointments, commands, bus_outbox, raw_facts')
}

async function compareSpeeds(bench: Bench, { rounds, said }: BenchmarkRun): Promise<boolean> {
  const redis = bench.redisCache()
  const [inRedis, inMemory] = [bench.depsWith(redis), bench.depsWith(createMemoryCache())]
  const book = (work: (times: readonly string[]) => ReturnType<typeof bookingsPerSecond>) => async () => {
    await clear(bench)
    return work(timesToBook(bookings))
  }
  const contenders = [
    { name: 'booking', run: book((times) => bookingsPerSecond(inMemory, times)) },
    { name: 'raw booking', run: book((times) => rawBookingsPerSecond(bench, times)) },
    { name: 'looking, Redis', run: () => looksPerSecond(inRedis, looks) },
    { name: 'looking, in process', run: () => looksPerSecond(inMemory, looks) },
    { name: 'raw look', run: () => rawLooksPerSecond(bench, looks) },
  ]
  for (const { run } of contenders) await run()
  const results = await runRounds(contenders, { rounds, said })
  redis.close()
  const ratio = (ours: string, raw: string, figure: string) =>
    medianOf(results, ours, figure) / medianOf(results, raw, figure)
  const ratios = [
    ['bookings', ratio('booking', 'raw booking', 'bookings/s')],
    ['free times of a week, copies in Redis', ratio('looking, Redis', 'raw look', 'looks/s')],
    ['free times of a week, copies in the process', ratio('looking, in process', 'raw look', 'looks/s')],
  ] as const
  for (const [what, value] of ratios) said(`ours / raw, ${what}: ${readable(value)} (target ≥ ${target})`)
  return ratios.every(([, value]) => value >= target)
}

async function compareLoads(bench: Bench, { rounds, said }: BenchmarkRun): Promise<boolean> {
  const load = (open: () => Cache) => async () => {
    await clear(bench)
    const cache = open()
    const figures = await loadOfAnHour(bench, bench.depsWith(cache), timesToBook(bookings / 2))
    cache.close()
    return figures
  }
  const contenders = [
    { name: 'without cache', run: load(() => noCache) },
    { name: `Redis ${bench.redisVersion}`, run: load(bench.redisCache) },
    { name: 'in process', run: load(createMemoryCache) },
  ]
  const results = await runRounds(contenders, { rounds, said })
  const spared = contenders.slice(1).map(({ name }) => {
    const share = 1 - medianOf(results, name, 'statements') / medianOf(results, 'without cache', 'statements')
    said(`${name} takes ${readable(share * 100)} % of the statements off the database`)
    return share
  })
  said(`bookings included, twenty looks for each; the specification claims ${claimed * 100} %`)
  return spared.every((share) => share >= claimed)
}
