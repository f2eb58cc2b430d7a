import { join } from 'node:path'
import type { Limits } from '@sac/platform/limits/port'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { personalDataOf } from './handlers/personal-data.ts'
import { seedDemoVehicles } from './handlers/seed-demo-vehicles.ts'
import { vehicleSubscription } from './handlers/vehicle-subscription.ts'
import { vehicleRoutes } from './routes/vehicle-routes.ts'
import { fillKeys } from './store/claim-rows.ts'
import type { VehiclesDeps } from './vehicles-deps.ts'

export const vehiclesSchema: ServiceSchema = {
  name: 'vehicles',
  migrations: join(import.meta.dirname, 'migrations'),
  messaging: true,
  audit: true,
  rights: { rewritten: ['tests', 'papers', 'claims', 'appointments', 'invoices'] },
  lent: ['claims'],
}

/** Whose a vehicle is, and what its owner sees of it. */
export const vehiclesService: Service<VehiclesDeps & { limits: Limits }> = {
  name: 'vehicles',
  schema: vehiclesSchema,
  groups: ['vehicle-service-group'],
  open: async ({ limits, ...deps }) => {
    await fillKeys(deps.pool)
    return {
      routes: vehicleRoutes(deps, limits),
      subscriptions: [vehicleSubscription],
      personalData: personalDataOf(deps),
      seedDemo: async ({ history }) => {
        if (history) await seedDemoVehicles(deps)
      },
    }
  },
}
