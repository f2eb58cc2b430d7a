import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { cashierId, chiefId } from '../testing/stage-payments.ts'
import { moveSaga } from './move-saga.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

/** A payment with its receipt. */
async function paid(): Promise<string> {
  const { paymentId } = await service.take(service.booked())
  await service.invoice(paymentId)
  return paymentId
}
const toldBack = async (paymentId: string) =>
  (await service.facts())
    .filter(({ eventType, data }) => eventType === 'payment.refunded' && data['paymentId'] === paymentId)
    .map(({ data }) => data['amountMinor'])
const illegal = { code: 'refund.illegal-state' }

test('a small part goes back by hand: told once, and at rest when its credit note is there', async () => {
  const paymentId = await paid()
  const refundId = uuidv7()
  for (let n = 0; n < 2; n += 1)
    expect(await service.askBack(paymentId, 1_000, { refundId })).toMatchObject({ status: 'approved', means: 'hand' })
  expect(await service.decide('pay-out', refundId, cashierId)).toMatchObject({ status: 'completed' })
  await expect(service.decide('pay-out', refundId, cashierId)).rejects.toMatchObject(illegal)
  expect(await toldBack(paymentId)).toEqual([1_000])
  expect(await service.find(paymentId)).toMatchObject({ refundedMinor: 1_000, reservedMinor: 1_000 })
  await service.credit(paymentId, refundId)
  expect(await service.steps(paymentId)).toEqual(['invoice', 'settled', 'refund', 'credit-note', 'settled'])
  expect(await service.findRefund(refundId)).toMatchObject({ creditNumber: 'A-C-1' })
})

test('above the limit somebody else agrees, however it is cut into parts', async () => {
  const paymentId = await paid()
  expect(await service.askBack(paymentId, 5_000)).toMatchObject({ status: 'approved', decidedBy: cashierId })
  const { refundId, status } = await service.askBack(paymentId, 1)
  expect(status).toBe('requested')
  await expect(service.decide('approve', refundId, cashierId)).rejects.toMatchObject({ code: 'refund.second-person' })
  await expect(service.decide('pay-out', refundId, chiefId)).rejects.toMatchObject(illegal)
  expect(await service.decide('approve', refundId, chiefId)).toMatchObject({ status: 'approved', decidedBy: chiefId })
})

test('the database lets nobody agree with themselves, whoever writes it', async () => {
  const { refundId } = await service.askBack(await paid(), 7_900)
  for (const by of ['NULL', 'requested_by'])
    for (const status of ['approved', 'sent', 'completed'])
      await expect(
        service.database.pool.query(
          `UPDATE refunds SET status = $2, decided_by = ${by}, completed_at = CASE WHEN $2 = 'completed' THEN now() END
           WHERE refund_id = $1`,
          [refundId, status],
        ),
      ).rejects.toThrow('second_person_agrees')
})

test('refunds of one moment are never more than came, and what is not agreed to is free again', async () => {
  const paymentId = await paid()
  const asked = await Promise.allSettled(Array.from({ length: 12 }, () => service.askBack(paymentId, 1_500)))
  const refunds = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(refunds).toHaveLength(5)
  await expect(service.askBack(paymentId, 401)).rejects.toMatchObject({ code: 'refund.too-much' })
  const [waiting] = refunds.filter(({ status }) => status === 'requested')
  await service.decide('reject', waiting?.refundId ?? '', chiefId)
  expect((await service.find(paymentId)).reservedMinor).toBe(6_000)
  await expect(service.decide('approve', waiting?.refundId ?? '', chiefId)).rejects.toMatchObject(illegal)
})

test('one has its turn after the other, and none before the receipt is there', async () => {
  const { paymentId } = await service.take(service.booked())
  const [first, second] = [await service.askBack(paymentId, 100), await service.askBack(paymentId, 200)]
  await expect(service.decide('pay-out', first.refundId, cashierId)).rejects.toMatchObject(illegal)
  await service.invoice(paymentId)
  await expect(service.decide('pay-out', second.refundId, cashierId)).rejects.toMatchObject(illegal)
  await service.decide('pay-out', first.refundId, cashierId)
  await service.credit(paymentId, first.refundId)
  await service.decide('pay-out', second.refundId, cashierId)
  // Told again, late.
  expect(await service.credit(paymentId, first.refundId)).toMatchObject({ kind: 'skip' })
  await service.credit(paymentId, second.refundId)
  expect(await toldBack(paymentId)).toEqual([100, 200])
  expect((await service.steps(paymentId)).at(-1)).toBe('settled')
})

test('what could not go back is given by hand, or given up', async () => {
  const paymentId = await paid()
  const refunds = [await service.askBack(paymentId, 100), await service.askBack(paymentId, 200)]
  for (const { refundId } of refunds)
    await withTransaction(service.database.pool, (tx) =>
      moveSaga(service.deps, tx, paymentId, { fact: 'refund-failed', refundId, failure: 'lost_or_stolen_card' }),
    )
  const [first, second] = refunds.map(({ refundId }) => refundId)
  expect(await service.findRefund(first ?? '')).toMatchObject({ status: 'failed', failure: 'lost_or_stolen_card' })
  expect(await service.decide('pay-out', first ?? '', cashierId)).toMatchObject({ status: 'completed', means: 'hand' })
  expect(await service.decide('reject', second ?? '', cashierId)).toMatchObject({ status: 'rejected' })
  expect(await service.find(paymentId)).toMatchObject({ refundedMinor: 100, reservedMinor: 100 })
})
