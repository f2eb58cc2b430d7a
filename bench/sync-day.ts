// A day's work through a slow line: how soon are the events safe, how soon is everything there, and what did it cost.
import { makeDay } from './day/make-day.ts'
import type { Benchmark, BenchmarkRun } from './harness/benchmark.ts'
import { medianOf, type Results, readable, runRounds } from './harness/run-rounds.ts'
import { limitSeconds, limitWithOutage, type Outage } from './link/link-rate.ts'
import { contentBytes } from './sync-day/content-bytes.ts'
import { ourDriver } from './sync-day/our-driver.ts'
import { pouchdbDriver } from './sync-day/pouchdb-driver.ts'
import type { LinkPlan, SyncDriver } from './sync-day/sync-driver.ts'
import { tusDriver } from './sync-day/tus-driver.ts'

type Line = Omit<LinkPlan, 'seed'>
type Scenario = {
  name: string
  line: Line
  drivers: SyncDriver[]
  /** What ours must reach; figures are medians. */
  targets: { figure: string; atMost: number }[]
}

const scaled: Line = { bitsPerSecond: 4_000_000, roundTripMs: 100 }
const original: Line = { bitsPerSecond: 400_000, roundTripMs: 400 }

/** A stable line. */
export const syncDay: Benchmark = {
  defaultRounds: 1,
  run: (options) =>
    runScenario(options, {
      name: 'stable line',
      line: options.full ? original : scaled,
      drivers: [ourDriver, tusDriver, pouchdbDriver],
      targets: [
        { figure: 'eventsSafe', atMost: 5 },
        { figure: 'everything / limit', atMost: 1.03 },
      ],
    }),
}

/** A line that is up and down by turns; the scaled one carries about the same number of turns. */
export const syncOutage: Benchmark = {
  defaultRounds: 1,
  run: async (options) => {
    const turns = options.full ? [outage(20, 5), outage(8, 4)] : [outage(8, 2), outage(4, 2)]
    const reached: boolean[] = []
    for (const [index, turn] of turns.entries()) {
      const line = { ...(options.full ? original : scaled), outage: turn }
      const targets = [{ figure: 'everything / limit', atMost: index === 0 ? 1.08 : 1.22 }]
      const name = `up ${turn.upSeconds} s, down ${turn.downSeconds} s`
      const drivers = [ourDriver, tusDriver, pouchdbDriver]
      reached.push((await runScenario(options, { name, line, drivers, targets })).reached)
    }
    return { reached: reached.every(Boolean) }
  },
}

/** Three of ten responses get lost after the server has acted. */
export const syncLoss: Benchmark = {
  defaultRounds: 1,
  run: (options) =>
    runScenario(options, {
      name: '30 % of responses lost',
      line: { bitsPerSecond: 8_000_000, roundTripMs: 50, lossChance: 0.3 },
      drivers: [ourDriver, tusDriver],
      targets: [
        { figure: 'upMB / least', atMost: 1.01 },
        { figure: 'orphans', atMost: 0 },
        { figure: 'doubled', atMost: 0 },
      ],
    }),
}

const outage = (upSeconds: number, downSeconds: number): Outage => ({ upSeconds, downSeconds })

async function runScenario(
  options: BenchmarkRun,
  { name, line, drivers, targets }: Scenario,
): Promise<{ reached: boolean }> {
  const { rounds, said } = options
  const day = makeDay()
  const least = contentBytes(day)
  const stable = limitSeconds(least, line)
  const limit = line.outage ? limitWithOutage(stable, line.outage) : stable
  said(
    `${name}: ${line.bitsPerSecond / 1e6} Mbit/s, ${line.roundTripMs} ms, limit ${readable(limit)} s for ${least} bytes`,
  )
  const contenders = drivers.map((driver) => ({
    name: driver.name,
    run: async (round: number) => {
      const link = { ...line, seed: `${name} ${round}` }
      const figures = await driver.run({ day, link, deadlineSeconds: limit * 4 })
      const wire = (limitSeconds(least, line) * line.bitsPerSecond) / 8 / 1e6
      return { ...figures, 'everything / limit': figures.everything / limit, 'upMB / least': figures.upMB / wire }
    },
  }))
  const results = await runRounds(contenders, { rounds, said })
  sayRatios(results, drivers, said)
  const checks = targets.map(({ figure, atMost }) => {
    const value = medianOf(results, ourDriver.name, figure)
    const ok = value <= atMost
    said(`${ok ? 'ok  ' : 'MISS'} ${figure} ${readable(value)} (target ≤ ${atMost})`)
    return ok
  })
  return { reached: checks.every(Boolean) }
}

function sayRatios(results: Results, drivers: readonly SyncDriver[], said: (line: string) => void): void {
  const mine = medianOf(results, ourDriver.name, 'everything')
  for (const { name } of drivers.filter((driver) => driver !== ourDriver)) {
    const theirs = medianOf(results, name, 'everything')
    said(`everything, ours / ${name}: ${theirs === Infinity ? 'it never finished' : readable(mine / theirs)}`)
  }
}
