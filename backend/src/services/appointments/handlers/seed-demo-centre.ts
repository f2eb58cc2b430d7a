import { newEvent } from '@sac/contracts/events/new-event'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import type { Centre } from '../domain/centre.ts'
import { demoAppointments, demoCentre } from '../domain/demo-centre.ts'
import { insertCentreIfAbsent } from '../store/centre-rows.ts'
import { planAppointment } from './plan-appointment.ts'

/** Demo centre and today's three demo cars; adds only what is not there. */
export async function seedDemoCentre(deps: AppointmentsDeps): Promise<void> {
  await openCentre(deps, demoCentre)
  const today = dateIn(demoCentre.timeZone, deps.now().toISOString())
  for (const appointment of demoAppointments(today)) await planAppointment(deps, appointment, null)
}

async function openCentre(deps: AppointmentsDeps, centre: Centre): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    if (!(await insertCentreIfAbsent(tx, centre))) return
    const reference = { entity: 'centre', id: centre.centreId, value: { ...centre } } as const
    await publish(deps, tx, [newEvent('appointment.reference-published', reference, { userId: null })])
  })
}
