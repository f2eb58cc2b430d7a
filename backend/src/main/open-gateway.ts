// The sync gateway of this process, and the questions it may ask of the users service.
import { join } from 'node:path'
import { consume } from '@sac/platform/bus/consume'
import { systemClock } from '@sac/platform/clock'
import type { Authenticate } from '@sac/platform/http/authenticate'
import type { Backlog } from '@sac/platform/http/backlog'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { Route } from '@sac/platform/http/route'
import { uuidv7 } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import { createLoop } from '@sac/platform/timing/create-loop'
import { createSyncGateway, migrateSyncGateway, syncSchema } from '@sac/sync-gateway/create-sync-gateway'
import type { UserDirectory } from '../services/users/create-user-directory.ts'
import { backlogsOf } from './backlogs.ts'
import type { Infrastructure } from './open-infrastructure.ts'
import type { RunningPart } from './running-part.ts'
import type { Settings } from './settings.ts'

export type Gateway = {
  routes: readonly Route[]
  backlogs: readonly Backlog[]
  /** People by access token, devices by credential. */
  authenticate: Authenticate
  start: () => Promise<RunningPart>
}

/** Throws Problem `auth.*` for a token that is not good. */
export const personOf =
  (users: Pick<UserDirectory, 'authenticate'>) =>
  async (token: string): Promise<Person> => {
    const authentication = await users.authenticate(token)
    if (!authentication.ok) throw new Problem(authentication.code)
    const { userId, role } = authentication.person
    return { proof: 'person', userId, role }
  }

type Options = { settings: Settings; infrastructure: Infrastructure; users: UserDirectory; log: Logger }

const hourMs = 3_600_000

const sweepHourly = (sweep: () => Promise<unknown>, log: Logger) =>
  createLoop(async () => {
    await sweep().catch((error: unknown) => log.warn({ err: error }, 'uploads that ended could not be dropped'))
    return hourMs
  })

export async function openGateway({ settings, infrastructure, users, log: parent }: Options): Promise<Gateway> {
  const { openPool, bus, blobs, freeBytes } = infrastructure
  const pool = openPool(syncSchema)
  await migrateSyncGateway(pool)
  const log = parent.child({ service: 'sync-gateway' })
  const gateway = await createSyncGateway({
    pool,
    blobs,
    keysFolder: join(settings.DATA_DIR, 'keys'),
    authenticatePerson: personOf(users),
    findActor: users.findPerson,
    log,
    now: systemClock,
    newId: uuidv7,
    freeBytes,
    deviceDailyBytes: settings.DEVICE_DAILY_BYTES,
    devicesNeedApproval: settings.DEVICE_APPROVAL === 'required',
  })
  return {
    routes: gateway.routes,
    backlogs: [
      ...backlogsOf({ group: gateway.subscription.group, pool }),
      { name: 'quarantined_lines', measure: gateway.measureOpenItems },
      { name: 'unapproved_devices', measure: gateway.measureWaitingDevices },
    ],
    authenticate: gateway.authenticate,
    start: async () => {
      const consumer = consume({ bus, pool, ...gateway.subscription, log })
      const sweeping = sweepHourly(gateway.sweepUploads, log)
      const close = async (deadlineMs: number) => {
        await Promise.all([consumer.close(deadlineMs), sweeping.stop()])
      }
      return { name: 'sync-gateway', health: consumer.health, close }
    },
  }
}
