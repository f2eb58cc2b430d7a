import type { CreateAppointment } from '@sac/contracts/http/appointments'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { demoAppointments, demoCentre } from '../domain/demo-centre.ts'
import { demoOffer } from '../domain/demo-offer.ts'
import { openCentre } from './open-centre.ts'
import { planAppointment } from './plan-appointment.ts'

/** Demo centre with its offer, and today's three demo cars; adds only what is not there. */
export async function seedDemoCentre(deps: AppointmentsDeps): Promise<void> {
  await withTransaction(deps.pool, (tx) =>
    openCentre(deps, tx, { centre: demoCentre, offer: demoOffer, openedBy: null }),
  )
  const today = dateIn(demoCentre.timeZone, deps.now().toISOString())
  for (const appointment of demoAppointments(today)) await planIfFree(deps, appointment)
}

/** Somebody may have booked the time for today before the day began. */
async function planIfFree(deps: AppointmentsDeps, appointment: CreateAppointment): Promise<void> {
  try {
    await planAppointment(deps, appointment, null)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'appointment.slot-taken')) throw error
  }
}
