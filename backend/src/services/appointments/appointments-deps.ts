import type { Cache } from '@sac/platform/cache/port'
import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'

/** Who may test cars; owned elsewhere, passed in by the composition root. `disabledAt`: null while the account may work. */
type Directory = {
  findPerson: (userId: string) => Promise<{ inspectorNumber: string | null; disabledAt: Date | null } | null>
  /** Of those who are known. */
  listNames: (userIds: readonly string[]) => Promise<{ userId: string; name: string }[]>
}

export type AppointmentsDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  cache: Pick<Cache, 'look' | 'keep' | 'drop'>
  directory: Directory
}
