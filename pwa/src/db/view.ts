// What came down from the office: reference data and other devices' lines. Disposable: everything here can be pulled again,
// so a database that does not open is thrown away, and its shape may change at will.
import type { Change } from '@sac/contracts/sync/protocol'
import { answered, createTransactions, DatabaseBlocked, type DatabasePorts, type Transactions } from './transactions.ts'

export type Entity = Change['entity']
/** What one person of this device was told. */
export type ReferenceRow = { userId: string; entity: Entity; id: string; value: Record<string, unknown> }
/** A line of another device. */
export type ForeignLine = {
  eventId: string
  inspectionId: string
  deviceId: string
  line: string
  lineHash: string
  /** ISO, when it came to count at the office; absent from what was told in older days. */
  receivedAt?: string | undefined
}
export type CursorRow = { userId: string; cursor: string; pulledAt: string }

const storeNames = ['reference', 'lines', 'cursors'] as const
export type View = Transactions<(typeof storeNames)[number]> & { IDBKeyRange: typeof IDBKeyRange }

export type ViewPorts = { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange; name?: string }

// Raised whenever the shape changes; older databases are emptied and filled again.
const version = 20

function createStores(database: IDBDatabase): void {
  for (const name of Array.from(database.objectStoreNames)) database.deleteObjectStore(name)
  const reference = database.createObjectStore('reference', { keyPath: ['userId', 'entity', 'id'] })
  reference.createIndex('entity', 'entity')
  const lines = database.createObjectStore('lines', { keyPath: 'eventId' })
  lines.createIndex('inspectionId', 'inspectionId')
  database.createObjectStore('cursors', { keyPath: 'userId' })
}

/** Opens what is there, or starts anew when it cannot be opened. */
export async function openView({ indexedDB, IDBKeyRange, name = 'sac-view' }: ViewPorts): Promise<View> {
  const database: DatabasePorts<(typeof storeNames)[number]> = {
    indexedDB,
    name,
    version,
    stores: storeNames,
    create: createStores,
  }
  const first = createTransactions(database)
  try {
    await first.transact('read', ({ cursors }) => answered(cursors.count()))
    return { ...first, IDBKeyRange }
  } catch (error) {
    // A tab that is frozen would keep the deletion waiting as well: whoever needs the view asks again.
    if (error instanceof DatabaseBlocked) throw error
    first.close()
    await deleteDatabase(indexedDB, name)
    return { ...createTransactions(database), IDBKeyRange }
  }
}

function deleteDatabase(indexedDB: IDBFactory, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.addEventListener('success', () => resolve())
    request.addEventListener('error', () => reject(request.error ?? new Error('The database could not be deleted.')))
  })
}

/** Everything one person was told of these kinds, by kind. */
export async function listTold<E extends Entity>(
  view: View,
  userId: string,
  entities: readonly E[],
): Promise<Record<E, ReferenceRow[]>> {
  const told = await view.transact('read', ({ reference }) =>
    Promise.all(
      entities.map(async (entity) => {
        const range = view.IDBKeyRange.bound([userId, entity], [userId, entity, []])
        return [entity, await answered(reference.getAll(range))] as const
      }),
    ),
  )
  return Object.fromEntries(told) as Record<E, ReferenceRow[]>
}

/** Everything of one kind, whoever of this device was told. */
export const listToldAnyone = (view: View, entity: Entity): Promise<ReferenceRow[]> =>
  view.transact(
    'read',
    ({ reference }) => answered(reference.index('entity').getAll(entity)) as Promise<ReferenceRow[]>,
  )

export const findCursor = (view: View, userId: string): Promise<CursorRow | undefined> =>
  view.transact('read', ({ cursors }) => answered(cursors.get(userId)) as Promise<CursorRow | undefined>)

/** What was pulled of other devices on one inspection. */
export const listForeignLines = (view: View, inspectionId: string): Promise<ForeignLine[]> =>
  view.transact(
    'read',
    ({ lines }) => answered(lines.index('inspectionId').getAll(inspectionId)) as Promise<ForeignLine[]>,
  )

/** Lines of other devices that are not among `known`. */
export const listForeignLinesExcept = (view: View, known: ReadonlySet<string>): Promise<ForeignLine[]> =>
  view.transact('read', async ({ lines }) => {
    const eventIds = (await answered(lines.getAllKeys())) as string[]
    const news = eventIds.filter((eventId) => !known.has(eventId))
    return Promise.all(news.map((eventId) => answered(lines.get(eventId)) as Promise<ForeignLine>))
  })
