import { catalogue } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { onPart } from '@sac/platform/inbox/on'
import { done, type Outcome, skip } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { lifecycle } from '../domain/lifecycle.ts'
import { lockAppointment, updateState } from '../store/appointment-rows.ts'
import { settlePayment } from './settle-payment.ts'

const Paid = z.pick(catalogue['payment.completed'].data, {
  paymentId: true,
  appointmentId: true,
  amountMinor: true,
  currency: true,
})
const Completed = z.pick(catalogue['inspection.completed'].data, { appointmentId: true })

/** A test that is complete ends its appointment, checked in or not; one that was called off stays so. */
async function completeAppointment(tx: Tx, appointmentId: string | null): Promise<Outcome> {
  const appointment = appointmentId === null ? null : await lockAppointment(tx, { appointmentId })
  if (!appointment) return skip('no-appointment')
  const step = lifecycle[appointment.status].complete
  if (!('to' in step)) return skip('over')
  await updateState(tx, { ...appointment, status: step.to })
  return done
}

export const appointmentSubscription = (deps: AppointmentsDeps) =>
  subscribeEach('appointment-service-group', [
    // Something sold at the counter is nobody's appointment.
    onPart('payment.completed', Paid, async ({ data: { appointmentId, ...paid } }, tx) =>
      appointmentId === null ? skip('no-appointment') : settlePayment(deps, tx, { ...paid, appointmentId }),
    ),
    onPart('inspection.completed', Completed, ({ data }, tx) => completeAppointment(tx, data.appointmentId)),
  ])
