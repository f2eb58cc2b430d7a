import type { EventData, EventType } from '@sac/contracts/events/catalogue'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { everyone, type FeedFact } from './feed-fact.ts'

export type Appointment = EventData<'appointment.created'>

const withdrawn: ReadonlySet<EventType> = new Set(['appointment.cancelled', 'appointment.no-show'] as const)

type Known = { eventType: EventType; at: Date; previousAudiences: readonly string[]; history: unknown }

/** Who learns of an appointment; who had it before and has it no longer is told first, so that a hand-over ends right. */
export function appointmentFacts(data: Appointment, { eventType, at, previousAudiences, history }: Known): FeedFact[] {
  const key = { entity: 'assignment', id: data.appointmentId, at } as const
  // What is only held is nobody's work yet.
  const isWithdrawn = withdrawn.has(eventType) || data.status === 'pending'
  const audience = isWithdrawn ? null : (data.inspectorId ?? everyone)
  const gone = previousAudiences.filter((previous) => previous !== audience)
  const facts: FeedFact[] = gone.map((previous) => ({ ...key, audience: previous, value: null }))
  if (audience === null) return facts
  // Who booked, and what was paid, is nothing an inspector needs.
  const {
    userId: _who,
    price: _price,
    paymentId: _payment,
    cancellation: _terms,
    heldUntil: _hold,
    ...assignment
  } = data
  return [
    ...facts,
    { ...key, audience, value: { ...assignment, history }, onDate: data.scheduledDate.slice(0, 10), ...keyOf(data) },
  ]
}

function keyOf({ vehicle }: Appointment): Pick<FeedFact, 'vehicleKey'> {
  const key = vehicleKey(vehicle)
  return key === null ? {} : { vehicleKey: key }
}
