// The device's own evidence: its database with the clock and the ids it is written with. Knows nothing of what is recorded
// or sent.
import type { Changes } from './changes.ts'
import { createStores, outboxName, outboxVersion, storeNames } from './outbox-schema.ts'
import { createTransactions, type Transactions } from './transactions.ts'

export type OutboxPorts = {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  changes: Changes
  /** Device clock, milliseconds since 1970. */
  now: () => number
  newId: () => string
  name?: string
}

export type Outbox = Omit<OutboxPorts, 'indexedDB' | 'name'> & Transactions<(typeof storeNames)[number]>

export function createOutbox({ indexedDB, name = outboxName, ...ports }: OutboxPorts): Outbox {
  const database = { indexedDB, name, version: outboxVersion, stores: storeNames, create: createStores }
  return { ...ports, ...createTransactions(database) }
}
