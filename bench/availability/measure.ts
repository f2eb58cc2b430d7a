import type { AppointmentsDeps } from '@sac/backend/services/appointments/appointments-deps'
import { bookAppointment } from '@sac/backend/services/appointments/handlers/book-appointment'
import { listAvailability } from '@sac/backend/services/appointments/handlers/list-availability'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import type { Figures } from '../harness/run-rounds.ts'
import { type Bench, centreId, now } from './open-bench.ts'

const dayMs = 86_400_000
const atOnce = 8
const vehicle = {
  plate: 'AB-123-CD',
  country: 'F',
  vin: null,
  make: 'Renault',
  model: 'Clio',
  category: 'M1',
  fuel: null,
  firstRegistration: null,
}

const dateOf = (n: number) => new Date(now.getTime() + n * dayMs).toISOString().slice(0, 10)

/** Eight at once until `count` are done. */
async function inLanes(count: number, work: (n: number) => Promise<unknown>): Promise<number> {
  let next = 0
  const started = performance.now()
  const lane = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return (performance.now() - started) / 1_000
}

/** A week of free times, of the four weeks people look at. */
const look = (deps: AppointmentsDeps, n: number) =>
  listAvailability(deps, { centreId, kind: 'periodic', from: dateOf((n % 4) * 7) })

export async function looksPerSecond(deps: AppointmentsDeps, count: number): Promise<Figures> {
  return { 'looks/s': count / (await inLanes(count, (n) => look(deps, n))) }
}

/** What any answer must ask of the database: what is booked in a week. */
export async function rawLooksPerSecond({ pool }: Bench, count: number): Promise<Figures> {
  const seconds = await inLanes(count, (n) => {
    const from = new Date(`${dateOf((n % 4) * 7)}T00:00:00Z`)
    return pool.query(
      `SELECT bay, scheduled_at, ends_at FROM appointments WHERE centre_id = $1 AND during && tstzrange($2, $3)
         AND status IN ('pending', 'confirmed', 'checked-in', 'done')`,
      [centreId, from, new Date(from.getTime() + 7 * dayMs)],
    )
  })
  return { 'looks/s': count / seconds }
}

const bays = 6
const perDay = 10
const isWorkday = (n: number) => ![0, 6].includes(new Date(now.getTime() + n * dayMs).getUTCDay())

/** The first `count` times of the working days from tomorrow on, in an order that leaves those of one hour apart. */
export function timesToBook(count: number): string[] {
  const days = Array.from({ length: 300 }, (_, n) => n + 1).filter(isWorkday)
  return Array.from({ length: count }, (_, n) => {
    const day = days[Math.floor(n / (bays * perDay))] ?? 1
    return new Date(Date.parse(`${dateOf(day)}T06:00:00.000Z`) + (n % perDay) * 45 * 60_000).toISOString()
  })
}

const book = (deps: AppointmentsDeps, scheduledDate: string) =>
  bookAppointment(
    deps,
    { appointmentId: uuidv7(), centreId, kind: 'periodic', scheduledDate, vehicle, vehicleId: null },
    uuidv7(),
  )

export async function bookingsPerSecond(deps: AppointmentsDeps, times: readonly string[]): Promise<Figures> {
  const seconds = await inLanes(times.length, (n) => book(deps, times[n] ?? ''))
  return { 'bookings/s': times.length / seconds }
}

/** What any booking must read and write: the offer; its command, itself under the same constraint, and the fact, in one transaction. */
export async function rawBookingsPerSecond({ pool }: Bench, times: readonly string[]): Promise<Figures> {
  const [fact, hash] = [Buffer.alloc(1_200), Buffer.alloc(32)]
  const seconds = await inLanes(times.length, async (n) => {
    await pool.query('SELECT offer FROM offers WHERE centre_id = $1 ORDER BY version DESC LIMIT 1', [centreId])
    const [appointmentId, from] = [uuidv7(), new Date(times[n] ?? '')]
    const to = new Date(from.getTime() + 45 * 60_000)
    const bay = `Bay ${1 + (Math.floor(n / perDay) % bays)}`
    await withTransaction(pool, async (tx) => {
      await tx.query('INSERT INTO commands (command_id, content_hash, at) VALUES ($1, $2, $3)', [
        appointmentId,
        hash,
        now,
      ])
      await tx.query(
        `INSERT INTO appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, ends_at, created_at, timed_at,
           kind, status, vehicle, user_id, price_minor, currency, held_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, 'periodic', 'pending', $8, $9, 7900, 'EUR', $7)`,
        [appointmentId, uuidv7(), centreId, bay, from, to, now, JSON.stringify(vehicle), uuidv7()],
      )
      await tx.query('INSERT INTO raw_facts (fact) VALUES ($1)', [fact])
    })
  })
  return { 'bookings/s': times.length / seconds }
}

/** An hour before lunch: twenty look for each one that books. Statements sent to the database. */
export async function loadOfAnHour(bench: Bench, deps: AppointmentsDeps, times: readonly string[]): Promise<Figures> {
  bench.statements()
  await inLanes(times.length * 20, async (n) => {
    await look(deps, n)
    if (n % 20 === 0) await book(deps, times[n / 20] ?? '')
  })
  return { statements: bench.statements() }
}
