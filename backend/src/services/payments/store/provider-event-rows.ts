import type { Db } from '@sac/platform/db/db'

type Received = { event: { eventId: string }; bytes: Uint8Array; receivedAt: Date }

/** Keeps what the provider told; false where it told it before. */
export async function insertProviderEvent(db: Db, { event, bytes, receivedAt }: Received): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO provider_events (event_id, bytes, event, received_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
    [event.eventId, bytes, JSON.stringify(event), receivedAt],
  )
  return rowCount === 1
}

/** The oldest nobody has dealt with or has in hand, as JSON has it; locked until the transaction ends. */
export async function lockUnhandled(db: Db): Promise<{ at: string } | null> {
  const { rows } = await db.query<{ event: { at: string } }>(
    `SELECT event FROM provider_events WHERE handled_at IS NULL ORDER BY received_at, event_id LIMIT 1 FOR UPDATE SKIP LOCKED`,
  )
  return rows[0]?.event ?? null
}

type Handled = { eventId: string; paymentId: string | null; outcome: string; at: Date }

export async function markHandled(db: Db, { eventId, paymentId, outcome, at }: Handled): Promise<void> {
  await db.query('UPDATE provider_events SET handled_at = $2, payment_id = $3, outcome = $4 WHERE event_id = $1', [
    eventId,
    at,
    paymentId,
    outcome,
  ])
}

/** What came of a customer, with whatever the provider wrote of them. */
export async function forgetBytes(db: Db, { customerId }: { customerId: string }): Promise<void> {
  await db.query(
    `UPDATE provider_events SET bytes = NULL
     WHERE bytes IS NOT NULL AND payment_id IN (SELECT payment_id FROM payments WHERE customer_id = $1)`,
    [customerId],
  )
}

/** How many wait since before a moment, and since when the oldest does. */
export async function countUnhandled(
  db: Db,
  { before }: { before: Date },
): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    'SELECT count(*)::int AS count, min(received_at) AS oldest FROM provider_events WHERE handled_at IS NULL AND received_at < $1',
    [before],
  )
  return rows[0] ?? { count: 0, oldest: null }
}

/** Of all that came before a moment. */
export async function forgetOldBytes(db: Db, { before }: { before: Date }): Promise<void> {
  await db.query('UPDATE provider_events SET bytes = NULL WHERE bytes IS NOT NULL AND received_at < $1', [before])
}
