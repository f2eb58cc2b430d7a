import type { Clock } from '@sac/platform/clock'
import type { Pool } from '@sac/platform/db/create-pool'
import type { NewId } from '@sac/platform/ids'
import type { Centre, Rulebook } from './domain/assess.ts'

/** `disabledAt`: null while the account may work. */
type Person = { inspectorNumber: string | null; disabledAt: Date | null }

/** What this service must know of centres and people; owned elsewhere, passed in by the composition root. */
export type Directory = {
  findCentre: (centreId: string) => Promise<Centre | null>
  findPerson: (userId: string) => Promise<Person | null>
  findBooking: (appointmentId: string) => Promise<{ customerId: string | null } | null>
  /** Whose a vehicle is. */
  findKeeper: (asked: { vin: string; bookedBy: string | null }) => Promise<string | null>
}

export type InspectionsDeps = {
  pool: Pool
  now: Clock
  newId: NewId
  rulebook: Rulebook
  directory: Directory
}
