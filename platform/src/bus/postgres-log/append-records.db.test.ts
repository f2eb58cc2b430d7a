import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSilentLogger } from '#logging/create-logger'
import { keyFor } from '../contract/bus-rig.ts'
import { createPostgresLog } from './create-postgres-log.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

const partitions = 3

test('appended from many sides at once, offsets have no gap and each side keeps its order', async () => {
  const log = createSilentLogger()
  const logs = await Promise.all([1, 2].map(() => createPostgresLog({ url: database.url, log })))
  await logs[0]?.ensureTopics([{ name: 'busy', partitions, retentionDays: 1 }])
  const keys = Array.from({ length: partitions }, (_, partition) => keyFor(partition, partitions))
  const side = async (name: string, at: number) => {
    for (let round = 0; round < 40; round += 1) {
      // In every order of the partitions: whoever locked them as they come would wait in a circle.
      const order = keys.map((_, n) => keys[(n + at + round) % partitions] ?? '')
      const messages = [...order, order[0] ?? ''].map((partitionKey, n) => ({
        eventId: `${name}-${round}-${n}`,
        partitionKey,
        headers: {},
        value: Buffer.from(name),
      }))
      await logs[at % 2]?.publish('busy', messages)
    }
  }
  await Promise.all(Array.from({ length: 6 }, (_, at) => side(`side${at}`, at)))
  const { rows } = await database.pool.query<{ partition: number; offset: string; key: string }>(
    'SELECT partition, "offset", message_key AS key FROM event_log.log_record ORDER BY partition, "offset"',
  )
  const { rows: heads } = await database.pool.query<{ next: string }>(
    'SELECT next_offset AS next FROM event_log.log_partition ORDER BY partition',
  )
  expect(rows).toHaveLength(6 * 40 * 4)
  for (let partition = 0; partition < partitions; partition += 1) {
    const own = rows.filter((row) => row.partition === partition)
    expect(own.map(({ offset }) => Number(offset))).toEqual(own.map((_, n) => n))
    expect(Number(heads[partition]?.next)).toBe(own.length)
    for (const [name, of] of Map.groupBy(own, ({ key }) => key.split('-')[0])) {
      const places = of.map(({ key }) => Number(key.split('-')[1]) * 10 + Number(key.split('-')[2]))
      expect([name, places]).toEqual([name, places.toSorted((a, b) => a - b)])
    }
  }
  await Promise.all(logs.map((one) => one.close(1_000)))
})
