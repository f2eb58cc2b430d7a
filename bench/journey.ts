// Upload to readable certificate, by the product as it is started, on both event logs: what an inspection costs in CPU of all
// processes, in multiples of drawing its page with raw pdfkit; how many a second; how long one waits; what memory stays.
import { setTimeout as sleep } from 'node:timers/promises'
import { runOrThrow } from '@sac/scripts/process/run-program'
import type { Benchmark } from './harness/benchmark.ts'
import { median, medianOf, type Results, readable, runRounds } from './harness/run-rounds.ts'
import { describeParcel, makeParcels } from './journey/make-parcels.ts'
import { idleCpu, percentile, saturate, waitsOf } from './journey/measure.ts'
import { recordPages } from './journey/raw-pages.ts'
import { type Installation, startInstallation } from './journey/start-installation.ts'

const sizes = { warmUp: 24, round: 300, alone: 40, quarter: 40, growth: [3, 30, 300] } as const
const perSecond = { embedded: 20, Kafka: 15 } as const
const raw = 'raw pdfkit'

type Said = (line: string) => void

export const journey: Benchmark = {
  defaultRounds: 3,
  run: async ({ rounds, said }) => {
    // The product refuses to start without its app.
    await runOrThrow(process.execPath, ['scripts/build-pwa.ts'])
    said('The devices run on the same cores as everything else; what they use is shown and not counted.')
    const reached: boolean[] = []
    // One after the other: an installation that only stands by takes a tenth of a core.
    for (const eventLog of ['embedded', 'Kafka'] as const) {
      const installation = await startInstallation(eventLog)
      try {
        reached.push(...(await measure(installation, { rounds, said })))
      } finally {
        await installation.close()
      }
    }
    return { reached: reached.every(Boolean) }
  },
}

async function measure(one: Installation, { rounds, said }: { rounds: number; said: Said }): Promise<boolean[]> {
  for (const parcel of await makeParcels(one, 1)) said(`Every inspection: ${describeParcel(parcel)}.`)
  const idleMb = await one.memoryMb()
  said(`idle  ${one.name}: CPU ms each second ${inWords(await idleCpu(one))}; ${readable(idleMb)} MB`)
  await saturate(one, sizes.warmUp)
  const pages = await recordPages(one, sizes.warmUp)
  await pages.measure()
  const contenders = [
    { name: raw, run: pages.measure },
    { name: one.name, run: () => saturate(one, sizes.round) },
  ]
  const results = await runRounds(contenders, { rounds, said })
  const checks = await judge(one, { results, said })
  await sayGrowth(one, said)
  return [...checks, await judgeMemory(one, { idleMb, said })]
}

async function judgeMemory(one: Installation, { idleMb, said }: { idleMb: number; said: Said }): Promise<boolean> {
  const worked = await one.memoryMb()
  await sleep(60_000)
  const now = await one.memoryMb()
  const seen = [`idle ${readable(idleMb)}`, `after ${readable(worked)}`, `a minute later ${readable(now)}`]
  said(`memory of ${one.name}, MB: ${seen.join(' · ')}`)
  const figure = `memory above idle a minute later, MB, ${one.name}`
  return check(said, { figure, value: now - idleMb, atMost: 150 })
}

async function judge(one: Installation, { results, said }: { results: Results; said: Said }): Promise<boolean[]> {
  const speed = medianOf(results, one.name, 'certificates/s')
  const multiple = medianOf(results, one.name, 'CPU ms') / medianOf(results, raw, 'CPU ms')
  const alone = await waitsOf(one, { count: sizes.alone, everyMs: 0 })
  const quarter = await waitsOf(one, { count: sizes.quarter, everyMs: 4_000 / speed })
  for (const [how, waits] of [
    ['alone', alone],
    ['at a quarter of that speed', quarter],
  ] as const)
    said(
      `${one.name}, ms from last byte to paper, ${how}: p50 ${readable(median(waits))} · p99 of ${waits.length} ${readable(percentile(waits, 0.99))}`,
    )
  const atLeast = perSecond[one.name as keyof typeof perSecond]
  return [
    check(said, { figure: `CPU of all processes / raw pdfkit, ${one.name}`, value: multiple, atMost: 5 }),
    check(said, { figure: `certificates/s, ${one.name}`, value: speed, atLeast }),
    check(said, { figure: `p50 alone, ms, ${one.name}`, value: median(alone), atMost: 150 }),
  ]
}

async function sayGrowth(one: Installation, said: Said): Promise<void> {
  const grown: string[] = []
  for (const count of sizes.growth) {
    const { 'CPU ms': cpu = Number.NaN, 'certificates/s': speed = Number.NaN } = await saturate(one, count)
    grown.push(`${count} × ${readable(cpu)} ms, ${readable(speed)}/s`)
  }
  said(`growth, ${one.name}, CPU for each inspection: ${grown.join(' · ')}`)
}

type Target = { figure: string; value: number; atMost?: number; atLeast?: number }

function check(said: Said, { figure, value, atMost = Infinity, atLeast = -Infinity }: Target): boolean {
  const ok = value <= atMost && value >= atLeast
  said(
    `${ok ? 'ok  ' : 'MISS'} ${figure}: ${readable(value)} (target ${atMost === Infinity ? `≥ ${atLeast}` : `≤ ${atMost}`})`,
  )
  return ok
}

const inWords = (figures: Readonly<Record<string, number>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${readable(value)}`)
    .join(' · ')
