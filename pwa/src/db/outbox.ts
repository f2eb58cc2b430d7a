// The device's own evidence. Owns the connection and what a transaction means; knows nothing of what is recorded or sent.
import type { Changes } from './changes.ts'
import { openDatabase, outboxName, type Stores, storeNames } from './outbox-schema.ts'

export type OutboxPorts = {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  changes: Changes
  /** Device clock, milliseconds since 1970. */
  now: () => number
  newId: () => string
  name?: string
}

type Mode = 'read' | 'write' | 'write-relaxed'

export type Outbox = Omit<OutboxPorts, 'indexedDB' | 'name'> & {
  /**
   * Runs `work` in one transaction and resolves after it is complete; `write` also waits for the disk. When `work` throws
   * nothing is written. `work` may await nothing but requests of these stores.
   */
  transact: <Result>(mode: Mode, work: (stores: Stores) => Promise<Result>) => Promise<Result>
  close: () => void
}

type Connection = { database: () => Promise<IDBDatabase>; forget: () => void }

function connect(open: (onLost: () => void) => Promise<IDBDatabase>): Connection {
  let current: Promise<IDBDatabase> | null = null
  const forget = () => {
    current = null
  }
  return {
    forget,
    database: () => {
      current ??= open(forget).catch((error: unknown) => {
        forget()
        throw error
      })
      return current
    },
  }
}

const options: Record<Mode, [IDBTransactionMode, IDBTransactionOptions]> = {
  read: ['readonly', {}],
  write: ['readwrite', { durability: 'strict' }],
  // For what can be learned again by asking the office.
  'write-relaxed': ['readwrite', { durability: 'relaxed' }],
}

async function begin(connection: Connection, mode: Mode): Promise<IDBTransaction> {
  const [access, durability] = options[mode]
  const start = async () => (await connection.database()).transaction(storeNames, access, durability)
  try {
    return await start()
  } catch (error) {
    // The browser closed the connection behind our back (iOS does after a pause); nothing has begun, so once more is safe.
    if (!(error instanceof DOMException) || error.name !== 'InvalidStateError') throw error
    connection.forget()
    return start()
  }
}

function run<Result>(transaction: IDBTransaction, work: (stores: Stores) => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    let outcome: { result: Result } | { failure: unknown } | null = null
    const failed = () =>
      reject(
        outcome && 'failure' in outcome ? outcome.failure : (transaction.error ?? new Error('The save was undone.')),
      )
    transaction.addEventListener('abort', failed)
    transaction.addEventListener('complete', () =>
      outcome && 'result' in outcome ? resolve(outcome.result) : failed(),
    )
    const perform = async () => {
      try {
        outcome = { result: await work(storesOf(transaction)) }
      } catch (failure) {
        outcome = { failure }
        abort(transaction)
      }
    }
    void perform()
  })
}

const storesOf = (transaction: IDBTransaction): Stores => ({
  events: transaction.objectStore('events'),
  blobs: transaction.objectStore('blobs'),
  meta: transaction.objectStore('meta'),
})

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // Already undone by the request that failed.
  }
}

export function createOutbox({ indexedDB, name = outboxName, ...ports }: OutboxPorts): Outbox {
  const connection = connect((onLost) => openDatabase(indexedDB, name, onLost))
  return {
    ...ports,
    transact: async (mode, work) => run(await begin(connection, mode), work),
    close: () => {
      void connection.database().then(
        (database) => database.close(),
        () => undefined,
      )
      connection.forget()
    },
  }
}
