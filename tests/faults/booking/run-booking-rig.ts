import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appointmentsSchema } from '@sac/backend/services/appointments/appointments-service'
import { type Act, actNames, createActs } from '@sac/backend/services/appointments/testing/random-acts'
import { stageAppointments } from '@sac/backend/services/appointments/testing/stage-appointments'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { repeatWhenUndone } from '@sac/platform/db/repeat-when-undone'
import { startEmbeddedPostgres } from '@sac/platform/db/start-embedded-postgres'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'

export type RigOptions = {
  seed: number
  /** How many acts in all. */
  acts: number
  /** Without the constraint: the rig must find what it alone prevents. */
  plant: boolean
  said: (line: string) => void
}

const atOnce = 16
const perRound = 500
const quarters = 24
const dayMs = 86_400_000
const base = Date.parse('2026-06-09T06:00:00.000Z')

/** The same numbers for the same seed (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

async function withTables<Result>(work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-booking-rig-'))
  await chmod(folder, 0o711)
  const server = await startEmbeddedPostgres({ folder: join(folder, 'postgres'), durable: false })
  const pool = createPool({ url: server.nearUrl, log: createSilentLogger(), schema: appointmentsSchema.name })
  try {
    await migrateSchema(pool, appointmentsSchema)
    return await work(pool)
  } finally {
    await pool.end()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Sixteen people at once want the times of one morning, morning after morning; returns the counterexamples in words. */
export function runBookingRig({ seed, acts, plant, said }: RigOptions): Promise<string[]> {
  return withTables(async (pool) => {
    if (plant) await pool.query('ALTER TABLE appointments DROP CONSTRAINT appointments_slot')
    const service = await stageAppointments(pool)
    const random = createRandom(seed)
    const found: string[] = []
    const outcomes = new Map<string, number>()
    for (let done = 0, week = 1; done < acts; done += perRound, week += 1) {
      const morning = base + week * 7 * dayMs
      service.setNow(new Date(morning - 2 * dayMs).toISOString())
      const round = createActs(service)
      // Whoever acts at one moment wants the same time.
      const wanted = Array.from({ length: perRound / atOnce + 1 }, () => random(quarters))
      const next = (n: number): Act => ({
        name: actNames[random(actNames.length)] ?? 'book',
        which: random(40),
        scheduledDate: new Date(morning + (wanted[Math.floor(n / atOnce)] ?? 0) * 15 * 60_000).toISOString(),
        minutes: 15 * (1 + random(6)),
      })
      await inLanes(Math.min(perRound, acts - done), async (n) => {
        // As whoever answers requests and events does.
        const act = next(n)
        const outcome = await repeatWhenUndone(() => round.perform(act)).catch(
          (error: unknown) => `failed: ${String(error)}`,
        )
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (outcome.startsWith('failed')) found.push(outcome)
      })
      found.push(...(await round.findFaults()))
      said(`${Math.min(done + perRound, acts)} of ${acts}: ${describe(outcomes)}`)
    }
    return found
  })
}

async function inLanes(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

const describe = (outcomes: ReadonlyMap<string, number>) =>
  [...outcomes].map(([outcome, count]) => `${outcome.slice(0, 60)} ${count}`).join(' · ')
