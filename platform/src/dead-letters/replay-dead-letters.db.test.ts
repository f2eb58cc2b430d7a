import { randomUUID } from 'node:crypto'
import { createDatabaseFrom, type TestDatabase } from '@sac/tests/support/create-database'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkAuditChain } from '#audit/check-audit-chain'
import { migrateAudit } from '#audit/migrate-audit'
import { uuidv7 } from '#ids'
import { migrateMessaging } from '#messaging/migrate-messaging'
import {
  countDeadLetters,
  findDeadLetter,
  listDeadLetters,
  measureDeadLetters,
  upsertDeadLetter,
} from './dead-letter-rows.ts'
import { dismissDeadLetter } from './dismiss-dead-letter.ts'
import { type Replay, replayDeadLetters } from './replay-dead-letters.ts'

const prepare = async (pool: TestDatabase['pool']) => {
  await migrateMessaging(pool, { schema: 'service' })
  await migrateAudit(pool, { schema: 'service' })
}
const at = new Date('2026-01-01T00:00:00.000Z')

let database: TestDatabase
beforeEach(async () => {
  database = await createDatabaseFrom(prepare, { schema: 'service' })
})
afterEach(() => database.drop())

const deps = () => ({ pool: database.pool, now: () => at, newId: uuidv7 })
let offset = 0
async function giveUp(extra: { reason?: string; partitionKey?: string; at?: Date; group?: string } = {}) {
  offset += 1
  const letter = {
    letterId: uuidv7(),
    group: 'g',
    eventId: randomUUID(),
    topic: 't',
    partition: 0,
    offset,
    messageKeyBytes: null,
    messageKey: 'm',
    partitionKey: 'a',
    eventType: 'happened',
    headers: { traceparent: 'x' },
    value: Buffer.from('{}'),
    reason: 'no-such-centre',
    step: 'handle',
    attempts: 1,
    error: null,
    at,
    ...extra,
  }
  await upsertDeadLetter(database.pool, letter)
  await database.pool.query(`INSERT INTO bus_inbox VALUES ($1, $2, 'dead-lettered')`, [letter.group, letter.eventId])
  return letter
}
const replay = (extra: Partial<Replay> = {}) =>
  replayDeadLetters(deps(), {
    commandId: uuidv7(),
    filter: { group: 'g' },
    expected: 1,
    limit: 500,
    perSecond: 10,
    note: 'the centre is known now',
    actorId: 'admin',
    ...extra,
  })
const rowsOf = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows
const parked = () =>
  rowsOf(`SELECT event_id, next_attempt_at AS due, headers->>'replay_of' AS of FROM bus_parked ORDER BY due`)

test('counting sends nothing back and remembers no command', async () => {
  await giveUp()
  await giveUp({ reason: 'unknown-version' })
  const commandId = uuidv7()
  expect(await replay({ commandId, expected: null })).toEqual({
    matching: 2,
    replayed: 0,
    alreadyHandled: 0,
    lastAt: null,
  })
  expect(await parked()).toEqual([])
  expect(await replay({ commandId, expected: 2 })).toMatchObject({ replayed: 2 })
})

test('letters go back oldest in the log first, no faster than asked, each naming the letter it was', async () => {
  const later = await giveUp()
  const earlier = await giveUp()
  await database.pool.query(`UPDATE bus_dead_letter SET "offset" = 0 WHERE letter_id = $1`, [earlier.letterId])
  expect(await replay({ expected: 2, perSecond: 4 })).toMatchObject({ lastAt: '2026-01-01T00:00:00.250Z' })
  expect(await parked()).toEqual([
    { event_id: earlier.eventId, due: at, of: earlier.letterId },
    { event_id: later.eventId, due: new Date(at.getTime() + 250), of: later.letterId },
  ])
})

test('no more go back than asked; the others stay open', async () => {
  const letters = [await giveUp(), await giveUp(), await giveUp()]
  expect(await replay({ expected: 3, limit: 2 })).toMatchObject({ matching: 3, replayed: 2 })
  const open = await listDeadLetters(database.pool, { filter: { state: 'open' }, limit: 10 })
  expect(open.map(({ letterId }) => letterId)).toEqual([letters[2]!.letterId])
})

test('when others match than were counted nothing goes back, and the command may be repeated with the new count', async () => {
  await giveUp()
  const commandId = uuidv7()
  await expect(replay({ commandId, expected: 2 })).rejects.toMatchObject({ code: 'dead-letter.count-changed' })
  expect(await parked()).toEqual([])
  expect(await replay({ commandId, expected: 1 })).toMatchObject({ replayed: 1 })
})

test('a repeated command answers the same and changes nothing; with other content it is refused', async () => {
  await giveUp()
  const commandId = uuidv7()
  const first = await replay({ commandId })
  await giveUp()
  expect(await replay({ commandId })).toEqual(first)
  expect(await parked()).toHaveLength(1)
  await expect(replay({ commandId, perSecond: 1 })).rejects.toMatchObject({ code: 'command.repeated-differently' })
})

test('two replays at once send each letter back once', async () => {
  await giveUp()
  const outcomes = await Promise.allSettled([replay(), replay(), replay()])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await parked()).toHaveLength(1)
})

