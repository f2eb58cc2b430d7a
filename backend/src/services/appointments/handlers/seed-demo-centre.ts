import { newEvent } from '@sac/contracts/events/new-event'
import type { CreateAppointment } from '@sac/contracts/http/appointments'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import type { Centre } from '../domain/centre.ts'
import { demoAppointments, demoCentre } from '../domain/demo-centre.ts'
import { demoOffer } from '../domain/demo-offer.ts'
import { insertCentreIfAbsent } from '../store/centre-rows.ts'
import { findOpenCentre, insertOffer } from '../store/offer-rows.ts'
import { planAppointment } from './plan-appointment.ts'

/** Demo centre with its offer, and today's three demo cars; adds only what is not there. */
export async function seedDemoCentre(deps: AppointmentsDeps): Promise<void> {
  await openCentre(deps, demoCentre)
  const today = dateIn(demoCentre.timeZone, deps.now().toISOString())
  for (const appointment of demoAppointments(today)) await planIfFree(deps, appointment)
}

async function openCentre(deps: AppointmentsDeps, centre: Centre): Promise<void> {
  const { centreId } = centre
  await withTransaction(deps.pool, async (tx) => {
    if (await insertCentreIfAbsent(tx, centre)) {
      const reference = { entity: 'centre', id: centreId, value: { ...centre } } as const
      await publish(deps, tx, [newEvent('appointment.reference-published', reference, { userId: null })])
    }
    const known = await findOpenCentre(tx, centre)
    if (known?.offer === null)
      await insertOffer(tx, { centreId, offer: demoOffer, changedBy: null, changedAt: deps.now() })
  })
}

/** Somebody may have booked the time for today before the day began. */
async function planIfFree(deps: AppointmentsDeps, appointment: CreateAppointment): Promise<void> {
  try {
    await planAppointment(deps, appointment, null)
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'appointment.slot-taken')) throw error
  }
}
