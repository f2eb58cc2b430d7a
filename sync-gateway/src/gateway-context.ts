import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { ActorDirectory } from './devices/handlers/create-actor-directory.ts'

/** What every use case of the gateway stands on; made once by the composition root. `pool` works in schema `sync`. */
export type GatewayContext = {
  pool: Pool
  log: Logger
  now: Clock
  newId: NewId
  actors: ActorDirectory
}
