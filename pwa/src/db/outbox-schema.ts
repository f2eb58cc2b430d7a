// The one schema of `sac-outbox`, frozen for ever: evidence must open with any later version of the app, and a migration that
// fails could strand it. New needs are met by new members of rows and new keys of `meta`, never by a new version.

export const outboxName = 'sac-outbox'
export const outboxVersion = 1

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
  /** The latest it can have come to count at the office, in its time; absent while it has not, and from earlier builds. */
  receivedBy?: string | undefined
  /** Written by Undo. Stays here: the office is told what holds, not by which button. */
  undoes?: true
}

/** Bytes are written once; how far they have travelled is kept in `meta`, so that progress never rewrites a photo. */
export type BlobRow = { sha256: string; bytes: ArrayBuffer; size: number }

export const storeNames = ['events', 'blobs', 'meta'] as const
export type Stores = Record<(typeof storeNames)[number], IDBObjectStore>

export function createStores(database: IDBDatabase): void {
  const events = database.createObjectStore('events', { keyPath: 'ordinal', autoIncrement: true })
  events.createIndex('seq', 'seq', { unique: true })
  events.createIndex('eventId', 'eventId', { unique: true })
  events.createIndex('inspection', ['inspectionId', 'seq'])
  events.createIndex('state', ['state', 'seq'])
  events.createIndex('inspectionState', ['inspectionId', 'state'])
  database.createObjectStore('blobs', { keyPath: 'sha256' })
  database.createObjectStore('meta')
}
