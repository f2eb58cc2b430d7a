import type { Db } from '@sac/platform/db/db'

type Unplaceable = { paymentId: string; appointmentId: string; reason: string; at: Date }

/** Remembers money that goes back; false when it is known already. */
export async function insertUnplaceable(
  db: Db,
  { paymentId, appointmentId, reason, at }: Unplaceable,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO unplaceable_payments (payment_id, appointment_id, reason, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING`,
    [paymentId, appointmentId, reason, at],
  )
  return rowCount === 1
}

export async function isUnplaceable(db: Db, { paymentId }: { paymentId: string }): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM unplaceable_payments WHERE payment_id = $1', [paymentId])
  return rowCount === 1
}
