import type { DifferenceKind } from '@sac/contracts/http/payments'
import type { Db } from '@sac/platform/db/db'

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
