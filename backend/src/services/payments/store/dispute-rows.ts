import type { Dispute, DisputeStatus } from '@sac/contracts/http/disputes'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import { ofPlate } from './plate-keys.ts'

export type ToldDispute = Omit<Dispute, 'paymentId' | 'plate' | 'page'> & {
  providerPaymentId: string | null
  /** When the provider said so. */
  at: Date
}

// What is told at one second: the further it has come, the later it was.
const rank = `array_position(ARRAY['needs-answer', 'under-review', 'lost', 'won'], %.status)`
const rankOf = (row: string) => rank.replace('%', row)

/** `new`, `changed`, or `late` where what is known was told afterwards. */
export async function upsertDispute(db: Db, told: ToldDispute): Promise<'new' | 'changed' | 'late'> {
  const { rows } = await db.query<{ isNew: boolean }>(
    `INSERT INTO disputes AS known (dispute_id, provider_payment_id, amount_minor, currency, reason, status, takes_money,
       opened_at, due_at, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     ON CONFLICT (dispute_id) DO UPDATE SET amount_minor = excluded.amount_minor, reason = excluded.reason,
       status = excluded.status, takes_money = excluded.takes_money, due_at = excluded.due_at, told_at = excluded.told_at
     WHERE (known.told_at, ${rankOf('known')}) < (excluded.told_at, ${rankOf('excluded')})
     RETURNING xmax = 0 AS "isNew"`,
    [
      told.disputeId,
      told.providerPaymentId,
      told.amountMinor,
      told.currency,
      told.reason,
      told.status,
      told.takesMoney,
      told.openedAt,
      told.dueAt,
      told.at,
    ],
  )
  if (!rows[0]) return 'late'
  return rows[0].isNew ? 'new' : 'changed'
}

/** What the bank holds now and did not before, or the other way round, is an entry of this moment. */
export async function recordMove(db: Db, { disputeId, at }: { disputeId: string; at: Date }): Promise<void> {
  await db.query(
    `INSERT INTO dispute_moves (dispute_id, moved_at, amount_minor)
     SELECT dispute_id, $2, holds - held FROM disputes,
       LATERAL (SELECT CASE WHEN takes_money AND status <> 'won' THEN disputes.amount_minor ELSE 0 END AS holds) AS now_held,
       LATERAL (SELECT COALESCE(sum(amount_minor), 0) AS held FROM dispute_moves AS moves WHERE moves.dispute_id = disputes.dispute_id) AS before
     WHERE dispute_id = $1 AND holds <> held`,
    [disputeId, at],
  )
}

type LostDispute = Pick<ToldDispute, 'disputeId' | 'providerPaymentId' | 'amountMinor' | 'currency'>

const unsettled = `status = 'lost' AND takes_money AND settled_at IS NULL`

/** One that is lost and in no book yet; nobody else deals with it until the transaction ends. */
export async function lockLost(tx: Db, { disputeId }: { disputeId: string }): Promise<LostDispute | null> {
  const { rows } = await tx.query<LostDispute>(
    `SELECT dispute_id AS "disputeId", provider_payment_id AS "providerPaymentId", amount_minor AS "amountMinor", currency
     FROM disputes WHERE dispute_id = $1 AND ${unsettled} FOR UPDATE`,
    [disputeId],
  )
  return rows[0] ?? null
}

/** Those that can be settled: their payment is here, and nothing else of it is on its way back. */
export async function listSettleable(db: Db, { limit }: { limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT dispute_id AS id FROM disputes JOIN payments ON transaction_id = provider_payment_id
     WHERE disputes.${unsettled} AND payments.status = 'completed' AND reserved_minor = refunded_minor
     ORDER BY opened_at LIMIT $1`,
    [limit],
  )
  return rows.map(({ id }) => id)
}

type Settled = { disputeId: string; refundId: string | null; at: Date }

export async function markSettled(db: Db, { disputeId, refundId, at }: Settled): Promise<void> {
  await db.query('UPDATE disputes SET settled_at = $2, refund_id = $3 WHERE dispute_id = $1', [disputeId, at, refundId])
}

/** What went back of one that was lost; null where nothing did. */
export async function findRefundOfDispute(db: Db, { disputeId }: { disputeId: string }): Promise<string | null> {
  const text = 'SELECT refund_id AS id FROM disputes WHERE dispute_id = $1'
  return (await db.query<{ id: string | null }>(text, [disputeId])).rows[0]?.id ?? null
}

export async function isDisputeKnown(db: Db, { providerPaymentId }: { providerPaymentId: string }): Promise<boolean> {
  const { rowCount } = await db.query('SELECT 1 FROM disputes WHERE provider_payment_id = $1 LIMIT 1', [
    providerPaymentId,
  ])
  return rowCount === 1
}

export type DisputeRow = Omit<Dispute, 'openedAt' | 'dueAt' | 'page'> & { openedAt: Date; dueAt: Date | null }

const undecided = `disputes.status IN ('needs-answer', 'under-review')`
const filters = { open: undecided, closed: `NOT ${undecided}` }

type DisputeFilter = {
  state: 'open' | 'closed' | null
  search?: string | undefined
  /** The last of the page before. */
  after: readonly [openedAt: string, disputeId: string] | null
  limit: number
}

/** Newest first. */
export async function listDisputes(db: Db, { state, search, after, limit }: DisputeFilter): Promise<DisputeRow[]> {
  const values: unknown[] = [limit]
  const asked = where(
    [
      ...(state === null ? [] : [[filters[state]] as const]),
      [ofPlate.disputes, plateBeginsWith(search)],
      ['(opened_at, dispute_id) < (?::timestamptz, ?)', ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<DisputeRow>(
    `SELECT dispute_id AS "disputeId", payment_id AS "paymentId", plate, disputes.amount_minor AS "amountMinor",
       disputes.currency, reason, disputes.status, takes_money AS "takesMoney", opened_at AS "openedAt", due_at AS "dueAt"
     FROM disputes LEFT JOIN payments ON transaction_id = provider_payment_id LEFT JOIN bookings USING (appointment_id)
     ${asked} ORDER BY opened_at DESC, dispute_id DESC LIMIT $1`,
    values,
  )
  return rows
}

/** How many wait for our answer, and since when the oldest does. */
export async function countUnanswered(db: Db): Promise<{ count: number; oldest: Date | null }> {
  const answerable: DisputeStatus = 'needs-answer'
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    'SELECT count(*)::int AS count, min(opened_at) AS oldest FROM disputes WHERE status = $1',
    [answerable],
  )
  return rows[0] ?? { count: 0, oldest: null }
}
