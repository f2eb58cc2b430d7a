import { testId } from '@sac/contracts/testing/device'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../testing/open-office.ts'
import { awaitRetests, lockInspections, lockRetests } from './locks.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const ids = Array.from({ length: 400 }, (_, n) => testId(1, n))
/** All of them, each worker and round in another order. */
const turned = (by: number) => ids.toSorted((a, b) => ((ids.indexOf(a) * by) % 401) - ((ids.indexOf(b) * by) % 401))

test('whoever locks the same many in whatever order never waits in a circle', async () => {
  const workers = Array.from({ length: 8 }, async (_, worker) => {
    for (let round = 1; round <= 10; round += 1)
      await withTransaction(office.database.pool, async (tx) => {
        const mine = turned(worker * 10 + round)
        if (worker % 4 === 0) await awaitRetests(tx, mine)
        await lockInspections(tx, mine)
        await lockRetests(tx, mine.slice(200))
      })
  })
  expect(await Promise.all(workers)).toHaveLength(8)
})

test('who waits for retests holds none of them afterwards', async () => {
  await withTransaction(office.database.pool, async (tx) => {
    await awaitRetests(tx, ids)
    await withTransaction(office.database.pool, (other) => lockRetests(other, ids))
  })
  const { rows } = await office.database.pool.query(`SELECT FROM pg_locks WHERE locktype = 'advisory'
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`)
  expect(rows).toEqual([])
})
