import type { Pool } from '@sac/platform/db/create-pool'
import type { Known } from './office-lists.ts'

/** What a made-up database is asked for: one booking of it that became a test, by the names of filters. */
export async function knownValues(pool: Pool): Promise<Known> {
  const { rows } = await pool.query<Record<string, string>>(
    `SELECT centre_id AS "centreId", user_id AS "userId", user_id AS "customerId", appointment_id AS "appointmentId",
       inspection_id AS "inspectionId", payment_id AS "paymentId", inspector_id AS "inspectorId",
       inspector_id AS "actorId", inspector_id AS "subjectId", bay, scheduled_at::date::text AS until,
       scheduled_at::date::text AS date, scheduled_at::date::text AS day, scheduled_at::date::text AS "fromDay", scheduled_at::date::text AS "toDay",
       scheduled_at::date::text AS "testedFrom", scheduled_at::date::text AS "testedTo", '30' AS "expiringWithin",
       price_minor::text AS "minMinor", price_minor::text AS "maxMinor",
       vehicle->>'plate' AS plate, vehicle->>'plate' AS search,
       vehicle->>'vin' AS vin, 'S-' AS number
     FROM appointments.appointments WHERE status = 'done' AND centre_id = 'scale-1'
     ORDER BY scheduled_at, appointment_id OFFSET 20 LIMIT 1`,
  )
  const [booking] = rows
  return booking ? namedAlike(booking) : {}
}

/** The same by other names, and what is true of every made-up database. */
function namedAlike(booking: Record<string, string>): Known {
  const { inspectionId = '', inspectorId = '', paymentId = '', date = '' } = booking
  const day = `${date}T00:00:00.000Z`
  return {
    ...booking,
    'users/:id': inspectorId,
    'inspections/:id': inspectionId,
    'payments/:id': paymentId,
    before: new Date().toISOString(),
    from: day,
    to: new Date().toISOString(),
    address: 'nobody@example.com',
    topic: 'inspections-topic',
    reason: 'invalid',
    key: inspectionId,
    until: date,
    service: 'users',
    action: 'staff.signed-in',
    actorId: inspectorId,
    subjectId: inspectorId,
  }
}
