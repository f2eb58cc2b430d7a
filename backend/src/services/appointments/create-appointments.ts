import { join } from 'node:path'
import { newEvent } from '@sac/contracts/events/new-event'
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Route } from '@sac/platform/http/route'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from './appointments-deps.ts'
import type { Centre } from './domain/centre.ts'
import { demoAppointments, demoCentre } from './domain/demo-centre.ts'
import { planAppointment } from './handlers/plan-appointment.ts'
import { appointmentRoutes } from './routes/appointment-routes.ts'
import { findCentre, insertCentreIfAbsent } from './store/centre-rows.ts'

export type Appointments = {
  routes: readonly Route[]
  findCentre: (centreId: string) => Promise<Centre | null>
  /** Demo centre and today's three demo cars; adds only what is not there. */
  seedDemo: () => Promise<void>
}

export const appointmentsSchema = 'appointments'

/** Brings schema `appointments` up to date. */
export async function migrateAppointments(pool: Pool): Promise<void> {
  await migrate(pool, { schema: appointmentsSchema, folder: join(import.meta.dirname, 'migrations') })
  await migrateMessaging(pool, { schema: appointmentsSchema })
}

/** Centres, bays and planned inspections. `pool` has the search path `appointments`. */
export async function createAppointments(deps: AppointmentsDeps): Promise<Appointments> {
  await migrateAppointments(deps.pool)
  return {
    routes: appointmentRoutes(deps),
    findCentre: (centreId) => findCentre(deps.pool, { centreId }),
    seedDemo: async () => {
      await openCentre(deps, demoCentre)
      const today = dateIn(demoCentre.timeZone, deps.now().toISOString())
      for (const appointment of demoAppointments(today)) await planAppointment(deps, appointment, null)
    },
  }
}

async function openCentre(deps: AppointmentsDeps, centre: Centre): Promise<void> {
  await withTransaction(deps.pool, async (tx) => {
    if (!(await insertCentreIfAbsent(tx, centre))) return
    const reference = { entity: 'centre', id: centre.centreId, value: { ...centre } } as const
    await publish(deps, tx, [newEvent('appointment.reference-published', reference, { userId: null })])
  })
}
