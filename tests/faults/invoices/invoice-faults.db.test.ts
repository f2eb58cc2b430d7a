import { createDatabase } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { runInvoiceRig } from './run-invoice-rig.ts'

test('processes that are killed while they invoice leave no gap, no double and no broken chain', async () => {
  const database = await createDatabase()
  try {
    const verdict = await runInvoiceRig({ url: database.url, seed: 1, payments: 300, said: () => undefined })
    expect(verdict).toMatchObject({ invoices: 300 + 120, counterexamples: [] })
    expect(verdict.kills).toBeGreaterThan(0)
  } finally {
    await database.drop()
  }
})
