import type { Db } from '@sac/platform/db/db'
import { type AppointmentData, appointmentFacts } from '../domain/appointment-facts.ts'
import type { FeedFact } from '../domain/feed-fact.ts'
import { listAudiences } from '../store/feed-rows.ts'
import { findHistory } from '../store/history-rows.ts'

/** Who must learn what of an appointment. */
export async function applyAppointment(
  tx: Db,
  { eventType, data, at }: { eventType: string; data: AppointmentData; at: Date },
): Promise<FeedFact[]> {
  const previousAudiences = await listAudiences(tx, { entity: 'assignment', id: data.appointmentId })
  const { vin } = data.vehicle
  const history = vin === null ? null : await findHistory(tx, vin)
  return appointmentFacts(data, { eventType, at, previousAudiences, history })
}
