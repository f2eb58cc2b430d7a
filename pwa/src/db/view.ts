// What came down from the office: reference data and other devices' lines. Disposable: everything here can be pulled again,
// so a database that does not open is thrown away, and its shape may change at will.
import type { Change } from '@sac/contracts/sync/protocol'
import { Dexie, type Table } from 'dexie'

export type Entity = Change['entity']
/** What one person of this device was told; `key` is userId, entity and id. */
export type ReferenceRow = { userId: string; entity: Entity; id: string; value: Record<string, unknown> }
/** A line of another device. */
export type ForeignLine = { eventId: string; inspectionId: string; deviceId: string; line: string; lineHash: string }
export type CursorRow = { userId: string; cursor: string; pulledAt: string }

export type View = {
  reference: Table<ReferenceRow, [string, string, string]>
  lines: Table<ForeignLine, string>
  cursors: Table<CursorRow, string>
  transact: (work: () => Promise<void>) => Promise<void>
  close: () => void
}

export type ViewPorts = { indexedDB: IDBFactory; IDBKeyRange: typeof IDBKeyRange; name?: string }

const schema = {
  reference: '[userId+entity+id], [userId+entity], userId, entity',
  lines: 'eventId, inspectionId',
  cursors: 'userId',
}

/** Opens what is there, or starts anew when it cannot be opened. */
export async function openView({ indexedDB, IDBKeyRange, name = 'sac-view' }: ViewPorts): Promise<View> {
  const make = () => {
    const database = new Dexie(name, { indexedDB, IDBKeyRange })
    database.version(1).stores(schema)
    return database
  }
  const first = make()
  const database = await first.open().catch(async () => {
    first.close()
    await make().delete()
    return make().open()
  })
  const view = {
    reference: database.table<ReferenceRow, [string, string, string]>('reference'),
    lines: database.table<ForeignLine, string>('lines'),
    cursors: database.table<CursorRow, string>('cursors'),
  }
  return {
    ...view,
    transact: (work) => database.transaction('rw', [view.reference, view.lines, view.cursors], work),
    close: () => database.close(),
  }
}
