import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import * as z from 'zod/mini'
import { everyone, type FeedFact } from './feed-fact.ts'

/** Data of `appointment.*`, as far as a device needs it; further members are passed on. */
export const AppointmentData = z.looseObject({
  appointmentId: z.string().check(z.maxLength(64)),
  inspectionId: z.string().check(z.maxLength(64)),
  scheduledDate: z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/)),
  inspectorId: z.nullable(z.string().check(z.maxLength(64))),
  vehicle: z.looseObject({
    vin: z.nullable(z.string()),
    make: z.optional(z.nullable(z.string())),
    plate: z.optional(z.nullable(z.string())),
    country: z.optional(z.nullable(z.string())),
  }),
  status: z.string(),
})
export type AppointmentData = z.infer<typeof AppointmentData>

const withdrawn = new Set(['appointment.cancelled', 'appointment.no-show'])

type Known = { eventType: string; at: Date; previousAudiences: readonly string[]; history: unknown }

/** Who learns of an appointment; who had it before and has it no longer is told first, so that a hand-over ends right. */
export function appointmentFacts(
  data: AppointmentData,
  { eventType, at, previousAudiences, history }: Known,
): FeedFact[] {
  const key = { entity: 'assignment', id: data.appointmentId, at } as const
  const audience = withdrawn.has(eventType) ? null : (data.inspectorId ?? everyone)
  const gone = previousAudiences.filter((previous) => previous !== audience)
  const facts: FeedFact[] = gone.map((previous) => ({ ...key, audience: previous, value: null }))
  if (audience === null) return facts
  // Who booked is nothing an inspector needs.
  const { userId: _userId, ...assignment } = data
  return [
    ...facts,
    { ...key, audience, value: { ...assignment, history }, onDate: data.scheduledDate.slice(0, 10), ...keyOf(data) },
  ]
}

function keyOf({ vehicle }: AppointmentData): Pick<FeedFact, 'vehicleKey'> {
  const key = vehicleKey(vehicle)
  return key === null ? {} : { vehicleKey: key }
}
