import { Instant, Uuid } from '@sac/contracts/ids'
import type { Person } from '@sac/platform/http/caller'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { InvoicesDeps } from '../invoices-deps.ts'
import { listInvoices } from '../store/invoice-list.ts'
import { findInvoice, listCreditsOf, type StoredInvoice } from '../store/invoice-rows.ts'
import { detailOf, summaryOf } from './invoice-view.ts'

const size = 50
const LastShown = z.tuple([z.union([Instant, z.int()]), Uuid])
const sortedBy = {
  newest: ({ issuedAt }: StoredInvoice) => issuedAt.toISOString(),
  amount: ({ grossMinor }: StoredInvoice) => grossMinor,
} as const

/** A customer's own; another's is answered as if there were none. */
async function requireInvoice({ pool }: InvoicesDeps, invoiceId: string, { role, userId }: Person) {
  const row = await findInvoice(pool, { invoiceId })
  if (!row || (role !== 'admin' && row.customerId !== userId)) throw new Problem('invoice.not-found')
  return row
}

/** Of each invoice the plate of the car of its booking, where it is known. */
async function platesOf({ bookings }: InvoicesDeps, invoices: readonly StoredInvoice[]) {
  const ids = [...new Set(invoices.flatMap(({ appointmentId }) => appointmentId ?? []))]
  const known = new Map((await bookings.listPlates(ids)).map(({ appointmentId, plate }) => [appointmentId, plate]))
  return ({ appointmentId }: StoredInvoice) => known.get(appointmentId ?? '') ?? null
}

async function bookingsOf({ bookings }: InvoicesDeps, search: string | undefined): Promise<string[] | undefined> {
  if (search === undefined) return undefined
  return (await bookings.listBookingsOfPlate(search)).map(({ appointmentId }) => appointmentId)
}

async function pdfResponse({ blobs }: InvoicesDeps, { pdfSha256, number }: StoredInvoice) {
  if (pdfSha256 === null) throw new Problem('invoice.not-ready', { detail: 'Try again in a moment.' })
  return {
    status: 200 as const,
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${number}.pdf"`,
      'cache-control': 'private',
      etag: `"${pdfSha256}"`,
    },
    body: await blobs.read(pdfSha256),
  }
}

export const invoiceRoutes = (deps: InvoicesDeps): Route[] => [
  route({
    operation: 'invoices.list',
    handler: async ({ query, caller }) => {
      const { sort = 'newest', after: given, search, ...asked } = query
      const customerId = caller.role === 'admin' ? asked.customerId : caller.userId
      const after = readCursor(given, LastShown)
      const filter = { ...asked, customerId, appointmentIds: await bookingsOf(deps, search), sort, after }
      const rows = await listInvoices(deps.pool, { ...filter, limit: size + 1 })
      const keyOf = (row: StoredInvoice) => [sortedBy[sort](row), row.invoiceId]
      const { rows: shown, headers } = onePage(rows, { size, query, keyOf })
      const plateOf = await platesOf(deps, shown)
      return { status: 200, headers, body: { invoices: shown.map((row) => summaryOf(row, plateOf(row))) } }
    },
  }),
  route({
    operation: 'invoices.read',
    handler: async ({ params, caller }) => {
      const row = await requireInvoice(deps, params.id, caller)
      const plate = (await platesOf(deps, [row]))(row)
      return { status: 200, body: detailOf(row, { plate, credits: await listCreditsOf(deps.pool, row) }) }
    },
  }),
  route({
    operation: 'invoices.pdf',
    handler: async ({ params, caller }) => pdfResponse(deps, await requireInvoice(deps, params.id, caller)),
  }),
  route({
    operation: 'invoices.shared',
    handler: async ({ params }) => {
      const invoiceId = deps.links.read(params.token)
      const row = invoiceId === null ? null : await findInvoice(deps.pool, { invoiceId })
      if (!row) throw new Problem('invoice.not-found')
      return pdfResponse(deps, row)
    },
  }),
]