test('what has been handled meanwhile is closed and not tried again', async () => {
  const { eventId, letterId } = await giveUp()
  await database.pool.query(`UPDATE bus_inbox SET outcome = 'done' WHERE event_id = $1`, [eventId])
  expect(await replay()).toMatchObject({ matching: 1, replayed: 0, alreadyHandled: 1, lastAt: null })
  expect(await parked()).toEqual([])
  expect(await findDeadLetter(database.pool, { letterId })).toMatchObject({ state: 'replayed', outcome: 'done' })
})

test('a letter says what became of its event', async () => {
  const { letterId } = await giveUp()
  const outcome = async () => (await findDeadLetter(database.pool, { letterId }))?.outcome
  expect(await outcome()).toBe('dead-lettered')
  await replay()
  expect(await outcome()).toBe('waiting')
  await database.pool.query('DELETE FROM bus_parked')
  expect(await outcome()).toBeNull()
})

test('filters choose by group, reason, key, topic, time and letter, for the list, the counts and the replay', async () => {
  const old = await giveUp({ at: new Date('2025-01-01T00:00:00Z'), partitionKey: 'b' })
  await giveUp({ reason: 'unknown-version' })
  await giveUp({ group: 'other' })
  const found = async (filter: object) => (await listDeadLetters(database.pool, { filter, limit: 10 })).length
  expect(await Promise.all([{}, { group: 'g' }, { reason: 'unknown-version' }, { key: 'b' }].map(found))).toEqual([
    3, 2, 1, 1,
  ])
  expect(await Promise.all([{ topic: 'x' }, { to: at }, { from: at }, old].map(found))).toEqual([0, 1, 2, 1])
  expect(await countDeadLetters(database.pool, { group: 'g' })).toEqual([
    { group: 'g', topic: 't', reason: 'no-such-centre', eventType: 'happened', count: 1, oldestAt: old.at },
    { group: 'g', topic: 't', reason: 'unknown-version', eventType: 'happened', count: 1, oldestAt: at },
  ])
  expect(await replay({ filter: { group: 'g', key: 'b', to: at }, expected: 1 })).toMatchObject({ replayed: 1 })
  expect((await parked()).map(({ event_id: id }) => id)).toEqual([old.eventId])
})

test('pages continue behind the last letter, also between letters of one moment', async () => {
  for (let n = 0; n < 5; n += 1) await giveUp()
  const page = (last?: Awaited<ReturnType<typeof listDeadLetters>>[number]) =>
    listDeadLetters(database.pool, {
      filter: {},
      after: last ? [last.givenUpAt.toISOString(), last.letterId] : null,
      limit: 2,
    })
  const first = await page()
  const second = await page(first.at(-1))
  const third = await page(second.at(-1))
  const ids = [...first, ...second, ...third].map(({ letterId }) => letterId)
  expect([ids.length, new Set(ids).size]).toEqual([5, 5])
})

test('a letter whose place in the log another message holds is not lost: nothing goes back', async () => {
  const { letterId, eventId } = await giveUp()
  await database.pool.query(
    `INSERT INTO bus_parked (consumer_group, topic, partition, "offset", event_id, message_key, partition_key, headers, payload,
                             next_attempt_at)
     SELECT consumer_group, topic, partition, "offset", 'another', 'm', 'b', '{}', '', now() FROM bus_dead_letter`,
  )
  await expect(replay()).rejects.toMatchObject({ code: 'dead-letter.illegal-state' })
  expect(await findDeadLetter(database.pool, { letterId })).toMatchObject({
    state: 'open',
    outcome: 'dead-lettered',
    eventId,
  })
})

test('a dismissed letter stays readable with who, when and why, and cannot be dismissed or replayed again', async () => {
  const { letterId } = await giveUp()
  const dismissal = { letterId, commandId: uuidv7(), note: 'a test message', actorId: 'admin' }
  await dismissDeadLetter(deps(), dismissal)
  await dismissDeadLetter(deps(), dismissal)
  expect(await findDeadLetter(database.pool, { letterId })).toMatchObject({
    state: 'dismissed',
    settledAt: at,
    settledBy: 'admin',
    settledReason: 'a test message',
  })
  await expect(dismissDeadLetter(deps(), { ...dismissal, note: 'other' })).rejects.toMatchObject({
    code: 'command.repeated-differently',
  })
  await expect(dismissDeadLetter(deps(), { ...dismissal, commandId: uuidv7() })).rejects.toMatchObject({
    code: 'dead-letter.illegal-state',
  })
  await expect(replay()).rejects.toMatchObject({ code: 'dead-letter.count-changed' })
  expect(await measureDeadLetters(database.pool, { group: 'g' })).toEqual({ count: 0, oldestMs: 0 })
})

test('every command leaves one audit event, and the chain of them holds', async () => {
  await giveUp()
  const { letterId } = await giveUp({ reason: 'unknown-version' })
  await replay({ filter: { group: 'g', reason: 'no-such-centre' } })
  await dismissDeadLetter(deps(), { letterId, commandId: uuidv7(), note: 'a test message', actorId: 'admin' })
  expect(await rowsOf('SELECT action, actor_id, note FROM audit_events ORDER BY position')).toEqual([
    { action: 'dead-letter.replayed', actor_id: 'admin', note: 'the centre is known now' },
    { action: 'dead-letter.dismissed', actor_id: 'admin', note: 'a test message' },
  ])
  expect((await checkAuditChain(database.pool)).broken).toBeNull()
})
