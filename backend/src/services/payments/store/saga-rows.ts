import type { Db } from '@sac/platform/db/db'
import type { SagaFact, SagaStep } from '../domain/saga.ts'

export type SagaRow = { paymentId: string; step: SagaStep; refundId: string | null; since: Date; why: string | null }

export async function insertSaga(db: Db, { paymentId, since }: { paymentId: string; since: Date }): Promise<void> {
  await db.query(`INSERT INTO sagas (payment_id, step, since) VALUES ($1, 'collect', $2)`, [paymentId, since])
}

/** Nobody else moves it until the transaction ends. */
export async function lockSaga(db: Db, { paymentId }: { paymentId: string }): Promise<SagaRow | null> {
  const { rows } = await db.query<SagaRow>(
    `SELECT payment_id AS "paymentId", step, refund_id AS "refundId", since, why FROM sagas WHERE payment_id = $1 FOR UPDATE`,
    [paymentId],
  )
  return rows[0] ?? null
}

type Moved = { paymentId: string; fact: SagaFact; step: SagaStep; refundId: string | null; at: Date }

/** Why it waits, until it goes on. */
export async function noteWhy(db: Db, { paymentId, why }: { paymentId: string; why: string }): Promise<void> {
  await db.query('UPDATE sagas SET why = $2 WHERE payment_id = $1', [paymentId, why])
}

/** The step it is at from now on; what was done is kept. */
export async function moveSagaRow(db: Db, { paymentId, fact, step, refundId, at }: Moved): Promise<void> {
  await db.query(
    `WITH moved AS (UPDATE sagas SET step = $3, refund_id = $4, since = $5, why = NULL WHERE payment_id = $1)
     INSERT INTO saga_moves (payment_id, position, fact, step, refund_id, at)
     SELECT $1, COALESCE(max(position), 0) + 1, $2, $3, $6, $5 FROM saga_moves WHERE payment_id = $1`,
    [paymentId, fact, step, isOfRefund(step) ? refundId : null, at, refundId],
  )
}

const isOfRefund = (step: SagaStep) => step === 'refund' || step === 'credit-note'

/** Those that wait for a paper since before a moment. */
export async function listWithoutPaper(db: Db, { before, limit }: { before: Date; limit: number }): Promise<SagaRow[]> {
  const { rows } = await db.query<SagaRow>(
    `SELECT payment_id AS "paymentId", step, refund_id AS "refundId", since, why FROM sagas
     WHERE step IN ('invoice', 'credit-note') AND since < $1 ORDER BY since LIMIT $2`,
    [before, limit],
  )
  return rows
}

/** How many wait for a paper or the provider since before a moment; what people give by hand is theirs to do. */
export async function countWaiting(
  db: Db,
  { before }: { before: Date },
): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    `SELECT count(*)::int AS count, min(since) AS oldest FROM sagas LEFT JOIN refunds USING (refund_id)
     WHERE since < $1 AND (step IN ('invoice', 'credit-note') OR (step = 'refund' AND means = 'provider'))`,
    [before],
  )
  return rows[0] ?? { count: 0, oldest: null }
}
