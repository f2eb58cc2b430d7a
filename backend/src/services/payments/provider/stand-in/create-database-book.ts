import type { Pool } from '@sac/platform/db/create-pool'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import type { Book, OpenBook } from './book.ts'
import {
  deleteOldObjects,
  findNextDue,
  findObject,
  listDueObjects,
  listObjects,
  lockBook,
  upsertObject,
} from './store/stand-in-rows.ts'

/** A book in the service's own schema: it outlives the process, and every process works on the same. */
export function createDatabaseBook(pool: Pool): OpenBook {
  return (work) =>
    withTransaction(pool, async (tx) => {
      await lockBook(tx)
      return work(bookIn(tx))
    })
}

const bookIn = (tx: Tx): Book => ({
  find: (id) => findObject(tx, { id }),
  put: (kept) => upsertObject(tx, kept),
  list: (listing) => listObjects(tx, listing),
  listDue: (now) => listDueObjects(tx, { now, limit: 20 }),
  forget: (before) => deleteOldObjects(tx, before),
  nextDue: () => findNextDue(tx),
})
