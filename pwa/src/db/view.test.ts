import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { answered, createTransactions, DatabaseBlocked } from './transactions.ts'
import { findCursor, openView } from './view.ts'

const cursor = { userId: 'u', cursor: '1', pulledAt: '' }

test('what was pulled is there after a restart', async () => {
  const indexedDB = new IDBFactory()
  const first = await openView({ indexedDB, IDBKeyRange })
  await first.transact('write', ({ cursors }) => answered(cursors.put(cursor)))
  first.close()
  expect(await findCursor(await openView({ indexedDB, IDBKeyRange }), 'u')).toEqual(cursor)
})

test('a view of another version is thrown away and begun anew, whichever is newer', async () => {
  for (const version of [1, 999]) {
    const indexedDB = new IDBFactory()
    const create = (database: IDBDatabase) => void database.createObjectStore('lines')
    const other = createTransactions({ indexedDB, name: 'sac-view', version, stores: ['lines'], create })
    await other.transact('write', ({ lines }) => answered(lines.put('old', 'key')))
    const view = await openView({ indexedDB, IDBKeyRange })
    expect(await findCursor(view, 'u')).toBeUndefined()
    await view.transact('write', ({ cursors }) => answered(cursors.put(cursor)))
    expect(await findCursor(view, 'u')).toEqual(cursor)
  }
})

test('a tab that keeps an older view open makes nobody wait for ever, and all is well once it lets go', async () => {
  const indexedDB = new IDBFactory()
  const frozen = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('sac-view', 1)
    request.addEventListener('success', () => resolve(request.result))
  })
  await expect(openView({ indexedDB, IDBKeyRange })).rejects.toThrow(DatabaseBlocked)
  frozen.close()
  const view = await openView({ indexedDB, IDBKeyRange })
  expect(await findCursor(view, 'u')).toBeUndefined()
})
