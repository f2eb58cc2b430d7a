import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import type { Db } from '@sac/platform/db/db'
import { assignmentWindow } from '../domain/assignment-window.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { vehicleHistory } from '../domain/vehicle-history.ts'
import { listAssignmentsOf } from '../store/feed-rows.ts'
import { upsertHistory } from '../store/history-rows.ts'
import type { CompletedTold } from './read-change.ts'

/** Remembers a completed test of a vehicle and shows it on the assignments the vehicle still has. */
export async function applyCompleted(tx: Db, { data, at }: CompletedTold): Promise<FeedFact[]> {
  const { inspectionId, testedAt, vehicle } = data.report
  const history = vehicleHistory(data)
  const key = vehicleKey(vehicle)
  if (key === null) return []
  const isLatest = await upsertHistory(tx, { key, inspectionId, testedAt: new Date(testedAt), value: history })
  if (!isLatest) return []
  const assignments = await listAssignmentsOf(tx, { key, from: assignmentWindow(at).from })
  return assignments.map(({ id, audience, value, onDate, at: since }) => ({
    entity: 'assignment',
    id,
    audience,
    value: { ...value, history },
    at: since,
    onDate,
    vehicleKey: key,
  }))
}
