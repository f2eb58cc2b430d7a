import { dateIn } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { DemoWanted } from '@sac/platform/process/service'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import {
  type DemoVisit,
  demoAppointments,
  demoBooking,
  demoCentre,
  demoCustomerId,
  demoVisits,
} from '../domain/demo-centre.ts'
import { demoOffer } from '../domain/demo-offer.ts'
import { findAppointment } from '../store/appointment-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { bookAppointment } from './book-appointment.ts'
import { openCentre } from './open-centre.ts'
import { planAppointment } from './plan-appointment.ts'
import { bookBay, tell } from './take-time.ts'

/** Demo centre with its offer, today's three demo cars, past visits of the demo customer and one that comes; adds only what is not there. */
export async function seedDemoCentre(deps: AppointmentsDeps, { history }: DemoWanted): Promise<void> {
  await withTransaction(deps.pool, (tx) =>
    openCentre(deps, tx, { centre: demoCentre, offer: demoOffer, openedBy: null }),
  )
  const today = dateIn(demoCentre.timeZone, deps.now().toISOString())
  for (const appointment of demoAppointments(today)) await ifFree(() => planAppointment(deps, appointment, null))
  if (!history) return
  for (const visit of demoVisits(deps.now())) await addVisit(deps, visit)
  await bookAhead(deps)
}

/** Held as a customer would; once a week, whatever becomes of it. */
async function bookAhead(deps: AppointmentsDeps): Promise<void> {
  const booking = demoBooking(deps.now())
  if (await findAppointment(deps.pool, booking)) return
  await ifFree(() => bookAppointment(deps, booking, demoCustomerId))
}

/** A confirmed appointment of the past; it is done once the inspection says so. */
async function addVisit(deps: AppointmentsDeps, { from, to, ...visit }: DemoVisit): Promise<void> {
  if (await findAppointment(deps.pool, visit)) return
  const { centreId, bays } = demoCentre
  await withTransaction(deps.pool, async (tx) => {
    const asked = { centreId, from, to, now: from, bays }
    const price = { amountMinor: 7_900, currency: demoOffer.currency }
    const known = { kind: 'periodic', status: 'confirmed', inspectorId: null, price, heldUntil: null } as const
    const { appointment } = await bookBay(tx, asked, { ...visit, ...known, createdBy: visit.userId })
    if (!appointment) return
    const events = [appointmentEvent('appointment.created', appointment, visit.userId)]
    await tell(deps, tx, { centre: demoCentre, events, instants: [appointment.scheduledDate] })
  })
}

const taken: ReadonlySet<string> = new Set([
  'appointment.slot-taken',
  'appointment.not-bookable',
  'appointment.too-many-holds',
])

/** Somebody may have booked the time before the day began, or changed what the centre offers. */
async function ifFree(book: () => Promise<unknown>): Promise<void> {
  try {
    await book()
  } catch (error) {
    if (!(error instanceof Problem && taken.has(error.code))) throw error
  }
}
