// The inspection the screens below a route are about.
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createContext, use } from 'react'
import type { InspectionView } from './model/inspection-view.ts'
import type { Draft } from './model/undo.ts'
import type { VehicleHistory } from './model/vehicle-history.ts'

type NewBlob = { sha256: string; bytes: ArrayBuffer }

/** Resolves only after the transaction that holds the drafts is complete on this device. */
export type Record = (drafts: readonly Draft[], options?: RecordOptions) => Promise<void>

/** `undoes`: the drafts take back an earlier act. */
export type RecordOptions = { blobs?: readonly NewBlob[]; undoes?: boolean }

export type CurrentInspection = {
  id: string
  deviceId: string
  actorId: string
  view: InspectionView
  lines: readonly EventLine[]
  /** Ids of the lines Undo wrote here. */
  undone: ReadonlySet<string>
  history: VehicleHistory
  record: Record
}

export const CurrentInspectionContext = createContext<CurrentInspection | null>(null)

export function useCurrentInspection(): CurrentInspection {
  const current = use(CurrentInspectionContext)
  if (!current) throw new Error('useCurrentInspection is called outside an inspection')
  return current
}
