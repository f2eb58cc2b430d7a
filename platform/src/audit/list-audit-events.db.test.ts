import { createDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { seqScansOf } from '@sac/tests/support/seq-scans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#ids'
import { listAuditEvents } from './list-audit-events.ts'
import { migrateAudit } from './migrate-audit.ts'

let database: TestDatabase
const newId = `overlay(gen_random_uuid()::text PLACING '7' FROM 15)::uuid`
beforeAll(async () => {
  database = await createDatabase({ schema: 'audited' })
  await migrateAudit(database.pool, { schema: 'audited' })
  await database.pool.query(
    `INSERT INTO audit_events (position, audit_id, at, actor_id, action, subject_id, details, prev_hash, hash)
     SELECT n, ${newId}, timestamptz '2026-01-01' + n * interval '1 min', (${newId})::text, 'thing.done-' || n % 50, n::text, '{}', 'x', 'x'
     FROM generate_series(1, 20000) AS n`,
  )
  await database.pool.query('ANALYZE audit_events')
})
afterAll(() => database.drop())

const [day, next] = ['2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z']
const filters = [{}, { actorId: uuidv7() }, { action: 'thing.done-7' }, { subjectId: '77' }, { from: day, to: next }]

test.for(filters)('the audit is read by an index: %o', async (filter) => {
  for (const after of [null, [next, uuidv7()] as const])
    expect(await seqScansOf(database.pool, (db) => listAuditEvents(db, { ...filter, after, limit: 51 }))).toEqual([])
})

test('acts are chosen by what, whom and when, the newest first', async () => {
  const listed = await listAuditEvents(database.pool, {
    action: 'thing.done-7',
    from: day,
    to: next,
    after: null,
    limit: 500,
  })
  expect(listed.map(({ position }) => position)).toEqual(
    Array.from({ length: 20_000 }, (_, at) => 20_000 - at).filter((n) => n % 50 === 7 && n >= 5_760 && n < 7_200),
  )
})
