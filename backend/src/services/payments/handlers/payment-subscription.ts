import { catalogue } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { onPart } from '@sac/platform/inbox/on'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import type { PaymentsDeps } from '../payments-deps.ts'
import { bookingHandlers, keepBooking, Told } from './keep-booking.ts'
import { type Told as Fact, moveSaga } from './move-saga.ts'
import { refundCancelled, refundUnplaceable } from './settle-booking.ts'

const Invoiced = z.pick(catalogue['invoice.created'].data, { paymentId: true, invoiceId: true, number: true })
const Credited = z.pick(catalogue['invoice.credited'].data, {
  paymentId: true,
  refundId: true,
  invoiceId: true,
  number: true,
})
const Cancelled = z.extend(Told, { paymentId: catalogue['appointment.cancelled'].data.shape.paymentId })
const Unplaceable = z.pick(catalogue['appointment.payment-unplaceable'].data, { paymentId: true })

const tell = async (deps: PaymentsDeps, tx: Tx, paymentId: string, told: Fact): Promise<Outcome> =>
  (await moveSaga(deps, tx, paymentId, told)) ? done : skip('known')

export const paymentSubscription = (deps: PaymentsDeps) =>
  subscribeEach('payment-service-group', [
    onPart('invoice.created', Invoiced, ({ data: { paymentId, invoiceId, number } }, tx) =>
      tell(deps, tx, paymentId, { fact: 'invoiced', invoiceId, invoiceNumber: number }),
    ),
    onPart('invoice.credited', Credited, ({ data: { paymentId, refundId, invoiceId, number } }, tx) =>
      tell(deps, tx, paymentId, { fact: 'credited', refundId, creditId: invoiceId, creditNumber: number }),
    ),
    onPart('appointment.cancelled', Cancelled, async ({ data, userId }, tx) => {
      // The payment is locked before its booking, as where it is paid: nobody waits for one another.
      const outcome = await refundCancelled(deps, tx, data, userId)
      await keepBooking(tx, data)
      return outcome
    }),
    onPart('appointment.payment-unplaceable', Unplaceable, ({ data }, tx) => refundUnplaceable(deps, tx, data)),
    ...bookingHandlers,
  ])
