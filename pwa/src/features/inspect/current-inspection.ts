// The inspection the screens below a route are about.
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createContext, use } from 'react'
import type { InspectionView } from './model/inspection-view.ts'
import type { Draft } from './model/undo.ts'
import type { VehicleHistory } from './model/vehicle-history.ts'

export type NewBlob = { sha256: string; bytes: ArrayBuffer }

/** Resolves only after the transaction that holds the drafts is complete on this device. */
export type Record = (drafts: readonly Draft[], blobs?: readonly NewBlob[]) => Promise<void>

export type CurrentInspection = {
  id: string
  deviceId: string
  actorId: string
  view: InspectionView
  lines: readonly EventLine[]
  history: VehicleHistory
  record: Record
}

export const CurrentInspectionContext = createContext<CurrentInspection | null>(null)

export function useCurrentInspection(): CurrentInspection {
  const current = use(CurrentInspectionContext)
  if (!current) throw new Error('useCurrentInspection is called outside an inspection')
  return current
}
