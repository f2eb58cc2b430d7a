// The composition of the gateway: everything it needs is passed in, everything it offers is returned.
import { join } from 'node:path'
import type { Change } from '@sac/contracts/sync/protocol'
import { migrateAudit } from '@sac/platform/audit/migrate-audit'
import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import { migrate } from '@sac/platform/db/migrate'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { Authenticate } from '@sac/platform/http/authenticate'
import type { Person, Proven } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { Route } from '@sac/platform/http/route'
import type { NewId } from '@sac/platform/ids'
import type { GroupSubscription } from '@sac/platform/inbox/subscription'
import type { Logger } from '@sac/platform/logging/create-logger'
import { migrateMessaging } from '@sac/platform/messaging/migrate-messaging'
import { atMostEvery } from '@sac/platform/timing/at-most-every'
import type * as z from 'zod/mini'
import { measureWaitingDevices } from '#devices/store/enrolment-rows'
import { createDeviceQuota } from './blobs/handlers/create-device-quota.ts'
import { blobRoutes } from './blobs/routes/blob-routes.ts'
import { everyone } from './changes/domain/feed-fact.ts'
import { changeSubscription } from './changes/handlers/change-handlers.ts'
import { openFeedOfDatabase } from './changes/handlers/open-feed-of-database.ts'
import { publishFacts } from './changes/handlers/publish-facts.ts'
import { changeRoutes } from './changes/routes/change-routes.ts'
import { createActorDirectory, type FindActor } from './devices/handlers/create-actor-directory.ts'
import { createDeviceAuthenticator } from './devices/handlers/create-device-authenticator.ts'
import { deviceRoutes } from './devices/routes/device-routes.ts'
import { insertBackup } from './devices/store/archive-rows.ts'
import type { GatewayContext } from './gateway-context.ts'
import { keyRoutes } from './keys/routes/key-routes.ts'
import { openOfficeKey } from './quarantine/handlers/office-key.ts'
import { quarantineRoutes } from './quarantine/routes/quarantine-routes.ts'
import { measureOpenItems } from './quarantine/store/item-rows.ts'
import { createIntakeGate } from './uploads/handlers/create-intake-gate.ts'
import { uploadRoutes } from './uploads/routes/upload-routes.ts'
import { whenReachable } from './when-reachable.ts'

export const syncSchema = 'sync'

export type SyncGatewayDeps = {
  /** Pool whose search path is schema `sync`. */
  pool: Pool
  blobs: Blobs
  /** Where the office's export key lives; made there at the first start. */
  keysFolder: string
  /** Verifies a person's access token; throws Problem `auth.*`. */
  authenticatePerson: (token: string) => Promise<Person>
  /** Asks the owner of accounts. */
  findActor: FindActor
  log: Logger
  now: Clock
  newId: NewId
  /** Bytes free where photos and the database lie. */
  freeBytes: () => Promise<number>
  /** Below this many free bytes uploads are refused; 512 MiB unless told. */
  reserveBytes?: number
  /** Requests a device may make in a minute; 300 unless told. */
  devicePerMinute?: number
  /** Bytes of photos a device may send in a day; 2 GiB unless told. */
  deviceDailyBytes?: number
  /** Lines of a new device wait until the office approves it; not unless told. */
  devicesNeedApproval?: boolean
  /** Builds that may start nothing new; none unless told. */
  isTooOld?: (build: string) => boolean
}

export type SyncGateway = {
  subscription: GroupSubscription
  /** For the application of whichever process carries the gateway. */
  routes: readonly Route[]
  /** Devices by credential, people by the verifier passed in. */
  authenticate: Authenticate
  /** Reference data (equipment, templates, centre …) for every device; what is unchanged costs nothing. */
  publishReference: (changes: readonly z.infer<typeof Change>[]) => Promise<void>
  /** Quarantined and conflicting lines that wait for the office; age of the oldest in milliseconds. */
  measureOpenItems: () => Promise<{ count: number; oldestMs: number }>
  /** Devices that wait for the office. */
  measureWaitingDevices: () => Promise<{ count: number; oldestMs: number }>
  /** Drops uploads nobody continues and what became no photo; for a schedule. */
  sweepUploads: () => Promise<unknown>
  /** A backup that began at `startedAt` is complete: what was closed before may leave the devices. */
  recordBackup: (startedAt: Date) => Promise<void>
}

