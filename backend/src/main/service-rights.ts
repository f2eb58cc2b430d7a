// Which role of the database may do what; a service signs in as its own.

import { eventLogSchema } from '@sac/platform/bus/postgres-log/create-postgres-log'
import type { Rights } from '@sac/platform/db/service-roles'
import { syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import { appointmentsSchema } from '../services/appointments/create-appointments.ts'
import { certificatesSchema } from '../services/certificates/create-certificates.ts'
import { inspectionsSchema } from '../services/inspections/create-inspections.ts'
import { usersSchema } from '../services/users/create-users.ts'

/** The role that publishes what the outboxes hold. */
export const relayRole = 'relay'
/** Owns the job store's schema of the same name. */
export const jobsRole = 'jobs'

const publishers = [appointmentsSchema, inspectionsSchema, certificatesSchema, syncSchema]

const sealing = ['kid', 'cose', 'cose_sha256', 'pdf_sha256', 'generated_at', 'chain_position', 'prev_hash', 'hash']
const deciding = ['status', 'version', 'status_reason', 'status_note', 'status_at', 'superseded_by']

/** By role. A service's is named after its schema. */
export const serviceRights: Readonly<Record<string, readonly Rights[]>> = {
  [usersSchema]: [{ schema: usersSchema, changeable: { users: ['password_hash', 'name', 'disabled_at'] } }],
  [appointmentsSchema]: [{ schema: appointmentsSchema }],
  [inspectionsSchema]: [
    {
      schema: inspectionsSchema,
      appendOnly: [
        'lines',
        'completions',
        'decisions',
        'approvals',
        'vehicle_links',
        'equipment_entries',
        'published_templates',
      ],
    },
  ],
  [certificatesSchema]: [
    {
      schema: certificatesSchema,
      appendOnly: ['trust_lists', 'witnesses_set_aside', 'expiry_notices'],
      changeable: {
        // What sealing adds to a row, and what is decided about it later; a trigger refuses the first on a sealed one.
        certificates: [...sealing, ...deciding],
      },
    },
  ],
  [syncSchema]: [
    { schema: syncSchema, appendOnly: ['lines', 'unsigned_copies'] },
    { schema: usersSchema, only: { users: ['SELECT'], sessions: ['SELECT'] } },
  ],
  [eventLogSchema]: [{ schema: eventLogSchema }],
  [relayRole]: publishers.map((schema) => ({ schema, only: { bus_outbox: ['SELECT', 'DELETE'] } })),
  [jobsRole]: [],
}
