import type { EventBus, Health } from '#bus/port'
import type { Pool, PoolClient } from '#db/create-pool'
import type { Logger } from '#logging/create-logger'
import { backoffMs } from '#timing/backoff'
import { createLoop } from '#timing/create-loop'
import { measureOutboxes } from './outbox-rows.ts'
import { onOutboxRows } from './outbox-signal.ts'
import { relayShards } from './relay-shards.ts'

/** What waits: messages, and the age of the longest-waiting row in milliseconds. */
type OutboxMeasure = { depth: number; oldestMs: number }

export type Relay = {
  /** Looks now instead of at the next sweep. Called by itself after each commit of this process. */
  nudge: () => void
  /** Not ok while publishing fails, with the class of the last failure; the rows wait, nothing is lost. Asks nobody. */
  health: () => Health
  /** Asks the database, by one statement. */
  measure: () => Promise<OutboxMeasure>
  /** Finishes the batch in hand, then stops. Idempotent. */
  close: () => Promise<void>
}

type RelayOptions = {
  pool: Pool
  bus: Pick<EventBus, 'publish'>
  /** Service schemas whose `bus_outbox` this process publishes. */
  schemas: readonly string[]
  log: Logger
  /** How often to look for rows nobody nudged about; 2 s unless told. */
  sweepMs?: number
  batch?: number
}

/**
 * For the sessions of its pool. What a relay asks is found by an index whatever the values, also where an outbox was empty when
 * that was planned; planning it each time took ten times what running it takes. A row whose deletion a power cut undoes is
 * published once more, which happens to any row in hand.
 */
export const relaySession = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', synchronous_commit: 'off' }

// The hand of another relay is there for milliseconds.
const elsewhereMs = 100

/** Publishes outbox rows for ever: in order per aggregate, deleted when acknowledged, waiting with backoff while the log is down. */
export function createRelay({ pool, bus, schemas, log, sweepMs = 2_000, batch = 500 }: RelayOptions): Relay {
  let failures = 0
  let reason: string | undefined

  const sweep = async (signal: AbortSignal): Promise<number> => {
    try {
      const elsewhere = await withClient(pool, (client) => relayShards({ client, bus, schemas, batch, signal }))
      if (failures > 0) log.info({ failures }, 'outbox relay recovered')
      failures = 0
      reason = undefined
      return elsewhere ? Math.min(elsewhereMs, sweepMs) : sweepMs
    } catch (error) {
      failures += 1
      reason = error instanceof Error ? error.message : 'unknown'
      log.warn({ failures, reason }, 'outbox relay waits')
      return backoffMs(failures, { baseMs: 200, capMs: 3_000 })
    }
  }

  const loop = createLoop(sweep)
  const stopListening = onOutboxRows(() => {
    // While the log is down every commit would otherwise hammer it.
    if (failures === 0) loop.wake()
  })
  return {
    nudge: loop.wake,
    health: () => (failures === 0 ? { ok: true } : { ok: false, reason: reason ?? 'unknown' }),
    measure: () => measureOutboxes(pool, { schemas }),
    close: async () => {
      stopListening()
      await loop.stop()
    },
  }
}

async function withClient<Result>(pool: Pool, work: (client: PoolClient) => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    // Destroyed, so that no advisory lock stays behind on a connection somebody else will use.
    client.release(true)
    throw error
  }
}