/** Brings schema `sync` up to date; call before `createSyncGateway`, at every start. */
export async function migrateSyncGateway(pool: Pool): Promise<void> {
  await migrate(pool, { schema: syncSchema, folder: join(import.meta.dirname, '../migrations') })
  await migrateMessaging(pool, { schema: syncSchema })
  await migrateAudit(pool, { schema: syncSchema })
}

/** What became no photo in this time is dropped: begun and not continued, or rubbish. A device that comes back begins at 0. */
const abandonedMs = 24 * 60 * 60 * 1000
const sweepMs = 60 * 60 * 1000
/** A month of work of a busy inspector, sent in one day. */
const generousDailyBytes = 2 * 1024 * 1024 * 1024

/** Opens the gateway on a migrated database; uploads nobody continues any more are dropped, so that they do not fill the disk. */
export async function createSyncGateway(deps: SyncGatewayDeps): Promise<SyncGateway> {
  const { pool, blobs, log, now, newId, findActor, isTooOld = () => false } = deps
  const actors = createActorDirectory({ db: pool, findActor, now, log })
  const context: GatewayContext & { blobs: Blobs } = { pool, log, now, newId, actors, blobs }
  const devices = createDeviceAuthenticator({ db: pool, perMinute: deps.devicePerMinute ?? 300 })
  const officeKey = await openOfficeKey(deps.keysFolder)
  await openFeedOfDatabase(context)
  const guards = guardsOf(deps)
  await guards.sweep()
  const routes = [
    ...deviceRoutes(context, {
      exportKey: { ...officeKey.publicJwk },
      isTooOld,
      needsApproval: deps.devicesNeedApproval === true,
    }),
    ...keyRoutes(context, devices),
    ...uploadRoutes(context, guards),
    ...blobRoutes(context, guards),
    ...changeRoutes(context, { findDevice: devices.findDevice, isTooOld }),
    ...quarantineRoutes(context, { officeKey }),
  ]
  return {
    subscription: changeSubscription,
    routes: routes.map((route) => ({ ...route, handle: (request) => whenReachable(() => route.handle(request)) })),
    authenticate: ({ proof, headers }) =>
      whenReachable<Proven>(() =>
        proof === 'device' ? devices.authenticate(headers) : authenticatePerson(deps, headers.authorization),
      ),
    publishReference: (changes) => withTransaction(pool, (tx) => publishFacts(tx, changes.map(forEveryone))),
    measureOpenItems: () => measureOpenItems(pool),
    measureWaitingDevices: () => measureWaitingDevices(pool),
    sweepUploads: guards.sweep,
    recordBackup: (startedAt) => insertBackup(pool, { startedAt, completedAt: now() }),
  }
}

const forEveryone = (change: z.infer<typeof Change>) => ({ ...change, audience: everyone })

/** What keeps uploads from filling the disk. */
const guardsOf = ({ blobs, now, freeBytes, reserveBytes, deviceDailyBytes }: SyncGatewayDeps) => ({
  admit: createIntakeGate({ now, freeBytes, reserveBytes: reserveBytes ?? 512 * 1024 * 1024 }),
  quota: createDeviceQuota({ now, bytesPerDay: deviceDailyBytes ?? generousDailyBytes }),
  sweep: atMostEvery(sweepMs, () => blobs.dropStaleUploads(new Date(now().getTime() - abandonedMs))),
})

async function authenticatePerson(deps: SyncGatewayDeps, authorization: string | undefined): Promise<Person> {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/.exec(authorization ?? '') ?? []
  if (token === undefined) throw new Problem('auth.required')
  return deps.authenticatePerson(token)
}
