// What is kept of centres and days in the cache, and forgotten when it changes. What is kept may be old: it is shown, never decided
// by.
import { addDays, dateIn, instantOf } from '@sac/contracts/inspection/calendar'
import { readThrough } from '@sac/platform/cache/read-through'
import { afterCommit } from '@sac/platform/db/after-commit'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import type { Booked } from '../domain/day.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { findOpenCentre } from '../store/offer-rows.ts'
import { listBooked } from '../store/slot-rows.ts'

const ttlMs = 5 * 60_000

const centreKey = (centreId: string) => `centre:${centreId}`
const dayKey = (centreId: string, date: string) => `booked:${centreId}:${date}`

type Caching = Pick<AppointmentsDeps, 'pool' | 'now' | 'cache'>

/** A centre and its offer, as they were five minutes ago at most. */
export async function recallCentre(
  { pool, cache }: Caching,
  { centreId }: { centreId: string },
): Promise<OpenCentre | null> {
  const load = async () => [await findOpenCentre(pool, { centreId })]
  const [centre] = await readThrough<OpenCentre | null>(cache, { keys: [centreKey(centreId)], ttlMs, load })
  return centre ?? null
}

/** What was booked on dates of a centre, five minutes ago at most. */
export function recallBooked(
  { pool, now, cache }: Caching,
  { centreId, timeZone }: Pick<OpenCentre, 'centreId' | 'timeZone'>,
  dates: readonly string[],
): Promise<Booked[][]> {
  const keys = dates.map((date) => dayKey(centreId, date))
  const startOf = (date: string) => new Date(instantOf(date, 0, timeZone))
  const load = async (missing: readonly number[]) => {
    const wanted = missing.map((at) => dates[at] ?? '')
    const to = startOf(addDays(wanted.at(-1) ?? '', 1))
    const booked = await listBooked(pool, { centreId, from: startOf(wanted[0] ?? ''), to, now: now() })
    return wanted.map((date) => {
      const [from, end] = [startOf(date).getTime(), startOf(addDays(date, 1)).getTime()]
      return booked.filter((one) => one.from < end && from < one.to)
    })
  }
  return dates.length === 0 ? Promise.resolve([]) : readThrough<Booked[]>(cache, { keys, ttlMs, load })
}

/** What is kept of the days of these instants is old once `tx` has committed. */
export function forgetDays(
  { cache }: Pick<AppointmentsDeps, 'cache'>,
  tx: Tx,
  { centreId, timeZone }: Pick<OpenCentre, 'centreId' | 'timeZone'>,
  instants: readonly string[],
): void {
  const keys = [...new Set(instants.map((instant) => dayKey(centreId, dateIn(timeZone, instant))))]
  if (keys.length > 0) afterCommit(tx, () => void cache.drop(keys))
}

export function forgetCentre(
  { cache }: Pick<AppointmentsDeps, 'cache'>,
  tx: Tx,
  { centreId }: { centreId: string },
): void {
  afterCommit(tx, () => void cache.drop([centreKey(centreId)]))
}
