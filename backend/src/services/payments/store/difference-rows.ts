import type { Difference, DifferenceKind } from '@sac/contracts/http/differences'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import { ofPlate } from './plate-keys.ts'

export type NewDifference = {
  differenceId: string
  kind: DifferenceKind
  subject: string
  paymentId: string | null
  details: Readonly<Record<string, unknown>>
  foundAt: Date
}

/** Once for what it is about, also after somebody has closed it. */
export async function insertDifferenceIfAbsent(db: Db, difference: NewDifference): Promise<boolean> {
  const { differenceId, kind, subject, paymentId, details, foundAt } = difference
  const { rowCount } = await db.query(
    `INSERT INTO differences (difference_id, kind, subject, payment_id, details, found_at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [differenceId, kind, subject, paymentId, JSON.stringify(details), foundAt],
  )
  return rowCount === 1
}

export type DifferenceRow = Omit<Difference, 'foundAt' | 'closedAt'> & { foundAt: Date; closedAt: Date | null }

const columns = `difference_id AS "differenceId", kind, subject, payment_id AS "paymentId", details, found_at AS "foundAt",
  closed_at AS "closedAt", closed_by AS "closedBy", note`

export async function lockDifference(
  db: Db,
  { differenceId }: { differenceId: string },
): Promise<DifferenceRow | null> {
  const text = `SELECT ${columns} FROM differences WHERE difference_id = $1 FOR UPDATE`
  return (await db.query<DifferenceRow>(text, [differenceId])).rows[0] ?? null
}

type Closed = { differenceId: string; closedBy: string; note: string; at: Date }

/** A second closing leaves the first as it was. */
export async function closeDifferenceRow(db: Db, { differenceId, closedBy, note, at }: Closed): Promise<void> {
  await db.query(
    `UPDATE differences SET closed_at = $2, closed_by = $3, note = $4 WHERE difference_id = $1 AND closed_at IS NULL`,
    [differenceId, at, closedBy, note],
  )
}

export type DifferenceFilter = {
  state: 'open' | 'closed' | null
  search?: string | undefined
  /** The last of the page before. */
  after: readonly [foundAt: string, differenceId: string] | null
  limit: number
}

/** Newest first. */
export async function listDifferences(
  db: Db,
  { state, search, after, limit }: DifferenceFilter,
): Promise<DifferenceRow[]> {
  const values: unknown[] = [limit]
  const asked = where(
    [
      ["(closed_at IS NULL) = (?::text = 'open')", state],
      [ofPlate.paymentIds, plateBeginsWith(search)],
      ['(found_at, difference_id) < (?::timestamptz, ?::uuid)', ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<DifferenceRow>(
    `SELECT ${columns} FROM differences ${asked} ORDER BY found_at DESC, difference_id DESC LIMIT $1`,
    values,
  )
  return rows
}

/** How many nobody has closed, and since when the oldest waits. */
export async function countOpenDifferences(db: Db): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    'SELECT count(*)::int AS count, min(found_at) AS oldest FROM differences WHERE closed_at IS NULL',
  )
  return rows[0] ?? { count: 0, oldest: null }
}
