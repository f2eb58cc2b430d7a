import { join } from 'node:path'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import type { AppointmentsDeps } from './appointments-deps.ts'
import { seedDemoCentre } from './handlers/seed-demo-centre.ts'
import { appointmentRoutes } from './routes/appointment-routes.ts'

export const appointmentsSchema: ServiceSchema = {
  name: 'appointments',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  rights: { rewritten: ['appointments', 'bays', 'centres'] },
  lent: ['centres', 'bays'],
}

/** Centres, bays and planned inspections. */
export const appointmentsService: Service<AppointmentsDeps> = {
  name: 'appointments',
  schema: appointmentsSchema,
  open: async (deps) => ({ routes: appointmentRoutes(deps), seedDemo: () => seedDemoCentre(deps) }),
}
