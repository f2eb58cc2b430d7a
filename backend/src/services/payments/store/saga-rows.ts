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
