import { join } from 'node:path'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { together } from '@sac/platform/process/together'
import type { AppointmentsDeps } from './appointments-deps.ts'
import { appointmentSubscription } from './handlers/appointment-subscription.ts'
import { personalDataOf } from './handlers/personal-data.ts'
import { seedDemoCentre } from './handlers/seed-demo-centre.ts'
import { appointmentRoutes } from './routes/appointment-routes.ts'
import { boardRoutes } from './routes/board-routes.ts'
import { bookingRoutes, waitingListRoutes } from './routes/booking-routes.ts'
import { centreRoutes } from './routes/centre-routes.ts'
import { startSweep } from './start-sweep.ts'
import { fillKeys } from './store/appointment-list.ts'

export const appointmentsSchema: ServiceSchema = {
  name: 'appointments',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: {
    appendOnly: ['offers', 'unplaceable_payments'],
    rewritten: ['appointments', 'bays', 'centres', 'waiting'],
  },
  lent: ['centres', 'bays', 'offers', 'appointments'],
}

/** Centres and what they offer, booking, and planned inspections. */
export const appointmentsService: Service<AppointmentsDeps & { log: Logger }> = {
  name: 'appointments',
  schema: appointmentsSchema,
  groups: ['appointment-service-group'],
  open: async ({ log, ...deps }) => {
    await fillKeys(deps.pool)
    return {
      routes: [
        ...bookingRoutes(deps),
        ...appointmentRoutes(deps),
        ...boardRoutes(deps),
        ...waitingListRoutes(deps),
        ...centreRoutes(deps),
      ],
      subscriptions: [appointmentSubscription(deps)],
      personalData: personalDataOf(deps),
      seedDemo: (wanted) => seedDemoCentre(deps, wanted),
      start: async (subscribe) => together([subscribe(), startSweep(deps, log)]),
    }
  },
}
