import type { Blobs } from '@sac/platform/blobs/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'

/** People as the office calls them; owned elsewhere, passed in by the composition root. */
type Directory = {
  /** Of those who are known. */
  listNames: (userIds: readonly string[]) => Promise<{ userId: string; name: string }[]>
}

export type VehiclesDeps = { pool: Pool; now: Clock; newId: NewId; blobs: Pick<Blobs, 'read'>; directory: Directory }
