import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listDifferences } from '../store/difference-rows.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { chiefId } from '../testing/stage-payments.ts'
import { closeDifference } from './close-difference.ts'
import { reconcileAll, reconcileNew } from './reconcile.ts'
import { lookForPapers } from './sweep.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const differences = async (paymentId: string) => {
  const all = await listDifferences(service.database.pool, { state: null, after: null, limit: 1_000 })
  return all.filter((one) => one.paymentId === paymentId)
}
const pass = (minutes: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000)
}
async function paidUnheard(): Promise<string> {
  const { paymentId } = await service.create(service.booked({ heldUntil: null, status: 'confirmed' }))
  await service.work()
  await service.pay(paymentId)
  return paymentId
}

test('whatever of its messages is lost, the books are compared within ten minutes, and money that came counts, once', async () => {
  const all = [await paidUnheard(), await paidUnheard(), await paidUnheard()]
  pass(10)
  expect(await reconcileNew(service.deps)).toBe(3)
  expect(await reconcileNew(service.deps)).toBe(0)
  for (const paymentId of all) {
    expect(await service.steps(paymentId)).toEqual(['invoice'])
    expect(await differences(paymentId)).toEqual([])
  }
})

test('money that went back is seen as well, and what came back after it had gone is for a person', async () => {
  const paymentId = await paidUnheard()
  await reconcileNew(service.deps)
  await service.invoice(paymentId)
  const { refundId } = await service.askBack(paymentId, 500)
  await service.work()
  expect(await service.findRefund(refundId)).toMatchObject({ status: 'completed' })
  const { rows } = await service.database.pool.query<{ id: string }>(
    'SELECT provider_refund_id AS id FROM refunds WHERE refund_id = $1',
    [refundId],
  )
  await service.atProvider.settleRefund(rows[0]?.id ?? '', 'failed')
  await reconcileAll(service.deps)
  expect(await differences(paymentId)).toMatchObject([{ kind: 'refund-came-back', closedAt: null }])
})

test('what only our book has is a difference, told once, and closed by a person with a word', async () => {
  const { paymentId } = await service.create(service.booked({ heldUntil: null, status: 'confirmed' }))
  await service.work()
  pass(120)
  await service.database.pool.query(
    `UPDATE payments SET status = 'completed', paid_at = $2, transaction_id = 'pi_nowhere' WHERE payment_id = $1`,
    [paymentId, new Date(service.clock.now.getTime() - 60 * 60_000)],
  )
  for (let n = 0; n < 2; n += 1) await reconcileAll(service.deps)
  const [found, ...more] = await differences(paymentId)
  expect([found?.kind, more]).toEqual(['missing-payment', []])
  const closing = { differenceId: found?.differenceId ?? '', commandId: uuidv7(), note: 'A test', closedBy: chiefId }
  for (let n = 0; n < 2; n += 1)
    expect(await closeDifference(service.deps, closing)).toMatchObject({ note: 'A test', closedBy: chiefId })
  await expect(closeDifference(service.deps, { ...closing, differenceId: uuidv7() })).rejects.toMatchObject({
    code: 'difference.not-found',
  })
})

test('a paper nobody told of is found after a while', async () => {
  const { paymentId } = await service.take(service.booked({ heldUntil: null }))
  service.papers.set(paymentId, [{ invoiceId: uuidv7(), number: 'A-7', refundId: null }])
  await lookForPapers(service.deps)
  expect(await service.steps(paymentId)).toEqual(['invoice'])
  pass(6)
  await lookForPapers(service.deps)
  expect(await service.steps(paymentId)).toEqual(['invoice', 'settled'])
})
