import type { Board, BoardAppointment } from '@sac/contracts/http/board'
import type { Appointment } from '@sac/contracts/http/bookings'
import { addDays, instantOf } from '@sac/contracts/inspection/calendar'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { openingsOf, workingBays } from '../domain/day.ts'
import type { OpenCentre } from '../domain/offer.ts'
import { listOnBoard } from '../store/appointment-rows.ts'
import { listClosings } from '../store/closing-rows.ts'
import { requireCentre } from './require-centre.ts'

/** Everything of a day of a centre, with the names of those who booked. Throws Problem `centre.not-found`. */
export async function readBoard(
  deps: AppointmentsDeps,
  { centreId, date }: { centreId: string; date: string },
): Promise<Board> {
  const { pool } = deps
  const { offer, ...centre } = await requireCentre(pool, { centreId })
  const startOf = (day: string) => new Date(instantOf(day, 0, centre.timeZone))
  const period = { centreId, from: startOf(date), to: startOf(addDays(date, 1)) }
  const [appointments, closings] = await Promise.all([listOnBoard(pool, period), listClosings(pool, period)])
  return {
    centre,
    date,
    ...hoursOf({ ...centre, offer }, date),
    closings,
    appointments: await withNames(deps, appointments),
  }
}

/** With who booked them. */
export async function withNames(
  { directory }: AppointmentsDeps,
  appointments: readonly Appointment[],
): Promise<BoardAppointment[]> {
  const customers = [...new Set(appointments.flatMap(({ userId }) => userId ?? []))]
  const names = new Map((await directory.listNames(customers)).map(({ userId, name }) => [userId, name]))
  return appointments.map((one) => ({ ...one, customerName: names.get(one.userId ?? '') ?? null }))
}

const iso = (time: number) => new Date(time).toISOString()

function hoursOf({ offer, timeZone, bays }: OpenCentre, date: string): Pick<Board, 'openings' | 'closedBays'> {
  if (!offer) return { openings: [], closedBays: [] }
  const place = { date, timeZone, offer }
  const working = workingBays({ ...place, bays })
  return {
    openings: openingsOf(place).map(([from, to]) => ({ from: iso(from), to: iso(to) })),
    closedBays: bays.filter((bay) => !working.includes(bay)),
  }
}
