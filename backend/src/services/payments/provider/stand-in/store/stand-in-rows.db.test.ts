import { createDatabaseOf } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { paymentsSchema } from '../../../payments-service.ts'
import type { Kept, Kind, OpenBook } from '../book.ts'
import { createDatabaseBook } from '../create-database-book.ts'
import { createMemoryBook } from '../create-memory-book.ts'
import { startDelivery } from '../deliver-events.ts'

const dayMs = 24 * 60 * 60 * 1_000
const now = new Date('2026-11-30T10:00:00.000Z')
const kinds: readonly Kind[] = ['session', 'intent', 'charge', 'refund', 'event', 'key']
const ages = [1, 29, 31, 179, 181]

const objects = kinds.flatMap((kind) =>
  ages.map((days) => {
    const madeAt = new Date(now.getTime() - days * dayMs)
    return { id: `${kind} ${days}`, kind, parent: null, madeAt, dueAt: null, body: {} } as unknown as Kept
  }),
)
/** Long made, and there is still something to be done about it. */
const waiting = { ...objects.find(({ id }) => id === 'session 181')!, id: 'waiting', dueAt: new Date('2027-01-01') }

async function keptBy(openBook: OpenBook): Promise<string[]> {
  for (const one of [...objects, waiting]) await openBook((book) => book.put(one))
  const log = { warn: () => undefined }
  const running = startDelivery({ openBook, now: () => now, send: () => Promise.resolve(true), log })
  const isGone = () => openBook(async (book) => (await book.find('session 181')) === null)
  await expect.poll(isGone).toBe(true)
  await running.close(5_000)
  const found = await openBook((book) => Promise.all([...objects, waiting].map(({ id }) => book.find(id))))
  return found.flatMap((one) => one?.id ?? [])
}

test('what nobody asks for any more is forgotten: keys and events after a month, all else after half a year', async () => {
  const isKept = ({ id, kind }: Kept) => Number(id.split(' ')[1]) < (kind === 'key' || kind === 'event' ? 30 : 180)
  const expected = [...objects.filter(isKept).map(({ id }) => id), 'waiting']
  expect(await keptBy(createMemoryBook())).toEqual(expected)
  const database = await createDatabaseOf(paymentsSchema)
  expect(await keptBy(createDatabaseBook(database.pool))).toEqual(expected)
  await database.drop()
})
