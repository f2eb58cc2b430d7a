import type { Appointment } from '@sac/contracts/http/bookings'
import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { freeTimesOf, minuteMs } from '../domain/day.ts'
import { type BookableCentre, type OpenCentre, priceOf, serviceOf } from '../domain/offer.ts'
import { isInTwoPlaces } from '../domain/own-times.ts'
import { listOwnTimes, lockCustomerIfIdle } from '../store/offer-rows.ts'
import { listBooked } from '../store/slot-rows.ts'
import { lockNextWaiting, updateWaiting, type WaitingRow } from '../store/waiting-rows.ts'
import { holdTime } from './book-appointment.ts'
import { earliestOf } from './free-times.ts'

const lookedAt = 20

type Freed = { centre: OpenCentre; freed: Pick<Appointment, 'scheduledDate' | 'endsAt'> }

/**
 * Whose turn it is in the waiting list gets what was let go, in the transaction that lets it go: nobody can be quicker. Held for a
 * while, like any other; several short ones where they fit. Whose car is elsewhere then, or who is booking at this very moment, goes
 * on waiting, and it is the next one's.
 */
export async function offerToWaiting(deps: AppointmentsDeps, tx: Tx, { centre, freed }: Freed): Promise<void> {
  const { offer, timeZone, centreId } = centre
  if (!offer || Date.parse(freed.endsAt) <= earliestOf(centre, deps.now())) return
  const date = dateIn(timeZone, freed.scheduledDate)
  for (const entry of await lockNextWaiting(tx, { centreId, date, limit: lookedAt })) {
    await offerTime(deps, tx, { centre: { ...centre, offer }, entry, date, freed })
  }
}

type Offering = { centre: BookableCentre; entry: WaitingRow; date: string; freed: Freed['freed'] }

async function offerTime(deps: AppointmentsDeps, tx: Tx, { centre, entry, date, freed }: Offering): Promise<void> {
  const { offer, timeZone } = centre
  const service = serviceOf(offer, { kind: entry.kind, category: entry.vehicle.category })
  const price = service && priceOf(service, offer, dateIn(timeZone, deps.now().toISOString()))
  if (!price) return
  const time = await findTime(deps, tx, { centre, entry, date, freed, minutes: service.minutes })
  if (time === undefined) return
  const heldUntil = new Date(deps.now().getTime() + offer.rules.waitingHoldMinutes * minuteMs)
  const { centreId, kind, vehicle, vehicleId, userId, entryId } = entry
  const appointmentId = deps.newId()
  const car = { kind, vehicle, vehicleId, userId }
  const isHeld = await holdTime(deps, tx, {
    ...car,
    appointmentId,
    centreId,
    heldUntil,
    scheduledDate: new Date(time).toISOString(),
    offered: { centre, service, price },
    fromWaitingList: true,
  })
  if (isHeld) await updateWaiting(tx, { entryId, status: 'offered', appointmentId })
}

type Finding = Offering & { minutes: number }

/** The first free time that needs what was let go, and at which the car is nowhere else. */
async function findTime(deps: AppointmentsDeps, tx: Tx, { centre, entry, date, freed, minutes }: Finding) {
  const { centreId, timeZone, offer, bays } = centre
  const { userId, vehicle } = entry
  const now = deps.now()
  if (!(await lockCustomerIfIdle(tx, { userId }))) return undefined
  const own = await listOwnTimes(tx, { userId, now })
  const [from, to] = [date, addDays(date, 1)].map((day) => new Date(instantOf(day, 0, timeZone))) as [Date, Date]
  const booked = await listBooked(tx, { centreId, from, to, now })
  const place = { date, timeZone, offer, bays, booked, minutes, notBefore: earliestOf(centre, now) }
  const [begins, ends] = [Date.parse(freed.scheduledDate), Date.parse(freed.endsAt)]
  return freeTimesOf(place).find((from) => {
    const to = from + minutes * minuteMs
    return from < ends && begins < to && !isInTwoPlaces(own, { ...vehicle, from, to })
  })
}
