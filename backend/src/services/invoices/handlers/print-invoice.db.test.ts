import { buffer } from 'node:stream/consumers'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findInvoice } from '../store/invoice-rows.ts'
import { type OpenInvoices, openInvoices } from '../testing/open-invoices.ts'
import { printInvoice } from './print-invoice.ts'
import { resumeUnprinted, unprintedInvoices } from './resume-unprinted.ts'

let service: OpenInvoices
beforeEach(async () => {
  service = await openInvoices()
})
afterEach(() => service.close())

test('two workers on one job make one paper and tell of it once', async () => {
  const { invoiceId } = await service.invoice()
  await Promise.all([1, 2].map(() => printInvoice(service.deps, { invoiceId })))
  const row = await findInvoice(service.deps.pool, { invoiceId })
  const pdf = await buffer(await service.deps.blobs.read(row!.pdfSha256!))
  expect(pdf.subarray(0, 8).toString()).toBe('%PDF-1.7')
  expect(await listFacts(service.deps.pool)).toHaveLength(1)
})

test('a paper that cannot be made keeps its number, is counted as waiting, and is made later', async () => {
  const { invoiceId, number } = await service.invoice()
  const alarms: unknown[] = []
  const render = () => Promise.reject(new Error('no memory'))
  const log = { ...service.deps.log, error: (said: unknown) => alarms.push(said) } as never
  const failing = { ...service.deps, log, renderer: { ...service.deps.renderer, render } }
  await expect(printInvoice(failing, { invoiceId })).rejects.toThrow('no memory')
  expect(alarms).toMatchObject([{ alarm: 'invoice-unprinted', invoiceId, number }])
  const { measure } = unprintedInvoices(service.deps)
  expect(await measure()).toMatchObject({ count: 0 })
  service.clock.now = new Date(service.clock.now.getTime() + 11 * 60_000)
  expect(await measure()).toEqual({ count: 1, oldestMs: 11 * 60_000 })
  service.queued.splice(0)
  expect(await resumeUnprinted(service.deps)).toBe(1)
  await service.print()
  expect(await measure()).toMatchObject({ count: 0 })
  expect(await findInvoice(service.deps.pool, { invoiceId })).toMatchObject({ number, pdfSha256: expect.any(String) })
})
