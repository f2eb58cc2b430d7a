import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startGateway, type TestGateway } from '#testing/start-gateway'
import { everyone } from '../domain/feed-fact.ts'
import { listChanges } from './list-changes.ts'
import { openFeedOfDatabase } from './open-feed-of-database.ts'
import { publishFacts } from './publish-facts.ts'

let server: TestGateway
beforeAll(async () => {
  server = await startGateway({ checkAnswers: false })
})
afterAll(() => server.close())

const context = () => ({ pool: server.db, now: () => server.clock.now })
const ask = (cursor: string | null, entities: readonly ('centre' | 'line')[] = ['centre', 'line']) =>
  listChanges(context(), { userId: 'u', deviceId: null, cursor, entities })

async function readAll(cursor: string | null) {
  const ids: string[] = []
  for (let next = cursor; ; ) {
    const page = await ask(next)
    ids.push(...page.changes.map(({ id }) => id))
    next = page.cursor
    if (!page.more) return { ids, cursor: next }
  }
}

test('a reader that follows many writers misses nothing and sees each once', async () => {
  const start = (await ask(null)).cursor
  const state = { writing: true }
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let n = 0; n < 40; n++) {
      const roll = (writer * 7 + n * 3) % 5
      await withTransaction(server.db, async (tx) => {
        await tx.query('SELECT pg_sleep($1)', [roll / 1000])
        await publishFacts(tx, [{ entity: 'centre', id: `${writer}-${n}`, audience: everyone, value: { n } }])
        // The position is taken; others must wait for what happens from here to the end.
        await tx.query('SELECT pg_sleep($1)', [(4 - roll) / 1000])
        if (roll === 4) throw new Error('rolled back')
      }).catch(() => undefined)
    }
  })
  const done = Promise.all(writers).finally(() => {
    state.writing = false
  })
  const seen: string[] = []
  let cursor = start
  while (state.writing) {
    const page = await readAll(cursor)
    seen.push(...page.ids)
    cursor = page.cursor
  }
  await done
  seen.push(...(await readAll(cursor)).ids)
  const { rows } = await server.db.query<{ id: string }>(
    `SELECT id FROM feed WHERE entity = 'centre' ORDER BY position`,
  )
  expect(rows).toHaveLength(8 * 40 - 64)
  expect(seen).toEqual(rows.map(({ id }) => id))
})

test('pages end in the same set, however large the feed is', async () => {
  const { cursor } = await readAll(null)
  const text = 'x'.repeat(30_000)
  const facts = Array.from({ length: 1200 }, (_, n) => ({
    entity: 'line' as const,
    id: `line-${n}`,
    audience: n % 2 === 0 ? everyone : 'u',
    value: n < 100 ? { text } : { n },
  }))
  await withTransaction(server.db, (tx) => publishFacts(tx, facts))
  const first = await ask(cursor)
  expect(first.more).toBe(true)
  expect(JSON.stringify(first).length).toBeLessThan(1.2 * 1024 * 1024)
  expect((await readAll(cursor)).ids).toEqual(facts.map(({ id }) => id))
})

test('the same fact again takes no place in the feed', async () => {
  const { cursor } = await readAll(null)
  const fact = { entity: 'centre', id: 'same', audience: everyone, value: { a: 1 } } as const
  await withTransaction(server.db, (tx) => publishFacts(tx, [fact, fact]))
  const after = await readAll(cursor)
  expect(after.ids).toEqual(['same'])
  await withTransaction(server.db, (tx) => publishFacts(tx, [fact]))
  expect((await readAll(after.cursor)).ids).toEqual([])
})

test('opening the feed again keeps cursors; in a restored database they are refused', async () => {
  const { cursor } = await readAll(null)
  const opened = { pool: server.db, newId: uuidv7 }
  await openFeedOfDatabase(opened)
  await ask(cursor)
  await server.db.query(`UPDATE feed_head SET database_identity = 'another'`)
  await openFeedOfDatabase(opened)
  await expect(ask(cursor)).rejects.toMatchObject({ code: 'sync.cursor-gone' })
})
