// What somebody is about to book. It is kept on this device, so that neither a reload nor a sign-in loses it.
import { GivenVehicle } from '@sac/contracts/http/appointments'
import { InspectionKind } from '@sac/contracts/template/template'
import * as z from 'zod/mini'
import type { Wanted } from '#customer/wanted.ts'
import { plannedVehicle } from './planned-vehicle.ts'

export const Draft = z.object({
  /** Made here: asking for the same time again gives the same booking. Another choice is another booking. */
  appointmentId: z.string(),
  /** Null while it is not chosen, or there is but one. */
  centreId: z._default(z.nullable(z.string()), null),
  kind: InspectionKind,
  category: z.string(),
  /** Instant; null while none is chosen. */
  time: z.nullable(z.string()),
  vehicle: z.nullable(GivenVehicle),
  /** The customer's own car. */
  vehicleId: z.nullable(z.string()),
  /** The office has been asked to hold this: it may do so, whether its answer came or not. */
  asked: z.boolean(),
})
export type Draft = z.infer<typeof Draft>

export type Choice = Partial<Pick<Draft, 'centreId' | 'kind' | 'category' | 'time' | 'vehicle' | 'vehicleId'>>

export const emptyDraft = (newId: () => string): Draft => ({
  appointmentId: newId(),
  centreId: null,
  kind: 'periodic',
  category: 'M1',
  time: null,
  vehicle: null,
  vehicleId: null,
  asked: false,
})

const given = <Of extends object>(of: Of) =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value)) as { [Name in keyof Of]?: NonNullable<Of[Name]> }

/** What an address asks for, as a choice. */
export function wish({ centre, kind, category, plate, country, vehicleId }: Wanted): Choice {
  const vehicle = plate && country ? plannedVehicle({ plate, country, category: category ?? null }) : null
  return {
    ...given({ centreId: centre, kind, category }),
    ...(vehicle && { vehicle, vehicleId: vehicleId ?? null }),
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** Another centre, test or kind of vehicle takes another time. What was asked for already keeps its id only while nothing changes. */
export function choose(draft: Draft, choice: Choice, newId: () => string): Draft {
  const next = { ...draft, ...choice }
  if (isSame(next, draft)) return draft
  const takesOtherTime =
    next.centreId !== draft.centreId || next.kind !== draft.kind || next.category !== draft.category
  const time = choice.time === undefined && takesOtherTime ? null : next.time
  const vehicle = next.vehicle && { ...next.vehicle, category: next.category }
  return { ...next, time, vehicle, ...(draft.asked ? { appointmentId: newId(), asked: false } : {}) }
}

/** What the office is asked to hold; null while something is missing. */
export function bookingOf(draft: Draft, centreId: string) {
  const { appointmentId, kind, time, vehicle, vehicleId } = draft
  return time && vehicle ? { appointmentId, centreId, kind, scheduledDate: time, vehicle, vehicleId } : null
}
