// The services and how they know of each other: ids, events and the few questions passed in here.
import { join } from 'node:path'
import { systemClock } from '@sac/platform/clock'
import type { Backlog } from '@sac/platform/http/backlog'
import type { Route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import { createJobs } from '@sac/platform/jobs/create-jobs'
import type { Logger } from '@sac/platform/logging/create-logger'
import { migrateSyncGateway, syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import {
  type Appointments,
  appointmentsSchema,
  createAppointments,
} from '../services/appointments/create-appointments.ts'
import { certificateQueues } from '../services/certificates/certificates-deps.ts'
import {
  type Certificates,
  certificatesSchema,
  createCertificates,
} from '../services/certificates/create-certificates.ts'
import { readSigningKeys } from '../services/certificates/keys/read-signing-keys.ts'
import { createInspections, inspectionsSchema } from '../services/inspections/create-inspections.ts'
import type { Directory } from '../services/inspections/inspections-deps.ts'
import type { Users } from '../services/users/create-users.ts'
import { auditedSchemas } from './audited-schemas.ts'
import { backlogsOf } from './backlogs.ts'
import { chainRoutes } from './chain-routes.ts'
import { chainsOf, checkBooks } from './check-books.ts'
import { deadLetterRoutes, type Mailbox } from './dead-letter-routes.ts'
import type { Infrastructure } from './open-infrastructure.ts'
import type { RunningPart } from './running-part.ts'
import { jobsRole } from './service-rights.ts'
import type { Settings } from './settings.ts'
import { topicRoutes } from './topic-routes.ts'
import { watchBooks } from './watch-books.ts'

export const backendSchemas = [appointmentsSchema, inspectionsSchema, certificatesSchema]

export type Backend = {
  routes: readonly Route[]
  /** Of its own consumer groups. */
  backlogs: readonly Backlog[]
  rootKey: Certificates['rootKey']
  seedDemo: () => Promise<void>
  /** Starts consumers and workers. */
  start: () => Promise<readonly RunningPart[]>
}

type Options = { settings: Settings; infrastructure: Infrastructure; users: Users; log: Logger }

async function openCertificates({ settings, infrastructure, log }: Options) {
  const { openPool, blobs, bus } = infrastructure
  const now = systemClock
  const jobs = await createJobs({ pool: openPool(jobsRole), queues: certificateQueues, log })
  const folder = join(settings.DATA_DIR, 'keys')
  const keys = await readSigningKeys({ folder, settings, now: now() })
  const deps = { pool: openPool(certificatesSchema), now, newId: uuidv7, blobs, keys }
  const others = auditedSchemas(openPool)
  const certificates = await createCertificates({
    ...deps,
    otherChains: chainsOf(others),
    log: log.child({ service: 'certificate-service' }),
    jobs,
    verifyBase: settings.VERIFY_BASE,
    organisation: settings.CERT_ORGANISATION,
    logOutlivesDatabase: settings.KAFKA_BROKERS !== undefined,
  })
  const books = { certificates: deps, others }
  const watch = watchBooks({ check: () => checkBooks(books), anchor: certificates.anchorChains, log })
  return {
    certificates,
    routes: [...certificates.routes, ...chainRoutes(books)],
    backlogs: [
      { name: 'unadopted_papers', measure: certificates.measureUnadopted },
      { name: 'broken_chains', measure: watch.measure },
    ],
    start: async () => [
      { name: 'certificates', ...(await certificates.start(bus)) },
      { name: 'jobs', health: () => ({ ok: true }) as const, close: jobs.close },
      watch.start(),
    ],
  }
}

/** What the inspections service may ask of centres and people. */
const directoryOf = (appointments: Appointments, users: Users): Directory => ({
  findCentre: async (id) => {
    const centre = await appointments.findCentre(id)
    if (!centre) return null
    const { station, name, place, profileId, timeZone } = centre
    return { id, station, name, place, profileId, timeZone }
  },
  findPerson: users.findPerson,
})

// The gateway's letters lie in its own schema, which may be here before the gateway is.
async function openMailboxes({ infrastructure: { openPool } }: Options): Promise<Mailbox[]> {
  const sync = openPool(syncSchema)
  await migrateSyncGateway(sync)
  return [
    { group: 'inspection-service-group', pool: openPool(inspectionsSchema) },
    { group: 'certificate-service-group', pool: openPool(certificatesSchema) },
    { group: 'sync-gateway-group', pool: sync },
  ]
}

export async function openBackend(options: Options): Promise<Backend> {
  const { infrastructure, users, log } = options
  const { openPool, bus, blobs } = infrastructure
  const time = { now: systemClock, newId: uuidv7 }
  const appointments = await createAppointments({ pool: openPool(appointmentsSchema), ...time })
  const inspections = await createInspections({
    pool: openPool(inspectionsSchema),
    ...time,
    directory: directoryOf(appointments, users),
    blobs,
    log: log.child({ service: 'inspection-service' }),
  })
  const mailboxes = await openMailboxes(options)
  const office = await openCertificates(options)
  const services = [users, appointments, inspections, office]
  return {
    routes: [
      ...services.flatMap(({ routes }) => routes),
      ...topicRoutes(bus, mailboxes),
      ...deadLetterRoutes(mailboxes),
    ],
    backlogs: [
      ...mailboxes.filter(({ group }) => group !== 'sync-gateway-group').flatMap(backlogsOf),
      ...office.backlogs,
    ],
    rootKey: office.certificates.rootKey,
    seedDemo: async () => {
      await users.seedDemo()
      await appointments.seedDemo()
      await inspections.seedDemo()
    },
    start: async () => [{ name: 'inspections', ...(await inspections.start(bus)) }, ...(await office.start())],
  }
}
