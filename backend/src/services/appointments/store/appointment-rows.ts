import type { AppointmentData, AppointmentStatus, CreateAppointment } from '@sac/contracts/http/appointments'
import type { Db } from '@sac/platform/db/db'

type Row = Omit<CreateAppointment, 'scheduledDate'> & {
  scheduledAt: Date
  status: AppointmentStatus
  createdBy: string | null
}

const columns = `appointment_id AS "appointmentId", inspection_id AS "inspectionId", centre_id AS "centreId", bay,
  scheduled_at AS "scheduledAt", kind, status, inspector_id AS "inspectorId", vehicle, created_by AS "createdBy"`

const toAppointment = ({ scheduledAt, createdBy, ...row }: Row): AppointmentData => ({
  ...row,
  scheduledDate: scheduledAt.toISOString(),
  userId: createdBy,
  vehicleId: null,
  serviceType: row.kind,
})

export async function findAppointment(
  db: Db,
  { appointmentId }: { appointmentId: string },
): Promise<AppointmentData | null> {
  const { rows } = await db.query<Row>(`SELECT ${columns} FROM appointments WHERE appointment_id = $1`, [appointmentId])
  return rows[0] ? toAppointment(rows[0]) : null
}

type DayPage = {
  centreId: string
  from: Date
  to: Date
  /** Time, bay and id of the last of the page before. */
  after: readonly [string, string, string] | null
  limit: number
}

/** From `from` (inclusive) to `to` (exclusive), by time and bay. */
export async function listAppointments(
  db: Db,
  { centreId, from, to, after, limit }: DayPage,
): Promise<AppointmentData[]> {
  const { rows } = await db.query<Row>(
    `SELECT ${columns} FROM appointments WHERE centre_id = $1 AND scheduled_at >= $2 AND scheduled_at < $3
       AND ($4::timestamptz IS NULL OR (scheduled_at, bay, appointment_id) > ($4, $5, $6::uuid))
     ORDER BY scheduled_at, bay, appointment_id LIMIT $7`,
    [centreId, from, to, ...(after ?? [null, null, null]), limit],
  )
  return rows.map(toAppointment)
}

/** False when the appointment, the inspection or the slot is taken. */
export async function insertAppointmentIfFree(
  db: Db,
  appointment: CreateAppointment & { status: AppointmentStatus; createdBy: string | null; createdAt: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO appointments (appointment_id, inspection_id, centre_id, bay, scheduled_at, kind, status, inspector_id,
       vehicle, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING`,
    [
      appointment.appointmentId,
      appointment.inspectionId,
      appointment.centreId,
      appointment.bay,
      appointment.scheduledDate,
      appointment.kind,
      appointment.status,
      appointment.inspectorId,
      JSON.stringify(appointment.vehicle),
      appointment.createdBy,
      appointment.createdAt,
    ],
  )
  return rowCount === 1
}
