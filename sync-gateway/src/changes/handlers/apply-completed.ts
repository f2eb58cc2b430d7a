import type { Db } from '@sac/platform/db/db'
import { setInspectionClosed } from '#devices/store/archive-rows'
import { assignmentWindow } from '../domain/assignment-window.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { type CompletedData, vehicleHistory } from '../domain/vehicle-history.ts'
import { listAssignmentsOfVin } from '../store/feed-rows.ts'
import { upsertHistory } from '../store/history-rows.ts'

/** Remembers a completed test of a vehicle and shows it on the assignments the vehicle still has. */
export async function applyCompleted(tx: Db, { data, at }: { data: CompletedData; at: Date }): Promise<FeedFact[]> {
  const { inspectionId, testedAt, vehicle } = data.report
  // An abandoned test gets no certificate: nothing more will close it.
  if (data.result === 'abandoned') await setInspectionClosed(tx, { inspectionId, closed: true, at })
  const history = vehicleHistory(data)
  const { vin } = vehicle
  if (vin === '') return []
  const isLatest = await upsertHistory(tx, { vin, inspectionId, testedAt: new Date(testedAt), value: history })
  if (!isLatest) return []
  const assignments = await listAssignmentsOfVin(tx, { vin, from: assignmentWindow(at).from })
  return assignments.map(({ id, audience, value, onDate, at: since }) => ({
    entity: 'assignment',
    id,
    audience,
    value: { ...value, history },
    at: since,
    onDate,
    vin,
  }))
}
