import { openBus } from '@sac/tests/support/bus-process'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { startTcpProxy } from '@sac/tests/support/tcp-proxy'
import { afterAll, beforeAll } from 'vitest'
import type { BusRig } from '../contract/bus-rig.ts'
import { eventBusContract } from '../event-bus.contract.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const openFragileBus: BusRig['openFragileBus'] = async () => {
  const url = new URL(database.url)
  const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) })
  url.port = String(proxy.port)
  const bus = await openBus({ kind: 'postgres-log', url: url.href })
  return { bus: { ...bus, close: (ms) => bus.close(ms).then(proxy.close) }, cut: proxy.cut, restore: proxy.restore }
}

// As if these records were older than the topic's retention; the daily deletion itself then runs as in production.
const dropBefore: BusRig['dropBefore'] = async (topic, offset, partition = 0) => {
  await database.pool.query(
    `UPDATE event_log.log_record SET appended_at = now() - interval '2 days'
     WHERE topic = $1 AND partition = $2 AND "offset" < $3`,
    [topic, partition, offset],
  )
  const { applyRetention } = await import('./apply-retention.ts')
  const pool = database.openPool('event_log')
  await applyRetention(pool, new Date())
}

eventBusContract('PostgreSQL log', () => {
  const address = { kind: 'postgres-log', url: database.url } as const
  return {
    address,
    openBus: () => openBus(address),
    shares: false,
    openFragileBus,
    dropBefore,
    // It keeps nothing about groups.
    resetGroup: () => Promise.resolve(),
    takeoverMs: 5_000,
  }
})
