// What a process brings to its services; each takes of it what its type asks for.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Backlog } from '@sac/platform/http/backlog'
import { uuidv7 } from '@sac/platform/ids'
import type { Jobs } from '@sac/platform/jobs/create-jobs'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { AllPersonalData } from '@sac/platform/process/personal-data'
import { createDeviceDirectory } from '@sac/sync-gateway/create-device-directory'
import { syncSchema } from '@sac/sync-gateway/sync-gateway-service'
import { appointmentsSchema } from '../services/appointments/appointments-service.ts'
import { createBookingDirectory } from '../services/appointments/create-booking-directory.ts'
import { createCentreDirectory } from '../services/appointments/create-centre-directory.ts'
import { certificatesSchema } from '../services/certificates/certificates-service.ts'
import type { AuditedSchema } from '../services/certificates/check/check-books.ts'
import { readRootKey } from '../services/certificates/keys/read-signing-keys.ts'
import { createInvoiceDirectory } from '../services/invoices/create-invoice-directory.ts'
import { invoicesSchema } from '../services/invoices/invoices-service.ts'
import type { Mailbox, Outbox } from '../services/operator/mailbox.ts'
import { createMailDirectory } from '../services/users/create-mail-directory.ts'
import { createUserDirectory } from '../services/users/create-user-directory.ts'
import { usersSchema } from '../services/users/users-service.ts'
import { createVehicleDirectory } from '../services/vehicles/create-vehicle-directory.ts'
import { vehiclesSchema } from '../services/vehicles/vehicles-service.ts'
import { directoryRole } from './database-roles.ts'
import type { Infrastructure } from './open-infrastructure.ts'
import { schemas, services } from './services.ts'
import type { Settings } from './settings.ts'

type OpenPool = Infrastructure['openPool']

/** Of every service with the common audit. */
export const auditedSchemas = (openPool: OpenPool): AuditedSchema[] =>
  schemas.flatMap(({ name: schema, audit, chains }) => (audit ? [{ schema, pool: openPool(schema), chains }] : []))

/** Of every group, whichever process runs it. */
export const mailboxesOf = (openPool: OpenPool): Mailbox[] =>
  services.flatMap(({ schema, groups = [] }) =>
    schema ? groups.map((group) => ({ group, pool: openPool(schema.name) })) : [],
  )

const outboxesOf = (openPool: OpenPool): Outbox[] =>
  schemas.flatMap(({ name: schema, messaging }) => (messaging ? [{ schema, pool: openPool(schema) }] : []))

type Folders = { publicFolder: string; keysFolder: string }

/** What services may ask of one another, whichever process the other one runs in. */
function directoryOf({ openPool }: Infrastructure, settings: Settings, folders: Folders) {
  const { PUBLIC_URL: publicUrl, ADMIN_SECOND_FACTOR } = settings
  const secondFactorFor = ADMIN_SECOND_FACTOR === 'required' ? (['admin'] as const) : []
  const users = { pool: openPool(usersSchema.name, directoryRole), now: systemClock }
  const appointments = { pool: openPool(appointmentsSchema.name, directoryRole) }
  return {
    ...createUserDirectory({ ...users, ...folders, secondFactorFor }),
    ...createMailDirectory({ ...users, ...folders, publicUrl }),
    ...createCentreDirectory(appointments),
    ...createBookingDirectory(appointments),
    ...createInvoiceDirectory({ pool: openPool(invoicesSchema.name, directoryRole) }),
    ...createDeviceDirectory({ pool: openPool(syncSchema.name, directoryRole) }),
    ...createVehicleDirectory({ pool: openPool(vehiclesSchema.name, directoryRole) }),
  }
}

/** `log` is the process's, `logOf` gives each service its own. */
export type Opening = {
  settings: Settings
  infrastructure: Infrastructure
  log: Logger
  logOf: (service: string) => Logger
}

/** `pool` is that of the service's schema; without one it reads what is lent. `jobs` knows every queue of this process. */
export type Host = ReturnType<typeof hostOf> & {
  pool: Pool
  jobs: Jobs<string>
  personalData: AllPersonalData
  backlogs: () => readonly Backlog[]
}

export function hostOf({ settings, infrastructure, log }: Opening) {
  const { openPool, bus, blobs, cache, limits, openQueue, freeBytes } = infrastructure
  const keysFolder = join(settings.DATA_DIR, 'keys')
  const publicFolder = join(settings.DATA_DIR, 'public')
  return {
    settings,
    log,
    bus,
    blobs,
    cache,
    limits,
    openQueue,
    freeBytes,
    keysFolder,
    publicFolder,
    now: systemClock,
    newId: uuidv7,
    logOutlivesDatabase: settings.KAFKA_BROKERS !== undefined,
    directory: directoryOf(infrastructure, settings, { publicFolder, keysFolder }),
    audited: auditedSchemas(openPool),
    mailboxes: mailboxesOf(openPool),
    outboxes: outboxesOf(openPool),
    audits: [...auditedSchemas(openPool), { schema: certificatesSchema.name, pool: openPool(certificatesSchema.name) }],
    readRootKey: async () => JSON.stringify((await readRootKey({ folder: keysFolder, settings })).jwk),
  }
}
