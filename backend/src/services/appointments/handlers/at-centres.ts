import type { Appointment, AppointmentAtCentre } from '@sac/contracts/http/bookings'
import type { Db } from '@sac/platform/db/db'
import type { Person } from '@sac/platform/http/caller'
import { listCentreContacts } from '../store/centre-rows.ts'
import { readAppointment } from './change-appointment.ts'

type Placed = (appointment: Appointment) => AppointmentAtCentre

async function placing(db: Db, appointments: readonly Appointment[]): Promise<Placed> {
  const ids = [...new Set(appointments.map(({ centreId }) => centreId))]
  const contacts = await listCentreContacts(db, ids)
  const known = new Map(contacts.map(({ centreId, ...centre }) => [centreId, centre]))
  return (appointment) => {
    const centre = known.get(appointment.centreId)
    if (!centre) throw new Error('the centre of an appointment is there for good')
    return { ...appointment, centre }
  }
}

/** The same appointments, each with the name, place and clock of its centre. */
export const atCentres = async (db: Db, appointments: readonly Appointment[]): Promise<AppointmentAtCentre[]> =>
  appointments.map(await placing(db, appointments))

/** Throws Problem `appointment.not-found`. */
export async function readAtCentre(db: Db, appointmentId: string, caller: Person): Promise<AppointmentAtCentre> {
  const appointment = await readAppointment(db, appointmentId, caller)
  return (await placing(db, [appointment]))(appointment)
}
