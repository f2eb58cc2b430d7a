import type { Db } from '@sac/platform/db/db'

export type JobKind =
  /** A page at which a payment can be made. */
  | 'open'
  /** The end of such a page, or what has become of it. */
  | 'close'
  | 'refund'

export type JobRow = {
  kind: JobKind
  subject: string
  paymentId: string
  since: Date
  /** This one included. */
  attempts: number
  token: number
  /** Of the payment. */
  correlationId: string
}

type NewJob = { kind: JobKind; subject: string; paymentId: string; at: Date }

/** One that waits already is not doubled. */
export async function insertJobIfAbsent(db: Db, { kind, subject, paymentId, at }: NewJob): Promise<void> {
  await db.query(
    `INSERT INTO provider_jobs (kind, subject, payment_id, since, due_at) VALUES ($1, $2, $3, $4, $4) ON CONFLICT DO NOTHING`,
    [kind, subject, paymentId, at],
  )
}

/** The one that has been due longest and that nobody has in hand, for `leaseMs`; null where there is none. */
export async function takeJob(db: Db, { now, leaseMs }: { now: Date; leaseMs: number }): Promise<JobRow | null> {
  const { rows } = await db.query<JobRow>(
    `UPDATE provider_jobs SET token = token + 1, attempts = attempts + 1, leased_until = $2
     WHERE (kind, subject) = (
       SELECT kind, subject FROM provider_jobs WHERE due_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
       ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING kind, subject, payment_id AS "paymentId", since, attempts, token,
       (SELECT COALESCE(correlation_id, appointment_id::text) FROM payments
        WHERE payments.payment_id = provider_jobs.payment_id) AS "correlationId"`,
    [now, new Date(now.getTime() + leaseMs)],
  )
  return rows[0] ?? null
}

/** It is done; false where somebody else has it by now, who will store what came of it. */
export async function endJob(db: Db, { kind, subject, token }: JobRow): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM provider_jobs WHERE kind = $1 AND subject = $2 AND token = $3', [
    kind,
    subject,
    token,
  ])
  return rowCount === 1
}

/** It is to be tried again. */
export async function putOffJob(db: Db, { kind, subject, token }: JobRow, dueAt: Date): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE provider_jobs SET due_at = $4, leased_until = NULL WHERE kind = $1 AND subject = $2 AND token = $3`,
    [kind, subject, token, dueAt],
  )
  return rowCount === 1
}
