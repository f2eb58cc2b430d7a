// What time alone brings about: holds end, reminders are due, waiting lists run out.
import { dateIn } from '@sac/contracts/inspection/calendar'
import type { Db } from '@sac/platform/db/db'
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { rulesOf } from '../domain/offer.ts'
import { listOpenCentres } from '../store/offer-rows.ts'
import { lockBays } from '../store/slot-rows.ts'
import { endWaiting, expireHolds, listCentresWithLapsed, markReminded } from '../store/sweep-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { offerToWaiting } from './offer-to-waiting.ts'
import { keepCentre } from './require-centre.ts'
import { tell } from './take-time.ts'

const perTransaction = 100

/** Ends holds nobody has paid in time; who is next in the waiting list gets their times. Returns how many. */
export async function endHolds(deps: AppointmentsDeps): Promise<number> {
  let ended = 0
  for (const centreId of await listCentresWithLapsed(deps.pool, { now: deps.now() }))
    for (let batch = perTransaction; batch === perTransaction; ended += batch) batch = await endSome(deps, centreId)
  return ended
}

function endSome(deps: AppointmentsDeps, centreId: string): Promise<number> {
  return withTransaction(deps.pool, async (tx) => {
    const centre = await keepCentre(tx, { centreId })
    await lockBays(tx, centre)
    const expired = await expireHolds(tx, { centreId, now: deps.now(), limit: perTransaction })
    const events = expired.map((one) => appointmentEvent('appointment.expired', one, null))
    await tell(deps, tx, { centre, events, instants: expired.map(({ scheduledDate }) => scheduledDate) })
    for (const freed of expired) await offerToWaiting(deps, tx, { centre, freed })
    return expired.length
  })
}

async function centresOf(db: Db) {
  const all = await listOpenCentres(db, { after: null, limit: 10_000 })
  return all.map((centre) => ({ centre, rules: rulesOf(centre) }))
}

/** Publishes `appointment.reminder-due`, once for each time an appointment has. Returns how many. */
export async function remind(deps: AppointmentsDeps): Promise<number> {
  let reminded = 0
  for (const { centre, rules } of await centresOf(deps.pool)) {
    const asked = { centreId: centre.centreId, aheadMinutes: rules.remindMinutes, limit: perTransaction }
    for (let batch = perTransaction; batch === perTransaction; reminded += batch)
      batch = await withTransaction(deps.pool, async (tx) => {
        const due = await markReminded(tx, { ...asked, now: deps.now() })
        const events = due.map((one) => appointmentEvent('appointment.reminder-due', one, null))
        await tell(deps, tx, { centre, events, instants: [] })
        return due.length
      })
  }
  return reminded
}

/** Ends entries of the waiting list whose last day is over everywhere. */
export const endOldWaiting = ({ pool, now }: AppointmentsDeps): Promise<void> =>
  endWaiting(pool, { before: dateIn('Pacific/Niue', now().toISOString()) })
