import type { ApiAnswer } from './api-message.ts'
import type { Charge, Intent, Refund, SessionBody, Told } from './objects.ts'

/** `session` to `refund` are Stripe's objects; an `event` is told until it is taken; a `key` remembers what was answered to it. */
type Bodies = {
  session: SessionBody
  intent: Intent
  charge: Charge
  refund: Refund
  event: { event: Told; attempts: number }
  key: { fingerprint: string; answer: ApiAnswer }
}
export type Kind = keyof Bodies

export type KeptAs<Name extends Kind> = {
  id: string
  kind: Name
  /** The payment it belongs to. */
  parent: string | null
  madeAt: Date
  /** When something is to be done about it by itself. */
  dueAt: Date | null
  /** JSON. */
  body: Bodies[Name]
}
export type Kept = { [Name in Kind]: KeptAs<Name> }[Kind]

/** `from` inclusive, `until` exclusive; `after`: the last one of the page before. */
export type Listing<Name extends Kind = Kind> = {
  kind: Name
  parent?: string
  from?: Date
  until?: Date
  after?: string
  limit: number
}

export type Book = {
  find: (id: string) => Promise<Kept | null>
  /** Adds it, or puts it in the place of the one with its id. */
  put: (kept: Kept) => Promise<void>
  /** The latest first; what was made at one moment by id. */
  list: <Name extends Kind>(listing: Listing<Name>) => Promise<KeptAs<Name>[]>
  /** Those whose time has come, the first ones first, at most 20. */
  listDue: (now: Date) => Promise<Kept[]>
  /** Drops what is older and waits for nothing: keys and events before one moment, all else before another. */
  forget: (before: { told: Date; all: Date }) => Promise<void>
  /** When the next one's time comes. */
  nextDue: () => Promise<Date | null>
}

/** Work on the book comes one after the other, and holds as a whole or not at all. */
export type OpenBook = <Result>(work: (book: Book) => Promise<Result>) => Promise<Result>
