import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import type { Db } from '@sac/platform/db/db'
import { listLinesOfTypes } from '#uploads/store/line-rows'
import { appointmentFacts } from '../domain/appointment-facts.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { whereaboutFacts, whereaboutTypes } from '../domain/line-facts.ts'
import { mergeHistories } from '../domain/vehicle-history.ts'
import { listAudiences } from '../store/feed-rows.ts'
import { listHistories } from '../store/history-rows.ts'
import { publishFacts } from './publish-facts.ts'
import type { AppointmentTold } from './read-change.ts'

/** Publishes what is to be learnt of appointments; the caller holds the feed. */
export async function applyAppointments(tx: Db, told: readonly AppointmentTold[]): Promise<void> {
  const pending: FeedFact[] = []
  for (const one of told) {
    // Who had it before is asked of the feed.
    if (pending.some(({ id }) => id === one.data.appointmentId)) await publishFacts(tx, pending.splice(0))
    pending.push(...(await applyAppointment(tx, one)))
  }
  await publishFacts(tx, pending)
}

/** Who must learn what of an appointment, and of what has already been done for it. */
async function applyAppointment(tx: Db, { eventType, data, at }: AppointmentTold): Promise<FeedFact[]> {
  const before = await listAudiences(tx, { entity: 'assignment', ids: [data.appointmentId] })
  const previousAudiences = before.map(({ audience }) => audience)
  const key = vehicleKey(data.vehicle)
  const history = key === null ? null : mergeHistories(await listHistories(tx, key))
  const facts = appointmentFacts(data, { eventType, at, previousAudiences, history })
  const places = facts.flatMap(({ audience, onDate }) => (onDate === undefined ? [] : [{ audience, onDate }]))
  const lines = await listLinesOfTypes(tx, { inspectionId: data.inspectionId, types: whereaboutTypes })
  return [...facts, ...whereaboutFacts(lines, places)]
}
