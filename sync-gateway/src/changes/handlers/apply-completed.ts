import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import type { Db } from '@sac/platform/db/db'
import { assignmentWindow } from '../domain/assignment-window.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { mergeHistories, vehicleHistory } from '../domain/vehicle-history.ts'
import { listAssignmentsOf } from '../store/feed-rows.ts'
import {
  deleteLink,
  insertLinkIfAbsent,
  listHistories,
  listKeysOf,
  listKeysOfCar,
  upsertHistory,
} from '../store/history-rows.ts'
import type { CompletedTold, DecidedTold } from './read-change.ts'

/** Remembers a completed test of a vehicle and shows it on the assignments the vehicle still has. */
export async function applyCompleted(tx: Db, { data, at }: CompletedTold): Promise<FeedFact[]> {
  const { inspectionId, testedAt, vehicle } = data.report
  const key = vehicleKey(vehicle) ?? `inspection:${inspectionId}`
  const history = { key, inspectionId, testedAt: new Date(testedAt), value: vehicleHistory(data) }
  const isLatest = await upsertHistory(tx, history)
  return isLatest ? shownHistories(tx, [key], at) : []
}

/** People say that two tests are of one car, or after all are not: each has the history of both, or its own. */
export async function applyDecided(tx: Db, { data, at }: DecidedTold): Promise<FeedFact[]> {
  const { inspectionId, earlierId, standing } = data
  if (earlierId === undefined) return []
  const change = standing === 'linked' ? insertLinkIfAbsent : deleteLink
  await change(tx, { inspectionId, earlierId })
  return shownHistories(tx, await listKeysOf(tx, [inspectionId, earlierId]), at)
}

/** The assignments of the cars under these keys, and under what is linked with them, as they are known now. */
async function shownHistories(tx: Db, keys: readonly string[], at: Date): Promise<FeedFact[]> {
  const ofCars = new Set<string>()
  for (const key of keys) for (const one of await listKeysOfCar(tx, key)) ofCars.add(one)
  const assignments = await listAssignmentsOf(tx, { keys: [...ofCars], from: assignmentWindow(at).from })
  const histories = new Map<string, Record<string, unknown> | null>()
  for (const key of new Set(assignments.map(({ vehicleKey }) => vehicleKey)))
    histories.set(key, mergeHistories(await listHistories(tx, key)))
  return assignments.map(({ value, ...assignment }) => ({
    entity: 'assignment',
    ...assignment,
    value: { ...value, history: histories.get(assignment.vehicleKey) ?? null },
  }))
}
