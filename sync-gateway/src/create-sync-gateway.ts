// The composition of the gateway: everything it needs is passed in, everything it offers is returned.
import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { OpenListener } from '@sac/platform/process/service'
import { atMostEvery } from '@sac/platform/timing/at-most-every'
import { createLoop } from '@sac/platform/timing/create-loop'
import { measureWaitingDevices } from '#devices/store/enrolment-rows'
import { createDeviceQuota } from './blobs/handlers/create-device-quota.ts'
import { blobRoutes } from './blobs/routes/blob-routes.ts'
import { changeSubscription } from './changes/handlers/change-handlers.ts'
import { openFeedOfDatabase } from './changes/handlers/open-feed-of-database.ts'
import { changeRoutes } from './changes/routes/change-routes.ts'
import { createActorDirectory, type FindActor } from './devices/handlers/create-actor-directory.ts'
import { createDeviceAuthenticator } from './devices/handlers/create-device-authenticator.ts'
import { overdueBackup } from './devices/handlers/judge-backups.ts'
import { backupRoutes } from './devices/routes/backup-routes.ts'
import { deviceRoutes } from './devices/routes/device-routes.ts'
import type { GatewayContext } from './gateway-context.ts'
import { keyRoutes } from './keys/routes/key-routes.ts'
import { openOfficeKey } from './quarantine/handlers/office-key.ts'
import { quarantineRoutes } from './quarantine/routes/quarantine-routes.ts'
import { measureOpenItems } from './quarantine/store/item-rows.ts'
import { createIntakeGate } from './uploads/handlers/create-intake-gate.ts'
import { uploadRoutes } from './uploads/routes/upload-routes.ts'
import { whenReachable } from './when-reachable.ts'

export type SyncGatewayDeps = {
  /** Pool whose search path is schema `sync`. */
  pool: Pool
  blobs: Blobs
  /** Where the office's export key lives; made there at the first start. */
  keysFolder: string
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

export type SyncGateway = OpenListener & Required<Pick<OpenListener, 'routes' | 'authenticateDevice'>>

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
    ...backupRoutes(context),
    ...keyRoutes(context, devices),
    ...uploadRoutes(context, guards),
    ...blobRoutes(context, guards),
    ...changeRoutes(context, { findDevice: devices.findDevice, isTooOld }),
    ...quarantineRoutes(context, { officeKey }),
  ]
  return {
    routes: routes.map((route) => ({ ...route, handle: (request) => whenReachable(() => route.handle(request)) })),
    authenticateDevice: (headers) => whenReachable(() => devices.authenticate(headers)),
    subscriptions: [changeSubscription],
    backlogs: backlogsOf(context),
    start: async (subscribe) => {
      const sweeping = sweepHourly(guards.sweep, log)
      const reading = subscribe()
      const close = async (deadlineMs: number) => {
        await Promise.all([reading.close(deadlineMs), sweeping.stop()])
      }
      return { health: reading.health, close }
    },
  }
}

const backlogsOf = (context: GatewayContext) => [
  { name: 'quarantined_lines', measure: () => measureOpenItems(context.pool) },
  { name: 'unapproved_devices', measure: () => measureWaitingDevices(context.pool) },
  overdueBackup(context),
]

const sweepHourly = (sweep: () => Promise<unknown>, log: Logger) =>
  createLoop(async () => {
    await sweep().catch((error: unknown) => log.warn({ err: error }, 'uploads that ended could not be dropped'))
    return sweepMs
  })

/** What keeps uploads from filling the disk. */
const guardsOf = ({ blobs, now, freeBytes, reserveBytes, deviceDailyBytes }: SyncGatewayDeps) => ({
  admit: createIntakeGate({ now, freeBytes, reserveBytes: reserveBytes ?? 512 * 1024 * 1024 }),
  quota: createDeviceQuota({ now, bytesPerDay: deviceDailyBytes ?? generousDailyBytes }),
  sweep: atMostEvery(sweepMs, () => blobs.dropStaleUploads(new Date(now().getTime() - abandonedMs))),
})
