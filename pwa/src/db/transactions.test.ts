import { IDBFactory } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { answered, createTransactions } from './transactions.ts'

const open = (indexedDB: IDBFactory) =>
  createTransactions({
    indexedDB,
    name: 'test',
    version: 1,
    stores: ['things'],
    create: (database) => void database.createObjectStore('things'),
  })

test('a connection that fails at everything without saying that it is closed is replaced', async () => {
  const database = open(new IDBFactory())
  await database.transact('write', ({ things }) => answered(things.put('kept', 'key')))
  const lost = new DOMException(
    'Connection to Indexed Database server lost. Refresh the page to try again',
    'UnknownError',
  )
  let dead: IDBDatabase | undefined
  const use = () =>
    database.transact('read', ({ things }) => {
      dead ??= things.transaction.db
      return things.transaction.db === dead ? Promise.reject(lost) : answered(things.get('key'))
    })
  await expect(use()).rejects.toThrow(lost)
  expect(await use()).toBe('kept')
})

test('what a save refused leaves the connection as it is', async () => {
  const database = open(new IDBFactory())
  const seen = new Set<IDBDatabase>()
  const full = new DOMException('full', 'QuotaExceededError')
  for (let n = 0; n < 2; n += 1) {
    const save = database.transact('write', ({ things }) => {
      seen.add(things.transaction.db)
      return Promise.reject(full)
    })
    await expect(save).rejects.toThrow(full)
  }
  expect(seen.size).toBe(1)
})

test('a save whose transaction is aborted by the browser is not reported as done', async () => {
  const database = open(new IDBFactory())
  const save = database.transact('write', async ({ things }) => {
    await answered(things.put('lost', 'key'))
    things.transaction.abort()
  })
  await expect(save).rejects.toThrow('undone')
  expect(await database.transact('read', ({ things }) => answered(things.get('key')))).toBeUndefined()
})
