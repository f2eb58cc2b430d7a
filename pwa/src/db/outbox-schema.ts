// The one schema of `sac-outbox`, frozen for ever: evidence must open with any later version of the app, and a migration that
// fails could strand it. New needs are met by new members of rows and new keys of `meta`, never by a new version.

export const outboxName = 'sac-outbox'
const version = 1

export type EventState =
  /** Not known to be at the office. */
  | 'waiting'
  /** Durable at the office. */
  | 'sent'
  /** Refused or kept apart; stays visible, and is corrected by a new event. */
  | 'attention'

/** `keptBy` office: it has the text and the seq counts as received; device: it was never taken. */
export type EventError = { keptBy: 'office' | 'device'; code: string; hint: string; at: string }

export type EventRow = {
  /** Key, given by the database. */
  ordinal: number
  seq: number
  eventId: string
  inspectionId: string
  /** The exact text that travels, made once. */
  line: string
  state: EventState
  /** How often the office refused it. */
  attempts: number
  error: EventError | null
  /** Device clock, milliseconds. */
  savedAt: number
}

/** Bytes are written once; how far they have travelled is kept in `meta`, so that progress never rewrites a photo. */
export type BlobRow = { sha256: string; bytes: ArrayBuffer; size: number }

export type Stores = { events: IDBObjectStore; blobs: IDBObjectStore; meta: IDBObjectStore }
export const storeNames = ['events', 'blobs', 'meta'] as const

function createStores(database: IDBDatabase): void {
  const events = database.createObjectStore('events', { keyPath: 'ordinal', autoIncrement: true })
  events.createIndex('seq', 'seq', { unique: true })
  events.createIndex('eventId', 'eventId', { unique: true })
  events.createIndex('inspection', ['inspectionId', 'seq'])
  events.createIndex('state', ['state', 'seq'])
  events.createIndex('inspectionState', ['inspectionId', 'state'])
  database.createObjectStore('blobs', { keyPath: 'sha256' })
  database.createObjectStore('meta')
}

/** Opens the database, making it the first time. `onLost` is called when the browser takes the connection away. */
export function openDatabase(indexedDB: IDBFactory, name: string, onLost: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version)
    request.addEventListener('upgradeneeded', () => createStores(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database could not be opened.')))
    request.addEventListener('success', () => {
      const database = request.result
      database.addEventListener('close', onLost)
      database.addEventListener('versionchange', () => {
        database.close()
        onLost()
      })
      resolve(database)
    })
  })
}

/** The answer of one request; its failure aborts the transaction. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('The database refused a request.')))
  })
}
