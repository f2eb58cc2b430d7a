import type { BoardEntry, BoardList } from '@sac/contracts/http/reconciliation'
import { Instant, Uuid } from '@sac/contracts/ids'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { closedEntryOf, closeEntry } from '../handlers/close-entry.ts'
import { readTakings } from '../handlers/read-takings.ts'
import type { PaymentsDeps } from '../payments-deps.ts'
import { countBoard, listBoard, listClosings } from '../store/board-rows.ts'

const size = 50
const most = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ since, subject, closed }: BoardEntry) => [closed?.at ?? since, subject]

async function countsOf({ pool, now }: PaymentsDeps): Promise<Record<BoardList, number>> {
  const of = (list: BoardList) => countBoard(pool, { list, now: now(), most })
  return {
    'slot-unpaid': await of('slot-unpaid'),
    'payment-without-slot': await of('payment-without-slot'),
    'inspected-unpaid': await of('inspected-unpaid'),
    'certificate-without-invoice': await of('certificate-without-invoice'),
  }
}

type Page = { list: BoardList; search?: string | undefined; after: z.infer<typeof LastShown> | null; limit: number }

const openEntries = async ({ pool, now }: PaymentsDeps, page: Page): Promise<BoardEntry[]> =>
  (await listBoard(pool, { ...page, now: now() })).map((entry) => ({ ...entry, closed: null }))

const closedEntries = async ({ pool }: PaymentsDeps, page: Page): Promise<BoardEntry[]> =>
  (await listClosings(pool, page)).map(closedEntryOf)

export const boardRoutes = (deps: PaymentsDeps): Route[] => [
  route({
    operation: 'payments.takings',
    handler: async ({ query }) => ({ status: 200, body: await readTakings(deps, query) }),
  }),
  route({
    operation: 'payments.board',
    handler: async ({ query }) => {
      const page = { ...query, after: readCursor(query.after, LastShown), limit: size + 1 }
      const found = await (query.state === 'closed' ? closedEntries : openEntries)(deps, page)
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { entries: rows, counts: await countsOf(deps) } }
    },
  }),
  route({
    operation: 'payments.close-entry',
    handler: async ({ body, caller }) => ({ status: 200, body: await closeEntry(deps, body, caller.userId) }),
  }),
]
