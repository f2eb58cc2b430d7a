import type { OperationId } from '@sac/contracts/operations'
import type { Caller } from '@sac/platform/http/caller'
import type { HttpResponse, RawRequest } from '@sac/platform/http/message'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { StoredInvoice } from '../store/invoice-rows.ts'
import { type OpenInvoices, openInvoices, refundOf } from '../testing/open-invoices.ts'
import { sampleSeller } from '../testing/sample-invoice.ts'
import { invoiceRoutes } from './invoice-routes.ts'
import { sellerRoutes } from './seller-routes.ts'

let service: OpenInvoices
const [mine, theirs] = [uuidv7(), uuidv7()]
const own: StoredInvoice[] = []
let others: StoredInvoice
let anonymous: StoredInvoice
/** Of a car whose plate the bookings know. */
let booked: StoredInvoice
const appointmentId = uuidv7()
const bookings = {
  listBookingsOfPlate: async (search: string) => (search === 'ab 123' ? [{ appointmentId }] : []),
  listPlates: async (ids: readonly string[]) =>
    ids.filter((id) => id === appointmentId).map((id) => ({ appointmentId: id, plate: 'AB-123-CD' })),
}

beforeAll(async () => {
  service = await openInvoices()
  for (let n = 0; n < 3; n += 1) own.push(await service.invoice({ customerId: mine }))
  others = await service.invoice({ customerId: theirs })
  anonymous = await service.invoice({ customerId: null })
  booked = await service.invoice({ customerId: theirs, appointmentId })
  await service.refund(refundOf(own[0]!, 500))
  await service.print()
})
afterAll(() => service.close())

const customer = (userId: string): Caller => ({ proof: 'person', role: 'customer', userId })
const admin: Caller = { proof: 'person', role: 'admin', userId: uuidv7() }

function ask(operation: OperationId, told: Partial<RawRequest>): Promise<HttpResponse> {
  const routes = [...invoiceRoutes({ ...service.deps, bookings }), ...sellerRoutes(service.deps)]
  const route = routes.find((one) => one.operation === operation)
  if (!route) throw new Error(`no ${operation}`)
  const nothing = { params: {}, query: {}, body: undefined, caller: { proof: 'none' }, headers: {} } as const
  const rest = {
    ip: '192.0.2.1',
    correlationId: 'test',
    log: createSilentLogger(),
    signal: new AbortController().signal,
  }
  return route.handle({ ...nothing, ...rest, ...told })
}

const listed = async (caller: Caller, query = {}) =>
  ((await ask('invoices.list', { caller, query })).body as { invoices: { invoiceId: string }[] }).invoices.map(
    ({ invoiceId }) => invoiceId,
  )

test('a customer sees their own invoices and credit notes, newest first, whatever is asked for', async () => {
  const seen = await listed(customer(mine))
  expect(seen).toHaveLength(4)
  expect(seen).toEqual(expect.arrayContaining(own.map(({ invoiceId }) => invoiceId)))
  expect(await listed(customer(mine), { customerId: theirs })).toEqual(seen)
  expect(await listed(customer(mine), { paymentId: others.paymentId })).toEqual([])
  expect(await listed(customer(mine), { number: others.number })).toEqual([])
  expect(await listed(customer(uuidv7()))).toEqual([])
})

test('what is another’s, or nobody’s, is answered as if it were not there', async () => {
  for (const operation of ['invoices.read', 'invoices.pdf'] as const)
    for (const id of [others.invoiceId, anonymous.invoiceId, uuidv7()])
      await expect(ask(operation, { caller: customer(mine), params: { id } })).rejects.toMatchObject({
        code: 'invoice.not-found',
      })
  expect((await ask('invoices.read', { caller: customer(theirs), params: { id: others.invoiceId } })).status).toBe(200)
})

test('an administrator sees all of them and finds one by its number', async () => {
  expect(await listed(admin)).toHaveLength(7)
  expect(await listed(admin, { customerId: theirs })).toEqual([booked.invoiceId, others.invoiceId])
  expect(await listed(admin, { number: others.number.toLowerCase() })).toEqual([others.invoiceId])
  expect(await listed(admin, { number: ' a–٢٠٢٦' })).toHaveLength((await listed(admin, { number: 'A-2026' })).length)
  expect(await listed(admin, { number: 'a–c–٢٠٢٦' })).toHaveLength(1)
  expect(await listed(admin, { number: 'A-C' })).toHaveLength(1)
  expect(await listed(admin, { number: '%' })).toEqual([])
  const { body } = await ask('invoices.read', { caller: admin, params: { id: own[0]!.invoiceId } })
  expect(body).toMatchObject({ creditedMinor: 500, credits: [{ number: 'A-C-2026-000001', grossMinor: 500 }] })
})

test('the address on the paper opens that paper and no other', async () => {
  const token = service.deps.links.urlOf(others.invoiceId).split('/i/')[1]!
  expect(token).toHaveLength(43)
  const { headers } = await ask('invoices.shared', { params: { token } })
  expect(headers?.['content-disposition']).toBe(`inline; filename="${others.number}.pdf"`)
  for (let at = 0; at < token.length; at += 1) {
    const other = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`
    await expect(ask('invoices.shared', { params: { token: other } })).rejects.toMatchObject({
      code: 'invoice.not-found',
    })
  }
})

test('who sells in a centre is said once, audited, and taken by nobody else', async () => {
  const body = { ...sampleSeller, name: 'Other Ltd', centres: ['centre-9'] }
  expect(await ask('sellers.write', { caller: admin, params: { id: 'other' }, body })).toEqual({ status: 204 })
  const taking = { ...body, centres: ['centre-1'] }
  await expect(ask('sellers.write', { caller: admin, params: { id: 'other' }, body: taking })).rejects.toMatchObject({
    code: 'seller.centre-taken',
  })
  // Whoever looked at it as it was is told, and overwrites nothing; the same again is no change.
  const write = (more: object) =>
    ask('sellers.write', { caller: admin, params: { id: 'other' }, body: { ...body, ...more } })
  await expect(write({ name: 'Third Ltd', seen: { ...body, name: 'Once Ltd' } })).rejects.toMatchObject({
    code: 'record.changed',
  })
  await expect(write({ name: 'Third Ltd', seen: null })).rejects.toMatchObject({ code: 'record.changed' })
  expect(await write({ seen: null })).toEqual({ status: 204 })
  const { body: said } = await ask('sellers.list', { caller: admin })
  expect(said).toMatchObject({ sellers: [{ sellerId: 'other', seller: body }, { sellerId: 'seller-1' }] })
  const audited = await service.deps.pool.query('SELECT action FROM audit_events')
  expect(audited.rows).toEqual([{ action: 'seller.written' }, { action: 'seller.written' }])
})

test('an invoice is found by the plate of the car that was booked, which a customer finds of their own alone', async () => {
  expect(await listed(admin, { search: 'ab 123' })).toEqual([booked.invoiceId])
  expect(await listed(admin, { search: 'zz 999' })).toEqual([])
  expect(await listed(customer(mine), { search: 'ab 123' })).toEqual([])
  const { body } = await ask('invoices.read', { caller: admin, params: { id: booked.invoiceId } })
  expect(body).toMatchObject({ plate: 'AB-123-CD', appointmentId })
  const other = await ask('invoices.read', { caller: admin, params: { id: others.invoiceId } })
  expect(other.body).toMatchObject({ plate: null })
})
