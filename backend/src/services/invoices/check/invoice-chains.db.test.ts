import { afterEach, beforeEach, expect, test } from 'vitest'
import { type OpenInvoices, openInvoices, refundOf } from '../testing/open-invoices.ts'
import { invoiceChains } from './invoice-chains.ts'

let service: OpenInvoices
beforeEach(async () => {
  service = await openInvoices()
  const [first] = [await service.invoice(), await service.invoice(), await service.invoice()]
  await service.refund(refundOf(first, 100))
})
afterEach(() => service.close())

async function faults(): Promise<unknown[]> {
  const chains = await invoiceChains(service.deps.pool)
  const found = await Promise.all(chains.map(async ({ name, check }) => [name, (await check())?.fault ?? 'holds']))
  return found.flatMap(([name, fault]) => (fault === 'holds' ? [] : [`${name} ${fault}`]))
}

/** As the owner of the tables can, whom no trigger stops. */
const tamper = (statement: string) =>
  service.database.pool.query(
    `ALTER TABLE invoices DISABLE TRIGGER ALL; ALTER TABLE papers DISABLE TRIGGER ALL; ${statement}`,
  )

test('untouched series hold', async () => {
  expect(await faults()).toEqual([])
})

test.each([
  [
    'an amount',
    `UPDATE invoices SET gross_minor = gross_minor - 1, net_minor = net_minor - 1 WHERE sequence = 2`,
    'changed',
  ],
  ['a name', `UPDATE invoices SET document = jsonb_set(document, '{buyer,name}', '"X"') WHERE sequence = 2`, 'changed'],
  ['a customer', `UPDATE invoices SET customer_id = NULL WHERE sequence = 2`, 'changed'],
  ['a flow', `UPDATE invoices SET correlation_id = 'other' WHERE sequence = 2`, 'changed'],
  [
    'a row taken out',
    `DELETE FROM unprinted; DELETE FROM balances; DELETE FROM invoices WHERE sequence = 2`,
    'missing',
  ],
  ['the last row taken out', `DELETE FROM unprinted; DELETE FROM invoices WHERE sequence = 3`, 'missing'],
  ['the head', `UPDATE series SET position = 2 WHERE series = 'A'`, 'head'],
])('%s that was changed shows', async (_what, statement, fault) => {
  await service.database.pool.query('ALTER TABLE balances DISABLE TRIGGER ALL')
  await tamper(statement)
  expect(await faults()).toContain(`invoices.seller-1.A ${fault}`)
})
