import { setTimeout as sleep } from 'node:timers/promises'
import type { Figures } from '../harness/run-rounds.ts'
import { makeParcels, type Parcel } from './make-parcels.ts'
import type { Cpu, Installation } from './start-installation.ts'
import { untilReadable, upload } from './travel.ts'

const workers = 8

const difference = (after: Cpu, before: Cpu): Cpu => ({
  product: after.product - before.product,
  postgres: after.postgres - before.postgres,
  kafka: after.kafka - before.kafka,
})

async function countValid({ pool }: Installation): Promise<number> {
  const { rows } = await pool.query<{ n: string }>(`SELECT count(*) AS n FROM certificates WHERE status = 'valid'`)
  return Number(rows[0]?.n)
}

async function sendAll(installation: Installation, parcels: readonly Parcel[]): Promise<void> {
  const queue = [...parcels]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await upload(installation, next)
  }
  await Promise.all(Array.from({ length: workers }, worker))
}

/** As much as the machine takes: eight devices send at a time, until every certificate is there. Each is read afterwards. */
export async function saturate(installation: Installation, count: number): Promise<Figures> {
  const parcels = await makeParcels(installation, count)
  const expected = (await countValid(installation)) + count
  const cpuBefore = await installation.cpu()
  const own = process.cpuUsage()
  const started = performance.now()
  await sendAll(installation, parcels)
  const deadline = performance.now() + 300_000
  while ((await countValid(installation)) < expected) {
    if (performance.now() > deadline) throw new Error('certificates are missing after five minutes')
    await sleep(50)
  }
  const seconds = (performance.now() - started) / 1_000
  const cpu = difference(await installation.cpu(), cpuBefore)
  const { user, system } = process.cpuUsage(own)
  for (const { inspectionId } of parcels) await untilReadable(installation, { inspectionId, pollMs: 20 })
  const each = (ms: number) => ms / count
  return {
    'certificates/s': count / seconds,
    'CPU ms': each(cpu.product + cpu.postgres + cpu.kafka),
    product: each(cpu.product),
    PostgreSQL: each(cpu.postgres),
    ...(cpu.kafka > 0 ? { Kafka: each(cpu.kafka) } : {}),
    'sender (not counted)': each((user + system) / 1_000),
  }
}

/** Milliseconds from the last byte to the paper, an inspection every `everyMs`; 0 waits for each before the next is sent. */
export async function waitsOf(
  installation: Installation,
  { count, everyMs }: { count: number; everyMs: number },
): Promise<number[]> {
  const parcels = await makeParcels(installation, count)
  const pollMs = everyMs === 0 ? 5 : 20
  const travel = async (parcel: Parcel) => {
    const sentAt = await upload(installation, parcel)
    return (await untilReadable(installation, { inspectionId: parcel.inspectionId, pollMs })) - sentAt
  }
  const waits: Promise<number>[] = []
  for (const parcel of parcels) {
    const wait = travel(parcel)
    waits.push(wait)
    await (everyMs === 0 ? wait : sleep(everyMs))
  }
  return Promise.all(waits)
}

/** What a start leaves behind is done after so long: compiling, first looks, connections. */
const settlingMs = 15_000

/** What the installation uses while nobody asks anything of it, in milliseconds of CPU each second. */
export async function idleCpu(installation: Installation, seconds = 10): Promise<Figures> {
  await sleep(settlingMs)
  const before = await installation.cpu()
  await sleep(seconds * 1_000)
  const { product, postgres, kafka } = difference(await installation.cpu(), before)
  return {
    product: product / seconds,
    PostgreSQL: postgres / seconds,
    ...(kafka > 0 ? { Kafka: kafka / seconds } : {}),
  }
}

/** The smallest value that `share` of all values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
