// A connection to one IndexedDB database and what a transaction on it means; opens again what the browser took away.

type Mode = 'read' | 'write' | 'write-relaxed'

export type Transactions<Name extends string> = {
  /**
   * Runs `work` in one transaction and resolves after it is complete; `write` also waits for the disk. When `work` throws
   * nothing is written. `work` may await nothing but requests of these stores.
   */
  transact: <Result>(mode: Mode, work: (stores: Record<Name, IDBObjectStore>) => Promise<Result>) => Promise<Result>
  close: () => void
}

/** Another tab keeps an older version of the database open. */
export class DatabaseBlocked extends Error {
  override name = 'DatabaseBlocked'
}

export type DatabasePorts<Name extends string> = {
  indexedDB: IDBFactory
  name: string
  version: number
  stores: readonly Name[]
  /** Makes the stores of a new database. */
  create: (database: IDBDatabase) => void
}

const options: Record<Mode, [IDBTransactionMode, IDBTransactionOptions]> = {
  read: ['readonly', {}],
  write: ['readwrite', { durability: 'strict' }],
  // For what can be learned again by asking the office.
  'write-relaxed': ['readwrite', { durability: 'relaxed' }],
}

/** Says something about the connection, not about what was asked of it. */
const isLost = (error: unknown): boolean =>
  error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'UnknownError')

type Connection = { database: () => Promise<IDBDatabase>; forget: () => void }

export function createTransactions<Name extends string>(ports: DatabasePorts<Name>): Transactions<Name> {
  const connection = connect((onLost) => openDatabase(ports, onLost))
  const begin = async (mode: Mode): Promise<IDBTransaction> =>
    (await connection.database()).transaction([...ports.stores], ...options[mode])
  return {
    transact: async (mode, work) => {
      const transaction = await begin(mode).catch((error: unknown) => {
        // The browser closed the connection behind our back (iOS does after a pause); nothing has begun, so once more is safe.
        if (!isLost(error)) throw error
        connection.forget()
        return begin(mode)
      })
      return run(transaction, () => work(storesOf(transaction, ports.stores))).catch((error: unknown) => {
        // iOS may leave a connection that fails at everything and never says that it is closed.
        if (isLost(error)) connection.forget()
        throw error
      })
    },
    close: () => {
      void connection.database().then(
        (database) => database.close(),
        () => undefined,
      )
      connection.forget()
    },
  }
}

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

function openDatabase<Name extends string>(
  { indexedDB, name, version, create }: DatabasePorts<Name>,
  onLost: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    let given = true
    // A tab that is frozen keeps an older version open for as long as it likes; whoever waits here may try again.
    request.addEventListener('blocked', () => {
      given = false
      reject(new DatabaseBlocked())
    })
    request.addEventListener('upgradeneeded', () => create(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database could not be opened.')))
    request.addEventListener('success', () => {
      const database = request.result
      if (!given) return database.close()
      database.addEventListener('close', onLost)
      database.addEventListener('versionchange', () => {
        database.close()
        onLost()
      })
      resolve(database)
    })
  })
}

const storesOf = <Name extends string>(transaction: IDBTransaction, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)])) as Record<Name, IDBObjectStore>

function run<Result>(transaction: IDBTransaction, work: () => Promise<Result>): Promise<Result> {
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
        outcome = { result: await work() }
        commit(transaction)
      } catch (failure) {
        outcome = { failure }
        abort(transaction)
      }
    }
    void perform()
  })
}

/** At once: the browser would wait for this thread to have heard of every request, and the thread may be busy. */
function commit(transaction: IDBTransaction): void {
  try {
    transaction.commit()
  } catch {
    // Over already, or undone by the request that failed.
  }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // Already undone by the request that failed.
  }
}

/** The answer of one request; its failure aborts the transaction. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  const answer = new Promise<T>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database refused a request.')))
  })
  // Nobody may be waiting for this one when its transaction fails; the transaction itself reports that.
  answer.catch(() => undefined)
  return answer
}
