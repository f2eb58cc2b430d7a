// What every act on an appointment has in common: whose it is, that it is done once, and that its state allows it.
import type { Appointment } from '@sac/contracts/http/bookings'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import type { Db } from '@sac/platform/db/db'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { Person } from '@sac/platform/http/caller'
import { Problem } from '@sac/platform/http/problem'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { type AppointmentCommand, lifecycle } from '../domain/lifecycle.ts'
import { findAppointment, lockAppointment } from '../store/appointment-rows.ts'

/** A customer never learns whether somebody else's is there. */
const maySee = ({ userId }: Appointment, caller: Person) => caller.role !== 'customer' || userId === caller.userId

const notFound = () => new Problem('appointment.not-found', { detail: 'Look it up among your appointments.' })

/** Throws Problem `appointment.not-found`. */
export async function readAppointment(db: Db, appointmentId: string, caller: Person): Promise<Appointment> {
  const appointment = await findAppointment(db, { appointmentId })
  if (!appointment || !maySee(appointment, caller)) throw notFound()
  return appointment
}

const stands: ReadonlySet<AppointmentCommand> = new Set(['confirm', 'pay', 'complete', 'expire'])

/** Where a command leads. A hold that has lapsed is over, also while nobody has taken its time. */
export function requireStep(appointment: Appointment, command: AppointmentCommand, now: Date): Appointment['status'] {
  const { status, heldUntil } = appointment
  const hasLapsed = status === 'pending' && heldUntil !== null && heldUntil <= now.toISOString()
  const step = lifecycle[hasLapsed && !stands.has(command) ? 'expired' : status][command]
  if ('instead' in step) throw new Problem('appointment.illegal-state', { detail: step.instead })
  return step.to
}

/** Nobody overwrites what they have not seen: whoever looked at an older revision is told how it is now. */
function requireSeen({ revision, status, bay, scheduledDate }: Appointment, seen: number | undefined): void {
  if (seen === undefined || seen === revision) return
  throw new Problem('appointment.changed', { detail: `It is ${status} now, in ${bay} at ${scheduledDate}.` })
}

export type Act = {
  appointmentId: string
  commandId: string
  caller: Person
  command: AppointmentCommand
  /** The revision that was looked at, where that is said. */
  seen?: number | undefined
  /** What else the command says. */
  content: Readonly<Record<string, unknown>>
}

/** Does a command once: `change` is given the locked appointment and the state it comes to. What staff did is audited. */
export async function changeAppointment(
  deps: AppointmentsDeps,
  tx: Tx,
  { appointmentId, commandId, caller, command, seen, content }: Act,
  change: (appointment: Appointment, status: Appointment['status']) => Promise<Appointment>,
): Promise<Appointment> {
  const appointment = await lockAppointment(tx, { appointmentId })
  if (!appointment || !maySee(appointment, caller)) throw notFound()
  const whole = { ...content, appointmentId, command, by: caller.userId }
  if (!(await isNewCommand(deps, tx, { commandId, content: whole }))) return appointment
  requireSeen(appointment, seen)
  const changed = await change(appointment, requireStep(appointment, command, deps.now()))
  if (caller.role !== 'customer') {
    const about = { actorId: caller.userId, subjectId: appointmentId, reason: null, note: null }
    await appendAudit(deps, tx, { ...about, action: `appointment.${command}`, details: { commandId, ...content } })
  }
  return changed
}
