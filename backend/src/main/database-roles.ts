// Which role of the database may do what, from what the services say of their schemas; a service signs in as its own.
import { eventLogSchema } from '@sac/platform/bus/postgres-log/create-postgres-log'
import type { Rights } from '@sac/platform/db/service-roles'
import type { ServiceSchema } from '@sac/platform/process/service'

/** Publishes what the outboxes hold. */
export const relayRole = 'relay'
/** Reads what services lend, for whoever answers for them. */
export const directoryRole = 'directory'
/** Owns the job store's schema of the same name. */
export const jobsRole = 'jobs'

/** By role. A service's is named after its schema. */
export const rightsIn = (schemas: readonly ServiceSchema[]): Readonly<Record<string, readonly Rights[]>> => ({
  ...Object.fromEntries(schemas.map(({ name: schema, rights }) => [schema, [{ schema, ...rights }]])),
  [eventLogSchema]: [{ schema: eventLogSchema }],
  [relayRole]: schemas.flatMap(({ name: schema, messaging }) =>
    messaging ? [{ schema, only: { bus_outbox: ['SELECT', 'DELETE'] as const } }] : [],
  ),
  [directoryRole]: schemas.flatMap(({ name: schema, lent }) =>
    lent ? [{ schema, only: Object.fromEntries(lent.map((table) => [table, ['SELECT'] as const])) }] : [],
  ),
  [jobsRole]: [],
})
