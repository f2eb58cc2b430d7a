// The inspection the screens below a route are about.
import type { Recorded } from '@sac/contracts/inspection/field-key'
import type { Arrived } from '@sac/contracts/inspection/holders'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createContext, use } from 'react'
import type { InspectionView } from './model/inspection-view.ts'
import type { VehicleHistory } from './model/vehicle-history.ts'

type NewBlob = { sha256: string; bytes: ArrayBuffer }

/** Resolves only after the transaction that holds the records is complete on this device. */
export type SaveRecords = (records: readonly Recorded[], options?: SaveOptions) => Promise<void>

/** `undoes`: the records take back an earlier act. */
export type SaveOptions = { blobs?: readonly NewBlob[]; undoes?: boolean }

export type CurrentInspection = {
  id: string
  deviceId: string
  actorId: string
  view: InspectionView
  lines: readonly EventLine[]
  /** Everything that is here of it, also of whoever never held it. */
  arrived: readonly Arrived[]
  /** Ids of the lines Undo wrote here. */
  undone: ReadonlySet<string>
  history: VehicleHistory
  record: SaveRecords
}

export const CurrentInspectionContext = createContext<CurrentInspection | null>(null)

export function useCurrentInspection(): CurrentInspection {
  const current = use(CurrentInspectionContext)
  if (!current) throw new Error('useCurrentInspection is called outside an inspection')
  return current
}
