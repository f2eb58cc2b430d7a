// What every act of the stand-in works with.
import { randomBytes } from 'node:crypto'
import { uuidv7 } from '@sac/platform/ids'
import type { Book, Kept, KeptAs, Kind } from './book.ts'
import { secondsOf, type Told } from './objects.ts'

/** One piece of work on the book, at one moment. */
export type Work = { book: Book; now: Date }

type Made<Name extends Kind> = Pick<KeptAs<Name>, 'kind' | 'id' | 'body'> & Partial<Pick<Kept, 'parent' | 'dueAt'>>

export const keep = ({ book, now }: Work, made: { [Name in Kind]: Made<Name> }[Kind]): Promise<void> =>
  book.put({ parent: null, dueAt: null, ...made, madeAt: now })

/** The same object with another body, or another time of its own. */
export const change = <Name extends Kind>(
  { book }: Work,
  kept: KeptAs<Name>,
  changes: Partial<Pick<KeptAs<Name>, 'body' | 'dueAt'>>,
): Promise<void> => book.put({ ...kept, ...changes } as Kept)

/** In the order in which they are made; nobody guesses one. */
export const newObjectId = (prefix: string): string =>
  `${prefix}_${uuidv7().replaceAll('-', '')}${randomBytes(12).toString('hex')}`

const apiVersion = '2026-10-28.endive'

/** Has it told as soon as this work is done. */
export async function tell(work: Work, type: string, object: object): Promise<void> {
  const event: Told = {
    id: newObjectId('evt'),
    object: 'event',
    api_version: apiVersion,
    created: secondsOf(work.now),
    data: { object },
    livemode: false,
    pending_webhooks: 1,
    request: { id: null, idempotency_key: null },
    type,
  }
  await keep(work, { kind: 'event', id: event.id, dueAt: work.now, body: { event, attempts: 0 } })
}
