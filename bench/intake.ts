// Gateway intake (parse, validate, deduplicate, store with outbox rows, durable) against the bare batched insert of the same
// lines into one table with a unique key on the same server.
import { createHash } from 'node:crypto'
import type { Pool } from '@sac/platform/db/create-pool'
import { enrolDevice } from './gateway/enrol-device.ts'
import { type BenchGateway, startGateway } from './gateway/start-gateway.ts'
import type { Benchmark } from './harness/benchmark.ts'
import { type Figures, medianOf, readable, runRounds } from './harness/run-rounds.ts'
import { type Batch, type Device, makeDevices, uploadHeaders } from './intake/make-batches.ts'

const target = 0.7
const devicesPerRound = 12

export const intake: Benchmark = {
  defaultRounds: 5,
  run: async ({ rounds, said }) => {
    const gateway = await startGateway()
    try {
      await createRawTable(gateway.pool)
      let run = 0
      const devices = (count: number) => makeDevices({ count, seed: `intake ${(run += 1)}` })
      const contenders = [
        { name: 'ours', run: () => uploadAll(gateway, devices(devicesPerRound)) },
        { name: 'raw insert', run: () => insertAll(gateway.pool, devices(devicesPerRound)) },
      ]
      for (const contender of contenders) await contender.run()
      const results = await runRounds(contenders, { rounds, said })
      const ratio = medianOf(results, 'ours', 'lines/s') / medianOf(results, 'raw insert', 'lines/s')
      said(`ours / raw insert, lines per second: ${readable(ratio)} (target ≥ ${target})`)
      for (const count of [1, 10, 100]) {
        const { 'lines/s': speed = Number.NaN } = await uploadAll(gateway, devices(count))
        said(`growth: ${count} devices at once, ${readable(speed)} lines/s`)
      }
      return { reached: ratio >= target }
    } finally {
      await gateway.close()
    }
  },
}

async function uploadAll(gateway: BenchGateway, devices: readonly Device[]): Promise<Figures> {
  const credentials = await Promise.all(devices.map(({ day }) => enrolDevice(gateway.port, day)))
  const before = await gateway.countEvents()
  const started = performance.now()
  await fourAtATime(devices, async ({ batches }, index) => {
    for (const batch of batches) await upload(gateway.port, { batch, credential: credentials[index] ?? '' })
  })
  const figures = speedOf(devices, started)
  const stored = (await gateway.countEvents()) - before
  const expected = devices.reduce((sum, { day }) => sum + day.events.length, 0)
  if (stored !== expected) throw new Error(`The gateway stored ${stored} lines instead of ${expected}.`)
  return figures
}

async function upload(port: number, { batch, credential }: { batch: Batch; credential: string }): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}/sync/v1/events`, {
    method: 'POST',
    headers: uploadHeaders(credential),
    body: Uint8Array.from(batch.body),
  })
  const answer = (await response.json()) as { except?: unknown[] }
  if (!response.ok || answer.except?.length !== 0)
    throw new Error(`An upload answered ${JSON.stringify(answer).slice(0, 400)}`)
}

async function createRawTable(pool: Pool): Promise<void> {
  await pool.query('CREATE TABLE raw_lines (event_id uuid PRIMARY KEY, line text NOT NULL, hash bytea NOT NULL)')
}

async function insertAll(pool: Pool, devices: readonly Device[]): Promise<Figures> {
  const started = performance.now()
  await fourAtATime(devices, async ({ batches }) => {
    for (const { events } of batches) {
      await pool.query(
        'INSERT INTO raw_lines SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[]) ON CONFLICT DO NOTHING',
        [
          events.map(({ frame }) => frame.eventId),
          events.map(({ line }) => line),
          events.map(({ line }) => createHash('sha256').update(line).digest()),
        ],
      )
    }
  })
  return speedOf(devices, started)
}

// Four uploads under way at a time, as a handful of devices behind one gateway process.
async function fourAtATime(
  devices: readonly Device[],
  work: (device: Device, index: number) => Promise<void>,
): Promise<void> {
  const queue = [...devices.entries()]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0])
  }
  await Promise.all([worker(), worker(), worker(), worker()])
}

function speedOf(devices: readonly Device[], started: number): Figures {
  const lines = devices.flatMap(({ batches }) => batches).reduce((sum, { events }) => sum + events.length, 0)
  return { 'lines/s': lines / ((performance.now() - started) / 1_000) }
}
