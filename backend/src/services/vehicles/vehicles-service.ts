import { join } from 'node:path'
import type { Limits } from '@sac/platform/limits/port'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Service, ServiceSchema } from '@sac/platform/process/service'
import { personalDataOf } from './handlers/personal-data.ts'
import { seedDemoVehicles } from './handlers/seed-demo-vehicles.ts'
import { vehicleSubscription } from './handlers/vehicle-subscription.ts'
import { vehicleRoutes } from './routes/vehicle-routes.ts'
import { fillVehicleKeys } from './store/vehicle-keys.ts'
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
export const vehiclesService: Service<VehiclesDeps & { limits: Limits; log: Logger }> = {
  name: 'vehicles',
  schema: vehiclesSchema,
  groups: ['vehicle-service-group'],
  open: async ({ limits, log, ...deps }) => {
    const left = await fillVehicleKeys(deps.pool)
    if (left.length > 0) log.warn({ claims: left }, 'a vehicle is proven to be that of two')
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
