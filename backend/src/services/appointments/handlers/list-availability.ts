import type { AskAvailability, Availability } from '@sac/contracts/http/bookings'
import { addDays, dateIn } from '@sac/contracts/inspection/calendar'
import type * as z from 'zod/mini'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { type Booked, freeTimesOf, openingsOf } from '../domain/day.ts'
import { usualCategory } from '../domain/offer.ts'
import { earliestOf } from './free-times.ts'
import { recallBooked, recallCentre } from './known-times.ts'
import { noSuchCentre, requireOffered } from './require-centre.ts'

const usualDays = 7

/** Free times of some days, out of what is kept in the cache where it is there. */
export async function listAvailability(
  deps: Pick<AppointmentsDeps, 'pool' | 'now' | 'cache'>,
  { centreId, kind, category = usualCategory, from, days = `${usualDays}` }: z.output<typeof AskAvailability>,
): Promise<Availability> {
  const known = await recallCentre(deps, { centreId })
  if (!known) throw noSuchCentre()
  const now = deps.now()
  const { centre, service, price } = requireOffered(known, { kind, category }, now)
  const { timeZone, offer, bays } = centre
  const today = dateIn(timeZone, now.toISOString())
  const lastDay = addDays(today, offer.rules.horizonDays)
  const asked = Array.from({ length: Number(days) }, (_, n) => addDays(from, n))
  const open = asked.filter((date) => openingsOf({ date, timeZone, offer }).length > 0)
  const bookable = open.filter((date) => today <= date && date <= lastDay)
  const bookedOn = await recallBooked(deps, centre, bookable)
  const place = { timeZone, offer, bays, minutes: service.minutes, notBefore: earliestOf(centre, now) }
  const timesOn = (date: string, booked: readonly Booked[] = []) =>
    freeTimesOf({ ...place, date, booked }).map((time) => new Date(time).toISOString())
  const times = new Map(bookable.map((date, at) => [date, timesOn(date, bookedOn[at])]))
  return {
    centreId,
    timeZone,
    kind,
    category,
    minutes: service.minutes,
    price,
    lastDay,
    days: asked.map((date) => ({ date, isOpen: open.includes(date), times: times.get(date) ?? [] })),
  }
}
