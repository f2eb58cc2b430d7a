// What people, payments and time do to the appointments of a centre, in any order; and what must never come of it.
import type { Appointment } from '@sac/contracts/http/bookings'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { bookAppointment } from '../handlers/book-appointment.ts'
import { cancelAppointment } from '../handlers/cancel-appointment.ts'
import { closeBay } from '../handlers/close-bay.ts'
import { confirmAtCounter } from '../handlers/counter-acts.ts'
import { extendAppointment } from '../handlers/extend-appointment.ts'
import { planAppointment } from '../handlers/plan-appointment.ts'
import { rescheduleAppointment } from '../handlers/reschedule-appointment.ts'
import { endHolds } from '../handlers/sweep.ts'
import { admin, booking, newCustomer, type StagedAppointments } from './stage-appointments.ts'

/** By how often they are done. */
export const actNames = [
  ...(['book', 'book', 'book', 'plan', 'move', 'move', 'extend', 'cancel', 'pay', 'pay', 'accept'] as const),
  ...(['wait', 'sweep', 'close'] as const),
] as const

export type Act = {
  name: (typeof actNames)[number]
  /** Whose appointment, of those made so far. */
  which: number
  /** When it shall be. */
  scheduledDate: string
  minutes: number
}

const refusals = new Set([
  'appointment.slot-taken',
  'appointment.illegal-state',
  'appointment.too-late',
  'appointment.not-bookable',
  'centre.bay-booked',
])

type Known = { appointments: Appointment[]; payments: { paymentId: string; appointmentId: string }[] }

/** Does acts on a service; answers 'done' or the code it was refused with, and rejects with anything else. */
export function createActs(service: StagedAppointments) {
  const known: Known = { appointments: [], payments: [] }
  return {
    known,
    perform: (act: Act): Promise<string> =>
      perform(service, known, act).then(
        () => 'done',
        (error: unknown) => {
          if (error instanceof Problem && refusals.has(error.code)) return error.code
          throw error
        },
      ),
    /** In words; empty when all is well. */
    findFaults: () => findFaults(service, known),
  }
}

function perform(service: StagedAppointments, known: Known, act: Act): Promise<unknown> {
  const { deps } = service
  const { name, which, scheduledDate } = act
  const remember = (made: Appointment) => known.appointments.push(made)
  if (name === 'book') return bookAppointment(deps, booking({ scheduledDate }), newCustomer().userId).then(remember)
  if (name === 'plan') {
    const { vehicleId: _none, ...rest } = booking({ scheduledDate })
    const planned = { ...rest, inspectionId: uuidv7(), bay: `Bay ${1 + (which % 2)}`, inspectorId: null }
    return planAppointment(deps, planned, admin.userId).then(remember)
  }
  if (name === 'wait') return Promise.resolve(service.passMinutes(7))
  if (name === 'sweep') return endHolds(deps)
  if (name === 'close') {
    const to = new Date(Date.parse(scheduledDate) + act.minutes * 60_000).toISOString()
    const closing = { closingId: uuidv7(), bay: `Bay ${1 + (which % 2)}`, from: scheduledDate, to, reason: null }
    return closeBay(deps, { ...closing, centreId: service.centreId, closedBy: admin.userId })
  }
  const chosen = known.appointments[which % Math.max(1, known.appointments.length)]
  return chosen ? performOn(service, known, { ...act, name, chosen }) : Promise.resolve()
}

type OnOne = Act & { name: 'move' | 'extend' | 'cancel' | 'pay' | 'accept'; chosen: Appointment }

function performOn(service: StagedAppointments, known: Known, { name, chosen, scheduledDate, minutes }: OnOne) {
  const { deps } = service
  const ids = { appointmentId: chosen.appointmentId, commandId: uuidv7() }
  const acts = {
    move: () => rescheduleAppointment(deps, { ...ids, scheduledDate }, admin),
    extend: () => extendAppointment(deps, { ...ids, minutes }, admin),
    cancel: () => cancelAppointment(deps, { ...ids, feeMinor: 0, reason: null }, admin),
    accept: () => confirmAtCounter(deps, { ...ids, caller: admin }),
    pay: () => {
      const paymentId = uuidv7()
      known.payments.push({ paymentId, appointmentId: chosen.appointmentId })
      return service.pay(chosen, { paymentId })
    },
  }
  return acts[name]()
}

const overlapping = `SELECT a.appointment_id AS id FROM appointments AS a JOIN appointments AS b
  ON a.centre_id = b.centre_id AND a.bay = b.bay AND a.appointment_id < b.appointment_id
  AND a.scheduled_at < b.ends_at AND b.scheduled_at < a.ends_at
  WHERE NOT a.status IN ('cancelled', 'expired', 'no-show') AND NOT b.status IN ('cancelled', 'expired', 'no-show')`

const astray = `SELECT paid.id FROM unnest($1::uuid[]) AS paid (id)
  WHERE (SELECT count(*) FROM appointments WHERE payment_id = paid.id)
    + (SELECT count(*) FROM unplaceable_payments WHERE payment_id = paid.id) <> 1`

async function findFaults({ deps, facts }: StagedAppointments, { payments }: Known): Promise<string[]> {
  const doubled = await deps.pool.query<{ id: string }>(overlapping)
  const ids = payments.map(({ paymentId }) => paymentId)
  const lost = await deps.pool.query<{ id: string }>(astray, [ids])
  const told = Map.groupBy(
    (await facts()).filter(({ eventType }) => eventType === 'appointment.payment-unplaceable'),
    ({ data }) => data['paymentId'],
  )
  const twice = [...told].filter(([, events]) => events.length > 1)
  return [
    ...doubled.rows.map(({ id }) => `appointment ${id} has its bay together with another`),
    ...lost.rows.map(({ id }) => `payment ${id} is not in one appointment or on its way back`),
    ...twice.map(([id]) => `payment ${String(id)} is sent back twice`),
  ]
}
