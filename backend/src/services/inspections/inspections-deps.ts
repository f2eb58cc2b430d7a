import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Centre, Reference } from './domain/assess.ts'

/** What this service must know of centres and people; owned elsewhere, passed in by the composition root. */
export type Directory = {
  findCentre: (centreId: string) => Promise<Centre | null>
  findInspectorNumber: (userId: string) => Promise<string | null>
}

export type InspectionsDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  reference: Reference
  directory: Directory
}
