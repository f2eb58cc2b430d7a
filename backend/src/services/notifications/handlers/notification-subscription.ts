import type { EventData } from '@sac/contracts/events/catalogue'
import { catalogue } from '@sac/contracts/events/catalogue'
import type { Tx } from '@sac/platform/db/with-transaction'
import { on, onPart } from '@sac/platform/inbox/on'
import { done, type Outcome } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import { bookingMade, paperMade } from '../domain/message-of-event.ts'
import { factsOf } from '../domain/test-facts.ts'
import type { NotificationsDeps } from '../notifications-deps.ts'
import { upsertTest } from '../store/test-rows.ts'
import { planMessages } from './plan-messages.ts'

const Reported = z.pick(catalogue['inspection.completed'].data, { report: true })

async function keepTest({ report }: z.infer<typeof Reported>, tx: Tx): Promise<Outcome> {
  const { inspectionId, revision } = report
  await upsertTest(tx, { inspectionId, revision, facts: factsOf(report) })
  return done
}

type Paper = EventData<'certificate.generated'>

/** Who had the car tested; else whose it is. */
async function tested({ directory }: NotificationsDeps, { appointmentId, vin }: Paper): Promise<string | null> {
  const booking = appointmentId ? await directory.findBooking(appointmentId) : null
  return booking?.customerId ?? (await directory.findKeeper({ vin, bookedBy: null }))
}

/** Whose the car is now; else who had it tested. */
async function keeper({ directory }: NotificationsDeps, { appointmentId, vin }: EventData<'certificate.expiring'>) {
  const booking = appointmentId === null ? null : await directory.findBooking(appointmentId)
  return directory.findKeeper({ vin, bookedBy: booking && booking.customerId })
}

/** Has people written to about what happens. Every message is a row before anybody is called. */
export const notificationSubscription = (deps: NotificationsDeps) =>
  subscribeEach('notification-service-group', [
    on('notification.requested', (event, tx) => {
      const { notificationId, template, userId } = event.data
      return planMessages(deps, tx, { event, template, userId, mailId: notificationId })
    }),
    on('appointment.created', (event, tx) =>
      planMessages(deps, tx, { event, template: bookingMade(event.data), userId: event.data.userId }),
    ),
    on('appointment.confirmed', (event, tx) =>
      planMessages(deps, tx, { event, template: 'booking-confirmed', userId: event.data.userId }),
    ),
    on('appointment.rescheduled', (event, tx) =>
      planMessages(deps, tx, { event, template: 'booking-moved', userId: event.data.userId }),
    ),
    on('appointment.cancelled', (event, tx) =>
      planMessages(deps, tx, { event, template: 'booking-cancelled', userId: event.data.userId }),
    ),
    on('appointment.reminder-due', (event, tx) =>
      planMessages(deps, tx, { event, template: 'booking-reminder', userId: event.data.userId }),
    ),
    on('invoice.created', (event, tx) =>
      planMessages(deps, tx, { event, template: 'receipt', userId: event.data.customerId }),
    ),
    on('invoice.credited', (event, tx) =>
      planMessages(deps, tx, { event, template: 'credit-note', userId: event.data.customerId }),
    ),
    onPart(['inspection.completed', 'inspection.amended'], Reported, ({ data }, tx) => keepTest(data, tx)),
    on('certificate.generated', async (event, tx) =>
      planMessages(deps, tx, { event, template: paperMade(event.data), userId: await tested(deps, event.data) }),
    ),
    on('certificate.expiring', async (event, tx) =>
      planMessages(deps, tx, { event, template: 'certificate-expiring', userId: await keeper(deps, event.data) }),
    ),
  ])
