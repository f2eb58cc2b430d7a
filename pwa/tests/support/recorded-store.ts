// A device's databases as a file: how they are built and all they hold, so that what one build wrote can be opened by every
// later one. Keys of the device cannot be written down and are left out.

export type RecordedDatabase = {
  name: string
  version: number
  stores: {
    name: string
    keyPath: string | string[] | null
    autoIncrement: boolean
    indexes: { name: string; keyPath: string | string[]; unique: boolean; multiEntry: boolean }[]
    rows: { key: IDBValidKey; value: unknown }[]
  }[]
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('refused')))
  })

const open = (indexedDB: IDBFactory, name: string): Promise<IDBDatabase> => answered(indexedDB.open(name))

export async function recordDatabase(indexedDB: IDBFactory, name: string): Promise<RecordedDatabase> {
  const database = await open(indexedDB, name)
  const names = [...database.objectStoreNames]
  const transaction = database.transaction(names)
  const stores = await Promise.all(names.map((store) => recordStore(transaction.objectStore(store))))
  database.close()
  return { name, version: database.version, stores }
}

async function recordStore(store: IDBObjectStore): Promise<RecordedDatabase['stores'][number]> {
  const [keys, values] = await Promise.all([
    answered(store.getAllKeys()),
    answered(store.getAll() as IDBRequest<unknown[]>),
  ])
  const { name, keyPath, autoIncrement } = store
  const indexes = [...store.indexNames].map((index) => {
    const { name, keyPath, unique, multiEntry } = store.index(index)
    return { name, keyPath, unique, multiEntry }
  })
  return { name, keyPath, autoIncrement, indexes, rows: keys.map((key, at) => ({ key, value: values[at] })) }
}

/** Makes the database as it was recorded. */
export async function restoreDatabase(
  indexedDB: IDBFactory,
  { name, version, stores }: RecordedDatabase,
): Promise<void> {
  const request = indexedDB.open(name, version)
  request.addEventListener('upgradeneeded', () => {
    for (const { name, keyPath, autoIncrement, indexes, rows } of stores) {
      const store = request.result.createObjectStore(name, { keyPath, autoIncrement })
      for (const { name, keyPath, ...options } of indexes) store.createIndex(name, keyPath, options)
      for (const { key, value } of rows) store.put(value, ...(keyPath === null ? [key] : []))
    }
  })
  const database = await answered(request)
  database.close()
}

type Bytes = { $bytes: string }

export const toFile = (databases: readonly RecordedDatabase[]): string =>
  JSON.stringify(
    databases,
    (_, value: unknown) =>
      value instanceof ArrayBuffer ? ({ $bytes: Buffer.from(value).toString('base64') } satisfies Bytes) : value,
    1,
  )

export const fromFile = (text: string): RecordedDatabase[] =>
  JSON.parse(text, (_, value: Partial<Bytes> | null) =>
    typeof value?.$bytes === 'string' ? new Uint8Array(Buffer.from(value.$bytes, 'base64')).buffer : value,
  ) as RecordedDatabase[]
