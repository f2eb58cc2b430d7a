// A dump is put back while blobs and keys stand as they are now.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { copyDatabase, type TestDatabase } from '@sac/tests/support/create-database'
import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { invoiceChains } from '../check/invoice-chains.ts'
import { findInvoice, type StoredInvoice } from '../store/invoice-rows.ts'
import { chargeOf, type OpenInvoices, openInvoices, refundOf } from '../testing/open-invoices.ts'
import { adoptInvoices, listUnknownInvoices } from './adopt-invoices.ts'
import { witnessName } from './witness.ts'

let before: OpenInvoices
const opened: OpenInvoices[] = []
beforeAll(async () => {
  before = await openInvoices()
})
afterAll(async () => {
  for (const one of opened) await one.close()
  await before.close()
})

const takeDump = (): Promise<TestDatabase> => copyDatabase(before.database, { schema: 'invoices' })
/** The service on an older database, with the files of today. */
async function putBack(database: TestDatabase): Promise<OpenInvoices> {
  const now = await openInvoices({ database, folder: before.folder })
  opened.push(now)
  return now
}
const find = async ({ deps }: OpenInvoices, { invoiceId }: StoredInvoice) => findInvoice(deps.pool, { invoiceId })
async function faultsOf({ deps }: OpenInvoices) {
  const chains = await invoiceChains(deps.pool)
  return (await Promise.all(chains.map(({ check }) => check()))).filter((fault) => fault !== null)
}

test('invoices and credit notes issued since the dump are adopted as they were, and the series goes on without gap', async () => {
  const nothing = await takeDump()
  await before.invoice()
  await before.print()
  const dump = await takeDump()
  const [second, third] = [await before.invoice(), await before.invoice({ series: 'B' })]
  await before.refund(refundOf(second, 500))
  await before.print()
  // Issued, and nobody was told: as if it had never been.
  const untold = await before.invoice()
  const printed = await Promise.all([second, third].map((one) => find(before, one)))

  const now = await putBack(dump)
  await expect(now.invoice()).rejects.toThrow('the database is older than invoices/8-seller-1/1-a/000/000/000000002')
  expect(await listUnknownInvoices(now.deps)).toHaveLength(3)
  expect(await adoptInvoices(now.deps)).toBe(3)
  expect(await listUnknownInvoices(now.deps)).toEqual([])
  expect(await adoptInvoices(now.deps)).toBe(0)
  await now.print()
  expect(await Promise.all([second, third].map((one) => find(now, one)))).toEqual(printed)
  expect(await faultsOf(now)).toEqual([])
  expect((await now.invoice()).number).toBe(untold.number)
  // Told again: who hears of it may have been put back, too.
  const facts = await listFacts(now.deps.pool)
  const told = facts.map(({ eventType, data }) => `${eventType} ${String(data['number'])}`)
  expect(told).toContain(`invoice.created ${second.number}`)
  expect(told.filter((one) => one.startsWith('invoice.credited'))).toHaveLength(1)
  // … and is said to be so, or the customer would be told twice.
  const again = facts.filter(({ data }) => data['adopted'] === true).map(({ data }) => data['number'])
  expect(again).toContain(second.number)
  expect(again).not.toContain(untold.number)
  // The payment comes again with the log: it has its invoice.
  expect(await now.complete(chargeOf({ paymentId: second.paymentId }))).toMatchObject({ kind: 'skip' })

  const fresh = await putBack(nothing)
  expect(await adoptInvoices(fresh.deps)).toBe(4)
  expect(await faultsOf(fresh)).toEqual([])
})

test('what is missing in between stops its series: no number is given twice, and the rest is known once it is put back', async () => {
  const dump = await takeDump()
  const lost = [await before.invoice({ series: 'C' }), await before.invoice({ series: 'C' })]
  await before.print()
  const [first] = lost
  const name = witnessName(first!)
  const bytes = (await before.deps.blobs.records.find(name))!
  await rm(join(before.folder, 'records', name))
  const now = await putBack(dump)
  expect(await adoptInvoices(now.deps)).toBe(0)
  expect(await Promise.all(lost.map((one) => find(now, one)))).toEqual([null, null])
  await now.deps.blobs.records.keep(name, bytes)
  await expect(now.invoice({ series: 'C' })).rejects.toThrow('issuing waits')
  await adoptInvoices(now.deps)
  expect((await Promise.all(lost.map((one) => find(now, one)))).map((one) => one?.number)).toEqual(
    lost.map(({ number }) => number),
  )
})
