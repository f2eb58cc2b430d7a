import { syncGatewayService } from '@sac/sync-gateway/sync-gateway-service'
import { appointmentsService } from '../services/appointments/appointments-service.ts'
import { certificatesService } from '../services/certificates/certificates-service.ts'
import { inspectionsService } from '../services/inspections/inspections-service.ts'
import { invoicesService } from '../services/invoices/invoices-service.ts'
import { liveService } from '../services/live/live-service.ts'
import { notificationsService } from '../services/notifications/notifications-service.ts'
import { operatorService } from '../services/operator/operator-service.ts'
import { paymentsService } from '../services/payments/payments-service.ts'
import { usersService } from '../services/users/users-service.ts'
import { vehiclesService } from '../services/vehicles/vehicles-service.ts'
import { webService } from '../services/web/web-service.ts'

/** Every service there is, in the order in which they are opened and started. */
export const services = [
  usersService,
  appointmentsService,
  inspectionsService,
  certificatesService,
  paymentsService,
  invoicesService,
  vehiclesService,
  notificationsService,
  operatorService,
  liveService,
  syncGatewayService,
  webService,
] as const

/** What services keep in the database. */
export const schemas = services.flatMap(({ schema }) => (schema ? [schema] : []))
