import type { NewEvent } from '@sac/contracts/events/new-event'
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Tx } from '@sac/platform/db/with-transaction'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { listThese } from '../store/appointment-rows.ts'
import { insertEndingHolds, insertInFreeBay, lockBays } from '../store/slot-rows.ts'
import { appointmentEvent } from './appointment-event.ts'
import { forgetDays } from './known-times.ts'

type Took = { appointment: Appointment | null; lapsed: readonly string[] }

// Somebody may be quicker at each bay, and give it back.
const attemptsFor = (bays: readonly string[]) => bays.length + 3

/** Asks for a bay until there is one, or none is free. */
export async function takeTime(
  bays: readonly string[],
  ask: () => Promise<Took & { noneFree: boolean }>,
): Promise<Took> {
  const lapsed: string[] = []
  for (let attempt = 0; attempt < attemptsFor(bays); attempt += 1) {
    const answer = await ask()
    lapsed.push(...answer.lapsed)
    if (answer.appointment || answer.noneFree) return { appointment: answer.appointment, lapsed }
  }
  return { appointment: null, lapsed }
}

type Booking = Parameters<typeof insertInFreeBay>

/** Books in the first of the bays that is free, or that only a lapsed hold keeps. */
export async function bookBay(...[tx, asked, appointment]: Booking): Promise<Took> {
  const free = await takeTime(asked.bays, () => insertInFreeBay(tx, asked, appointment))
  if (free.appointment) return free
  await lockBays(tx, asked)
  return takeTime(asked.bays, () => insertEndingHolds(tx, asked, appointment))
}

type Telling = {
  centre: Pick<OpenCentre, 'centreId' | 'timeZone'>
  events: readonly NewEvent[]
  /** Whose holds ended for it. */
  lapsed?: readonly string[]
  /** Of the days that are not any more as they were. */
  instants: readonly string[]
}

/** Publishes what has changed, and forgets what is kept of its days. */
export async function tell(
  deps: AppointmentsDeps,
  tx: Tx,
  { centre, events, lapsed = [], instants }: Telling,
): Promise<void> {
  const ended = lapsed.length === 0 ? [] : await listThese(tx, lapsed)
  const expired = ended.map((one) => appointmentEvent('appointment.expired', one, null))
  await publish(deps, tx, [...expired, ...events])
  forgetDays(deps, tx, centre, [...instants, ...ended.map(({ scheduledDate }) => scheduledDate)])
}
