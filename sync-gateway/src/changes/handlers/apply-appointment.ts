import type { Db } from '@sac/platform/db/db'
import { listLinesOfTypes } from '#uploads/store/line-rows'
import { type AppointmentData, appointmentFacts } from '../domain/appointment-facts.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { whereaboutFacts, whereaboutTypes } from '../domain/line-facts.ts'
import { listAudiences } from '../store/feed-rows.ts'
import { findHistory } from '../store/history-rows.ts'

/** Who must learn what of an appointment, and of what has already been done for it. */
export async function applyAppointment(
  tx: Db,
  { eventType, data, at }: { eventType: string; data: AppointmentData; at: Date },
): Promise<FeedFact[]> {
  const previousAudiences = await listAudiences(tx, { entity: 'assignment', id: data.appointmentId })
  const { vin } = data.vehicle
  const history = vin === null ? null : await findHistory(tx, vin)
  const facts = appointmentFacts(data, { eventType, at, previousAudiences, history })
  const places = facts.flatMap(({ audience, onDate }) => (onDate === undefined ? [] : [{ audience, onDate }]))
  const lines = await listLinesOfTypes(tx, { inspectionId: data.inspectionId, types: whereaboutTypes })
  return [...facts, ...whereaboutFacts(lines, places)]
}
