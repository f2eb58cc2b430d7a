import { createDatabase } from '@sac/tests/support/create-database'
import { expect, test } from 'vitest'
import { runPaymentRig } from './run-payment-rig.ts'

async function play(parts: { seed: number; payments: number; allLost?: boolean }) {
  const database = await createDatabase()
  try {
    return await runPaymentRig({ url: database.url, said: () => undefined, ...parts })
  } finally {
    await database.drop()
  }
}

test('messages doubled, shuffled, late, lost and forged: what came in is what is invoiced, once', async () => {
  const { counterexamples, forged } = await play({ seed: 1, payments: 30 })
  expect(counterexamples).toEqual([])
  expect(forged).toBeGreaterThan(0)
})

test('all messages lost: comparing the books repairs all of it', async () => {
  const { counterexamples, messages, repaired } = await play({ seed: 2, payments: 12, allLost: true })
  expect({ counterexamples, messages }).toEqual({ counterexamples: [], messages: 0 })
  expect(repaired).toBeGreaterThan(5)
})
