import { createDatabaseOf } from '@sac/tests/support/create-database'
import { appointmentsSchema } from '../appointments-service.ts'
import { type Opening, stageAppointments } from './stage-appointments.ts'

/** The service's use cases on a database of its own. */
export async function openAppointments(opening: Opening = {}) {
  const database = await createDatabaseOf(appointmentsSchema)
  return { database, ...(await stageAppointments(database.openServicePool(appointmentsSchema), opening)) }
}

export type Appointments = Awaited<ReturnType<typeof openAppointments>>
