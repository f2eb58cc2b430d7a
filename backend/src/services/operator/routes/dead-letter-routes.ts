// What an operator does about messages a group has given up. Each group keeps its letters beside its inbox.
import type { DeadLetterDetail, DeadLetterSummary } from '@sac/contracts/http/dead-letters'
import { systemClock } from '@sac/platform/clock'
import {
  countDeadLetters,
  type DeadLetterRow,
  type FullDeadLetterRow,
  findDeadLetter,
  listDeadLetters,
} from '@sac/platform/dead-letters/dead-letter-rows'
import { dismissDeadLetter } from '@sac/platform/dead-letters/dismiss-dead-letter'
import { replayDeadLetters } from '@sac/platform/dead-letters/replay-dead-letters'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import type { Mailbox } from '../mailbox.ts'

const page = 100
const time = { now: systemClock, newId: uuidv7 }

const momentOf = (instant: string | undefined) => (instant === undefined ? undefined : new Date(instant))

const summaryOf = ({ givenUpAt, settledAt, ...letter }: DeadLetterRow): DeadLetterSummary => ({
  ...letter,
  givenUpAt: givenUpAt.toISOString(),
  settledAt: settledAt?.toISOString() ?? null,
})

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

const nextPage = (query: Readonly<Record<string, string | undefined>>) => {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { link: `<?${new URLSearchParams(given).toString()}>; rel="next"` }
}

async function requireDeadLetter(mailboxes: readonly Mailbox[], letterId: string) {
  for (const { pool } of mailboxes) {
    const letter = await findDeadLetter(pool, { letterId })
    if (letter) return { pool, letter }
  }
  throw new Problem('dead-letter.not-found')
}

const list = (mailboxes: readonly Mailbox[]): Route =>
  route({
    operation: 'admin.dead-letters',
    handler: async ({ query }) => {
      const { before, from, to, state = 'open', ...same } = query
      const asked = mailboxes.filter(({ group }) => (query.group ?? group) === group)
      // A schema may hold several groups; each mailbox answers for its own.
      const last = before === undefined ? undefined : (await requireDeadLetter(mailboxes, before)).letter
      const found = asked.map(async ({ group, pool }) => {
        const filter = { ...same, group, state, from: momentOf(from), to: momentOf(to) }
        const letters = await listDeadLetters(pool, { filter, before: last, limit: page + 1 })
        return { letters, counts: await countDeadLetters(pool, filter) }
      })
      const all = await Promise.all(found)
      const letters = all
        .flatMap((one) => one.letters)
        .toSorted((a, b) => b.givenUpAt.getTime() - a.givenUpAt.getTime() || b.letterId.localeCompare(a.letterId))
      const shown = letters.slice(0, page)
      const more = letters.length > page
      const body = {
        letters: shown.map(summaryOf),
        more,
        counts: all.flatMap(({ counts }) => counts.map((one) => ({ ...one, oldestAt: one.oldestAt.toISOString() }))),
      }
      return { status: 200, headers: more ? nextPage({ ...query, before: shown.at(-1)?.letterId }) : {}, body }
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

export const deadLetterRoutes = (mailboxes: readonly Mailbox[]): Route[] => [
  list(mailboxes),
  replay(mailboxes),
  read(mailboxes),
  dismiss(mailboxes),
]
