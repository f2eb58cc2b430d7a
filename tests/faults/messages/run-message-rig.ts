// Processes that send the messages of a run while their providers fail in every way and they themselves are killed; then the ledger of
// the providers is compared with the rows.
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { notificationsSchema } from '@sac/backend/services/notifications/notifications-service'
import { insertMessageIfAbsent } from '@sac/backend/services/notifications/store/message-rows'
import { sampleData } from '@sac/backend/services/notifications/templates/samples'
import { createPool, type Pool } from '@sac/platform/db/create-pool'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { checkLedger } from './check-ledger.ts'
import { type FakeProvider, type Mood, moods, startFakeProvider } from './fake-provider.ts'

type Run = {
  /** An empty database. */
  url: string
  seed: number
  messages: number
  /** For so many calls the providers fail more often than not, whatever time that takes. */
  badCalls: number
  /** Within which everything must have gone out after they are well. */
  calmMs: number
  /** Nothing is found that was asked for: the rig must see what comes of it. */
  plant?: boolean
  said: (line: string) => void
}

export type MessageVerdict = {
  kills: number
  recoveredMs: number
  met: readonly Mood[]
  undecided: number
  counterexamples: string[]
}

const workers = 2
const worker = join(import.meta.dirname, 'message-worker.ts')

/** The same numbers for the same seed (mulberry32), 0 … 1. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

async function plan(pool: Pool, channel: 'email' | 'sms'): Promise<void> {
  const userId = uuidv7()
  await insertMessageIfAbsent(pool, {
    messageId: uuidv7(),
    eventId: uuidv7(),
    template: 'booking-reminder',
    channel,
    recipient: `user/${userId}`,
    userId,
    correlationId: userId,
    data: sampleData('appointment.reminder-due'),
    createdAt: new Date(),
  })
}

/** One mood for a while, with good answers between; then well for ever. Returns how many calls there were. */
function misbehave(provider: FakeProvider, random: () => number, badCalls: number): () => number {
  let calls = 0
  provider.mood = () => {
    calls += 1
    if (calls > badCalls || random() < 0.35) return 'well'
    return moods[1 + (Math.floor(calls / 6) % (moods.length - 1))] ?? 'error'
  }
  return () => calls
}

async function untilCalled(calls: () => number, count: number): Promise<void> {
  while (calls() < count) await sleep(20)
}

const waiting = `SELECT count(*) AS count FROM messages WHERE state IN ('queued', 'sending')`
const countWaiting = async (pool: Pool) => (await pool.query<{ count: number }>(waiting)).rows[0]?.count ?? 0

async function untilSent(pool: Pool, calmMs: number): Promise<number> {
  const begun = performance.now()
  while ((await countWaiting(pool)) > 0 && performance.now() - begun < calmMs) await sleep(50)
  return performance.now() - begun
}

export async function runMessageRig({
  url,
  seed,
  messages,
  badCalls,
  calmMs,
  plant = false,
  said,
}: Run): Promise<MessageVerdict> {
  const pool = createPool({ url, log: createSilentLogger(), schema: notificationsSchema.name })
  const random = createRandom(seed)
  const provider = await startFakeProvider({ random, lagMs: 300 })
  const start = () => spawn(process.execPath, [worker, url, provider.url, plant ? 'plant' : ''], { stdio: 'inherit' })
  let running: ChildProcess[] = []
  try {
    await migrateSchema(pool, notificationsSchema)
    const calls = misbehave(provider, random, badCalls)
    for (let n = 0; n < messages; n += 1) await plan(pool, n % 2 === 0 ? 'email' : 'sms')
    running = Array.from({ length: workers }, start)
    let kills = 0
    for (let turn = 1; turn <= 4; turn += 1) {
      await untilCalled(calls, (badCalls * turn) / 5)
      const at = turn % workers
      if (running[at]?.kill('SIGKILL')) kills += 1
      running[at] = start()
    }
    await untilCalled(calls, badCalls)
    const recoveredMs = await untilSent(pool, calmMs)
    said(
      `${messages} messages, ${kills} kills, moods ${JSON.stringify(Object.fromEntries(provider.met))}; gone ${Math.round(recoveredMs)} ms after recovery`,
    )
    const { counterexamples, undecided } = await checkLedger(pool, provider.ledger)
    return { kills, recoveredMs, met: [...provider.met.keys()], undecided, counterexamples }
  } finally {
    for (const child of running) child.kill('SIGKILL')
    await provider.close()
    await pool.end()
  }
}
