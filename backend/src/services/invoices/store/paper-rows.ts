import type { Db } from '@sac/platform/db/db'

type Unprinted = { invoiceId: string; since: Date; adopted?: true }

/** An invoice waits for its paper from now on; `adopted`: for the second time. */
export async function insertUnprinted(db: Db, { invoiceId, since, adopted }: Unprinted): Promise<void> {
  await db.query('INSERT INTO unprinted (invoice_id, since, adopted) VALUES ($1, $2, $3)', [
    invoiceId,
    since,
    adopted ?? false,
  ])
}

/** Null where the invoice had its paper; else whether it was adopted. */
export async function insertPaperIfAbsent(
  db: Db,
  { invoiceId, pdfSha256, renderedAt }: { invoiceId: string; pdfSha256: string; renderedAt: Date },
): Promise<{ isAdopted: boolean } | null> {
  const { rows } = await db.query<{ isAdopted: boolean }>(
    `WITH printed AS (DELETE FROM unprinted WHERE invoice_id = $1 RETURNING adopted)
     INSERT INTO papers (invoice_id, pdf_sha256, rendered_at) VALUES ($1, decode($2, 'hex'), $3) ON CONFLICT DO NOTHING
     RETURNING COALESCE((SELECT adopted FROM printed), false) AS "isAdopted"`,
    [invoiceId, pdfSha256, renderedAt],
  )
  return rows[0] ?? null
}

/** Invoices that have waited for their paper since before a moment, the oldest first. */
export async function listUnprinted(db: Db, { before, limit }: { before: Date; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    'SELECT invoice_id AS id FROM unprinted WHERE since < $1 ORDER BY since LIMIT $2',
    [before, limit],
  )
  return rows.map(({ id }) => id)
}

/** How many invoices have waited since before a moment, and since when the oldest has. */
export async function countUnprinted(
  db: Db,
  { before }: { before: Date },
): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await db.query<{ count: number; oldest: Date | null }>(
    'SELECT count(*) AS count, min(since) AS oldest FROM unprinted WHERE since < $1',
    [before],
  )
  return rows[0] ?? { count: 0, oldest: null }
}
