// What an operator does about messages a group has given up. Each group keeps its letters beside its inbox.
import type { DeadLetterDetail, DeadLetterSummary } from '@sac/contracts/http/dead-letters'
import { Instant, Uuid } from '@sac/contracts/ids'
import { systemClock } from '@sac/platform/clock'
import {
  countDeadLetters,
  type DeadLetterCount,
  type DeadLetterRow,
  type FullDeadLetterRow,
  findDeadLetter,
  listDeadLetters,
} from '@sac/platform/dead-letters/dead-letter-rows'
import { dismissDeadLetter } from '@sac/platform/dead-letters/dismiss-dead-letter'
import { replayDeadLetters } from '@sac/platform/dead-letters/replay-dead-letters'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import * as z from 'zod/mini'
import type { Mailbox } from '../mailbox.ts'

const size = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ givenUpAt, letterId }: DeadLetterRow) => [givenUpAt.toISOString(), letterId]
const time = { now: systemClock, newId: uuidv7 }

const momentOf = (instant: string | undefined) => (instant === undefined ? undefined : new Date(instant))

const summaryOf = ({ givenUpAt, settledAt, ...letter }: DeadLetterRow): DeadLetterSummary => ({
  ...letter,
  givenUpAt: givenUpAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
})

const countOf = ({ oldestAt, ...one }: DeadLetterCount) => ({ ...one, oldestAt: oldestAt.toISOString() })

function detailOf({
  headers,
  value,
  messageKey,
  messageKeyBytes,
  error,
  outcome,
  ...summary
}: FullDeadLetterRow): DeadLetterDetail {
  const messageKeyBase64 = messageKeyBytes?.toString('base64') ?? null
  const bytes = Buffer.from(value)
  const content = { value: bytes.toString('utf8'), valueBase64: bytes.toString('base64') }
  return { ...summaryOf(summary), messageKey, messageKeyBase64, headers, ...content, error, outcome }
}

async function requireDeadLetter(mailboxes: readonly Mailbox[], letterId: string) {
  for (const { pool } of mailboxes) {
    const letter = await findDeadLetter(pool, { letterId })
    if (letter) return { pool, letter }
  }
  throw new Problem('dead-letter.not-found')
}

/** Which events are about a car, its bookings say: they are told under the ids of these. */
export type Cars = {
  listBookingsOfPlate: (
    search: string,
  ) => Promise<{ appointmentId: string; inspectionId: string; paymentId: string | null }[]>
}

async function keysOf({ listBookingsOfPlate }: Cars, search: string | undefined): Promise<string[] | undefined> {
  if (search === undefined) return undefined
  const bookings = await listBookingsOfPlate(search)
  return bookings.flatMap(({ appointmentId, inspectionId, paymentId }) =>
    [appointmentId, inspectionId, paymentId ?? []].flat(),
  )
}

const list = (mailboxes: readonly Mailbox[], cars: Cars): Route =>
  route({
    operation: 'admin.dead-letters',
    handler: async ({ query }) => {
      const { after: given, from, to, state = 'open', search, ...same } = query
      const keys = await keysOf(cars, search)
      const after = readCursor(given, LastShown)
      const asked = mailboxes.filter(({ group }) => (query.group ?? group) === group)
      // A schema may hold several groups; each mailbox answers for its own.
      const found = asked.map(async ({ group, pool }) => {
        const filter = { ...same, keys, group, state, from: momentOf(from), to: momentOf(to) }
        const letters = await listDeadLetters(pool, { filter, after, limit: size + 1 })
        return { letters, counts: await countDeadLetters(pool, filter) }
      })
      const all = await Promise.all(found)
      const letters = all
        .flatMap((one) => one.letters)
        .toSorted((a, b) => b.givenUpAt.getTime() - a.givenUpAt.getTime() || b.letterId.localeCompare(a.letterId))
      const { rows, more, headers } = onePage(letters, { size, query, keyOf })
      const counts = all.flatMap((one) => one.counts.map(countOf))
      return { status: 200, headers, body: { letters: rows.map(summaryOf), more, counts } }
    },
  })

const read = (mailboxes: readonly Mailbox[]): Route =>
  route({
    operation: 'admin.dead-letter-read',
    handler: async ({ params }) => ({
      status: 200,
      body: detailOf((await requireDeadLetter(mailboxes, params.id)).letter),
    }),
  })

const replay = (mailboxes: readonly Mailbox[]): Route =>
  route({
    operation: 'admin.dead-letters-replay',
    handler: async ({ body, caller }) => {
      const { commandId, group, expected, limit, perSecond, note, from, to, ...filter } = body
      const mailbox = mailboxes.find((one) => one.group === group)
      if (!mailbox) throw new Problem('request.not-found', { detail: 'No group of this name runs here.' })
      const result = await replayDeadLetters(
        { pool: mailbox.pool, ...time },
        {
          commandId,
          filter: { ...filter, group, from: momentOf(from), to: momentOf(to) },
          expected,
          limit,
          perSecond,
          note,
          actorId: caller.userId,
        },
      )
      return { status: 200, body: result }
    },
  })

const dismiss = (mailboxes: readonly Mailbox[]): Route =>
  route({
    operation: 'admin.dead-letter-dismiss',
    handler: async ({ params: { id: letterId }, body, caller }) => {
      const { pool } = await requireDeadLetter(mailboxes, letterId)
      await dismissDeadLetter({ pool, ...time }, { letterId, ...body, actorId: caller.userId })
      return { status: 200, body: detailOf((await requireDeadLetter(mailboxes, letterId)).letter) }
    },
  })

export const deadLetterRoutes = (mailboxes: readonly Mailbox[], cars: Cars): Route[] => [
  list(mailboxes, cars),
  replay(mailboxes),
  read(mailboxes),
  dismiss(mailboxes),
]
