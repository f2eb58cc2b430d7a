import { canonicalJson } from '@sac/contracts/canonical-json'
import { newEvent } from '@sac/contracts/events/new-event'
import type { AppointmentData, CreateAppointment } from '@sac/contracts/http/appointments'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { publish } from '@sac/platform/outbox/publish'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { findAppointment, insertAppointmentIfFree } from '../store/appointment-rows.ts'
import { findCentre } from '../store/centre-rows.ts'

const content = ({
  appointmentId,
  inspectionId,
  centreId,
  bay,
  scheduledDate,
  kind,
  inspectorId,
  vehicle,
}: CreateAppointment) =>
  canonicalJson({ appointmentId, inspectionId, centreId, bay, scheduledDate, kind, inspectorId, vehicle })

/**
 * Plans an inspection for a car. Repeating the command gives the same appointment; the same id with other content, or a slot
 * that is taken, is refused. `plannedBy` is null for demo data.
 */
export async function planAppointment(
  deps: AppointmentsDeps,
  command: CreateAppointment,
  plannedBy: string | null,
): Promise<AppointmentData> {
  const centre = await findCentre(deps.pool, command)
  if (!centre?.bays.includes(command.bay))
    throw new Problem('request.invalid', {
      detail: 'Name a centre and one of its bays.',
      errors: [{ field: 'bay', detail: 'is not known' }],
    })
  return withTransaction(deps.pool, async (tx) => {
    const createdAt = deps.now()
    const isNew = await insertAppointmentIfFree(tx, {
      ...command,
      status: 'confirmed',
      createdBy: plannedBy,
      createdAt,
    })
    const planned = await findAppointment(tx, command)
    if (!planned) throw new Problem('appointment.slot-taken', { detail: 'Choose another bay or time.' })
    if (content(planned) !== content(command)) throw new Problem('command.repeated-differently')
    if (isNew) await publish(deps, tx, [newEvent('appointment.created', planned, { userId: plannedBy })])
    return planned
  })
}
