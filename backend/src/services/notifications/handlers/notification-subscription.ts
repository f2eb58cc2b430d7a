import type { EventData } from '@sac/contracts/events/catalogue'
import { catalogue } from '@sac/contracts/events/catalogue'
import type { MessageName } from '@sac/contracts/messages/message'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { ReceivedEvent } from '@sac/platform/inbox/decode-event'
import { on, onPart } from '@sac/platform/inbox/on'
import { done, type Outcome } from '@sac/platform/inbox/outcome'
import { subscribeEach } from '@sac/platform/inbox/subscription'
import * as z from 'zod/mini'
import { bookingMade, canStillPay, paperMade } from '../domain/message-of-event.ts'
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

/** Who had the car tested; else whose it is. Nobody of a paper that was adopted: they have it. */
async function tested(
  { directory }: NotificationsDeps,
  { appointmentId, vin, adopted }: Paper,
): Promise<string | null> {
  if (adopted) return null
  const booking = appointmentId ? await directory.findBooking(appointmentId) : null
  return booking?.customerId ?? (await directory.findKeeper({ vin, bookedBy: null }))
}

/** Whose the car is now; else who had it tested. */
async function keeper({ directory }: NotificationsDeps, { appointmentId, vin }: EventData<'certificate.expiring'>) {
  const booking = appointmentId === null ? null : await directory.findBooking(appointmentId)
  return directory.findKeeper({ vin, bookedBy: booking && booking.customerId })
}

/** Whose the car is. */
const owner = ({ directory }: NotificationsDeps, { vin }: Pick<Paper, 'vin'>) =>
  directory.findKeeper({ vin, bookedBy: null })

/** Whoever wanted to pay; nobody where there is nothing left to pay for. */
async function stillPaying({ directory, now }: NotificationsDeps, failed: EventData<'payment.failed'>) {
  const booking = await directory.findBooking(failed.appointmentId)
  return booking && canStillPay(booking, now()) ? failed.customerId : null
}

async function payer({ directory }: NotificationsDeps, { appointmentId }: { appointmentId: string }) {
  const booking = await directory.findBooking(appointmentId)
  return booking && booking.customerId
}

type Whom<Data> = (deps: NotificationsDeps, data: Data) => string | null | Promise<string | null>
type Told<Data> = Pick<ReceivedEvent, 'eventId' | 'correlationId'> & { data: Data }

/** An event that is one message to one person. */
const teller =
  (deps: NotificationsDeps) =>
  <Data extends Readonly<Record<string, unknown>>>(template: MessageName, whom: Whom<Data>) =>
  async (event: Told<Data>, tx: Tx): Promise<Outcome> =>
    planMessages(deps, tx, { event, template, userId: await whom(deps, event.data) })

const booker = (_: NotificationsDeps, { userId }: { userId?: string | null | undefined }) => userId ?? null
/** Nobody twice: of what was adopted after a restore they were told before. */
const buyer = (
  _: NotificationsDeps,
  { customerId, adopted }: Pick<EventData<'invoice.created'>, 'customerId' | 'adopted'>,
) => (adopted ? null : customerId)

function ofBookings(deps: NotificationsDeps) {
  const tell = teller(deps)
  return [
    on('appointment.created', (event, tx) =>
      planMessages(deps, tx, { event, template: bookingMade(event.data), userId: booker(deps, event.data) }),
    ),
    on('appointment.confirmed', tell('booking-confirmed', booker)),
    on('appointment.rescheduled', tell('booking-moved', booker)),
    on('appointment.cancelled', tell('booking-cancelled', booker)),
    on('appointment.reminder-due', tell('booking-reminder', booker)),
    on('appointment.expired', tell('booking-expired', booker)),
    on('appointment.no-show', tell('booking-missed', booker)),
  ]
}

function ofMoney(deps: NotificationsDeps) {
  const tell = teller(deps)
  return [
    on('payment.failed', tell('payment-failed', stillPaying)),
    on('appointment.payment-unplaceable', tell('payment-returned', payer)),
    on('invoice.created', tell('receipt', buyer)),
    on('invoice.credited', tell('credit-note', buyer)),
  ]
}

function ofPapers(deps: NotificationsDeps) {
  const tell = teller(deps)
  return [
    onPart(['inspection.completed', 'inspection.amended'], Reported, ({ data }, tx) => keepTest(data, tx)),
    on('certificate.generated', async (event, tx) =>
      planMessages(deps, tx, { event, template: paperMade(event.data), userId: await tested(deps, event.data) }),
    ),
    on('certificate.revoked', tell('certificate-revoked', owner)),
    on('certificate.suspended', tell('certificate-suspended', owner)),
    on('certificate.reinstated', tell('certificate-reinstated', owner)),
    on('certificate.expiring', tell('certificate-expiring', keeper)),
    on('inspection.appeal-decided', (event, tx) =>
      planMessages(deps, tx, { event, template: `appeal-${event.data.decision}`, userId: event.data.customerId }),
    ),
  ]
}

/** Has people written to about what happens. Every message is a row before anybody is called. */
export const notificationSubscription = (deps: NotificationsDeps) =>
  subscribeEach('notification-service-group', [
    on('notification.requested', (event, tx) => {
      const { notificationId, template, userId } = event.data
      return planMessages(deps, tx, { event, template, userId, mailId: notificationId })
    }),
    ...ofBookings(deps),
    ...ofMoney(deps),
    ...ofPapers(deps),
  ])
