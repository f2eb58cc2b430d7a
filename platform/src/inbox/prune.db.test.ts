import { deadLetterTopicSpec, longestOfflineDays, rememberedDays, topics } from '@sac/contracts/events/topics'
import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrateMessaging } from '#messaging/migrate-messaging'
import { prune } from './prune.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase({ schema: 'service' })
  await migrateMessaging(database.pool, { schema: 'service' })
})
afterAll(() => database.drop())

const now = new Date('2030-01-01T00:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)

test('nothing is forgotten while a log or a device may still bring it again', () => {
  // Kafka deletes whole segments, which it closes after a week: a record may outlive its retention by that.
  const segmentDays = 7
  for (const { retentionDays } of [...Object.values(topics), deadLetterTopicSpec])
    expect(rememberedDays).toBeGreaterThan(retentionDays + Math.max(segmentDays, longestOfflineDays))
})

test('what is old enough goes, whoever dealt with it; what a person must decide stays', async () => {
  const { pool } = database
  const inbox = (eventId: string, outcome: string, days: number) =>
    pool.query(`INSERT INTO bus_inbox VALUES ('group', $1, $2, $3)`, [eventId, outcome, daysAgo(days)])
  const letter = (eventId: string, settled: string | null, days: number) =>
    pool.query(
      `INSERT INTO bus_dead_letter (consumer_group, event_id, topic, partition, "offset", message_key, partition_key, event_type,
         headers, payload, reason, step, attempts, given_up_at, settled, settled_at, settled_by)
       VALUES ('group', $1, 't', 0, 0, 'k', 'k', 'x', '{}', '', 'invalid', 'parse', 1, $2, $3, $4, $5)`,
      [eventId, daysAgo(900), settled, settled && daysAgo(days), settled && 'somebody'],
    )
  await inbox('old', 'done', rememberedDays + 1)
  await inbox('young', 'done', rememberedDays - 1)
  await inbox('open', 'dead-lettered', rememberedDays + 1)
  await inbox('closed', 'dead-lettered', rememberedDays + 1)
  await letter('open', null, 0)
  await letter('closed', 'dismissed', rememberedDays + 1)
  await letter('just closed', 'replayed', rememberedDays - 1)
  await pool.query(`INSERT INTO bus_inbox SELECT 'group', n::text, 'done', $1 FROM generate_series(1, 12001) AS n`, [
    daysAgo(rememberedDays + 2),
  ])
  expect(await prune(pool, now)).toBe(12_001 + 3)
  const left = async (table: string) =>
    (await pool.query<{ id: string }>(`SELECT event_id AS id FROM ${table} ORDER BY 1`)).rows.map(({ id }) => id)
  expect(await left('bus_inbox')).toEqual(['open', 'young'])
  expect(await left('bus_dead_letter')).toEqual(['just closed', 'open'])
  expect(await prune(pool, now)).toBe(0)
})
