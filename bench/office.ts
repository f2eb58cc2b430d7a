// Every list of the office, by every filter and in every order it offers, first page and a deep one, on 50 000 inspections, 200 000
// payments and as many messages; beside a bare statement for fifty rows of a primary key in the same run.
import type { Benchmark, BenchmarkRun } from './harness/benchmark.ts'
import { openScaledOffice, type ScaledOffice } from './office/open-scaled-office.ts'
import { describeTimes, percentile } from './office/percentile.ts'
import { knownValues } from './scale/known-values.ts'
import { type ListQuestion, nextPage, officeLists, questionsOf } from './scale/office-lists.ts'

/** Issue O2: no request above this at p95, in milliseconds. */
const gateMs = 300
const deepPages = 20
const small = { inspections: 5_000, payments: 20_000, messages: 20_000 }
const large = { inspections: 50_000, payments: 200_000, messages: 200_000 }

// What counts a whole centre, for all its years.
const period = 'centreId=scale-1&from=2020-01-01T00:00:00.000Z&to=2030-01-01T00:00:00.000Z'
const figures = [
  `/api/v1/quality/figures?${period}`,
  `/api/v1/quality/figures?${period}&kind=periodic`,
  `/api/v1/quality/instruments?${period}&checkpoint=1.2.1&measure=${encodeURIComponent('Service brake force')}`,
]

type Asked = { path: string; times: number[] }

export const office: Benchmark = {
  defaultRounds: 20,
  run: async ({ rounds, full, said }) => {
    const opened = await openScaledOffice({ ...(full ? large : small), said })
    try {
      return await measure(opened, { rounds, full, said })
    } finally {
      await opened.close()
    }
  },
}

async function measure(opened: ScaledOffice, { rounds, said }: BenchmarkRun): Promise<{ reached: boolean }> {
  const known = await knownValues(opened.pool)
  const asked: Asked[] = []
  const raw: number[] = []
  for (const id of officeLists)
    for (const question of questionsOf(id, known).questions)
      for (const path of await pagesOf(opened, question)) asked.push({ path, times: [] })
  asked.push(...figures.map((path) => ({ path, times: [] })))
  for (let round = 0; round < rounds; round += 1)
    for (const { path, times } of asked) {
      times.push(await timed(() => opened.get(path)))
      raw.push(await timed(() => opened.pool.query('SELECT * FROM payments.payments ORDER BY payment_id LIMIT 50')))
    }
  asked.sort((a, b) => percentile(b.times, 0.95) - percentile(a.times, 0.95))
  for (const { path, times } of asked) said(`${describeTimes(times)}  ${path}`)
  said(`${describeTimes(raw)}  fifty rows by primary key, a bare statement`)
  const late = asked.filter(({ times }) => percentile(times, 0.95) > gateMs)
  said(`${asked.length} questions, ${late.length} above ${gateMs} ms at p95`)
  return { reached: late.length === 0 }
}

/** The first page, and the twentieth or the last before it. */
async function pagesOf({ get }: ScaledOffice, { path }: ListQuestion): Promise<string[]> {
  let deep = path
  for (let page = 1; page < deepPages; page += 1) {
    const next = nextPage(await get(deep), path)
    if (next === null) break
    deep = next
  }
  return deep === path ? [path] : [path, deep]
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}
