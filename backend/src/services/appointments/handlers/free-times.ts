import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import type { Db } from '@sac/platform/db/db'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { freeTimesOf, gridOf, minuteMs, openingsOf, workingBays } from '../domain/day.ts'
import { type OpenCentre, rulesOf } from '../domain/offer.ts'
import { listBooked } from '../store/slot-rows.ts'
import { requireCentre } from './require-centre.ts'

const searchedDays = 14
const told = 12

/** A time somebody wants at a centre. */
export type WantedTime = { centre: OpenCentre; minutes: number; at: Date }

/** Thrown where a time is taken, inside of `orFreeTimes`. */
export class TimeTaken extends Error {
  override readonly name = 'TimeTaken'
}

/** When customers can begin at the earliest. */
export const earliestOf = (centre: OpenCentre, now: Date): number =>
  now.getTime() + rulesOf(centre).leadMinutes * minuteMs

/** The next times that are free from `at` on, asked of the database itself. */
async function nextFreeTimes(db: Db, { centre, minutes, at }: WantedTime, now: Date): Promise<string[]> {
  const { offer, timeZone, centreId, bays } = centre
  if (!offer) return []
  const notBefore = Math.max(at.getTime(), earliestOf(centre, now))
  const first = dateIn(timeZone, new Date(notBefore).toISOString())
  const dates = Array.from({ length: searchedDays }, (_, n) => addDays(first, n))
  const from = new Date(instantOf(first, 0, timeZone))
  const to = new Date(instantOf(addDays(first, searchedDays), 0, timeZone))
  const booked = await listBooked(db, { centreId, from, to, now })
  const free: number[] = []
  for (const date of dates) {
    if (free.length >= told) break
    free.push(...freeTimesOf({ date, timeZone, offer, bays, booked, minutes, notBefore }))
  }
  return free.slice(0, told).map((time) => new Date(time).toISOString())
}

/** Whether customers may book it at all: open, on the grid, neither too soon nor too far. Throws Problem `appointment.not-bookable`. */
export async function requireBookable(db: Db, wanted: WantedTime, now: Date): Promise<void> {
  const { centre, minutes, at } = wanted
  if (isBookable(wanted, now)) return
  const from = at.getTime() < earliestOf(centre, now) ? now : at
  const freeTimes = await nextFreeTimes(db, { centre, minutes, at: from }, now)
  throw new Problem('appointment.not-bookable', { detail: 'Choose one of the free times.', freeTimes })
}

function isBookable({ centre, minutes, at }: WantedTime, now: Date): boolean {
  const { offer, timeZone, bays } = centre
  if (!offer || at.getTime() < earliestOf(centre, now)) return false
  const date = dateIn(timeZone, at.toISOString())
  const place = { date, timeZone, offer }
  const isNear = date <= addDays(dateIn(timeZone, now.toISOString()), offer.rules.horizonDays)
  const isOpen = gridOf(openingsOf(place), minutes).includes(at.getTime())
  return isNear && isOpen && workingBays({ ...place, bays }).length > 0
}

/** Runs `work` in a transaction; where the time is taken, throws Problem `appointment.slot-taken` with the next free ones. */
export async function orFreeTimes<Result>(
  deps: Pick<AppointmentsDeps, 'pool' | 'now'>,
  wanted: WantedTime,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  try {
    return await withTransaction(deps.pool, work)
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    const centre = await requireCentre(deps.pool, wanted.centre)
    const freeTimes = await nextFreeTimes(deps.pool, { ...wanted, centre }, deps.now())
    throw new Problem('appointment.slot-taken', { detail: 'Choose another time.', freeTimes })
  }
}
