import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listRefunds } from '../store/refund-list.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { chiefId } from '../testing/stage-payments.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const refundsOf = async (paymentId: string) =>
  (await listRefunds(service.database.pool, { sort: 'newest', after: null, limit: 1_000 })).filter(
    (one) => one.paymentId === paymentId,
  )
const cancelled = (paymentId: string | null, refundMinor: number, by: 'customer' | 'staff' = 'customer') =>
  service.hear(
    'appointment.cancelled',
    {
      appointmentId: uuidv7(),
      paymentId,
      cancellation: { by, reason: null, feeMinor: 7_900 - refundMinor, refundMinor },
    },
    chiefId,
  )
const skipped = { kind: 'skip' }

test('called off by its customer, what the terms say goes back, once', async () => {
  const { paymentId } = await service.take(service.booked())
  for (let n = 0; n < 2; n += 1) await cancelled(paymentId, 5_530)
  expect(await refundsOf(paymentId)).toMatchObject([
    { amountMinor: 5_530, cause: 'cancelled', status: 'approved', requestedBy: null },
  ])
})

test('what was given back before is not given back again', async () => {
  const { paymentId } = await service.take(service.booked())
  await service.askBack(paymentId, 4_000)
  await cancelled(paymentId, 7_900)
  expect((await refundsOf(paymentId)).map(({ amountMinor }) => amountMinor)).toEqual(
    expect.arrayContaining([3_900, 4_000]),
  )
})

test('called off by the office, a large part waits for a second person as if it had been asked for', async () => {
  const { paymentId } = await service.take(service.booked())
  await cancelled(paymentId, 7_900, 'staff')
  const [refund] = await refundsOf(paymentId)
  expect(refund).toMatchObject({ status: 'requested', needsSecondPerson: true, requestedBy: chiefId })
})

test('what waits to be paid for it is withdrawn', async () => {
  const booking = service.booked()
  const { paymentId, appointmentId } = await service.create(booking)
  const cancellation = { by: 'customer', reason: null, feeMinor: 0, refundMinor: 0 }
  await service.hear('appointment.cancelled', { appointmentId, paymentId: null, cancellation })
  expect(await service.find(paymentId)).toMatchObject({ status: 'expired', failure: 'withdrawn' })
})

test('money for which there is no booking goes back, all of it, whatever is told again', async () => {
  const { paymentId } = await service.take(service.booked())
  const unplaceable = () => service.hear('appointment.payment-unplaceable', { paymentId })
  expect(await unplaceable()).toEqual({ kind: 'done' })
  expect(await unplaceable()).toMatchObject(skipped)
  expect(await refundsOf(paymentId)).toMatchObject([{ amountMinor: 7_900, cause: 'unplaceable', status: 'approved' }])
  await service.invoice(paymentId)
  expect((await service.steps(paymentId)).at(-1)).toBe('refund')
})

test('where nothing was paid, or not to us, nothing goes back', async () => {
  await cancelled(null, 0)
  expect(await cancelled(uuidv7(), 7_900)).toMatchObject(skipped)
  const { paymentId } = await service.take(service.booked())
  expect(await cancelled(paymentId, 0)).toMatchObject(skipped)
  expect(await refundsOf(paymentId)).toEqual([])
})
