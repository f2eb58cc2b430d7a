import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'

export type VehiclesDeps = { pool: Pool; now: Clock; newId: NewId; blobs: Pick<Blobs, 'read'> }
