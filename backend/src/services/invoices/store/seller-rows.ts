import type { Seller } from '@sac/contracts/http/invoices'
import type { Db } from '@sac/platform/db/db'

export type SellerRow = { sellerId: string; seller: Seller }

export async function listSellers(db: Db): Promise<SellerRow[]> {
  const { rows } = await db.query<SellerRow>('SELECT seller_id AS "sellerId", seller FROM sellers ORDER BY seller_id')
  return rows
}

/** Whoever writes the same seller at the same moment waits for the transaction's end. */
export async function lockSeller(db: Db, { sellerId }: { sellerId: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('invoices.seller ' || $1, 0))`, [sellerId])
}

export async function findSeller(db: Db, { sellerId }: { sellerId: string }): Promise<Seller | null> {
  const { rows } = await db.query<Pick<SellerRow, 'seller'>>('SELECT seller FROM sellers WHERE seller_id = $1', [
    sellerId,
  ])
  return rows[0]?.seller ?? null
}

export async function findSellerOfCentre(db: Db, { centreId }: { centreId: string }): Promise<SellerRow | null> {
  const { rows } = await db.query<SellerRow>(
    `SELECT seller_id AS "sellerId", seller FROM sellers JOIN seller_centres USING (seller_id) WHERE centre_id = $1`,
    [centreId],
  )
  return rows[0] ?? null
}

/** As it is now. Its centres are written apart. */
export async function upsertSeller(
  db: Db,
  { sellerId, seller, changedAt }: SellerRow & { changedAt: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO sellers (seller_id, seller, changed_at) VALUES ($1, $2, $3)
     ON CONFLICT (seller_id) DO UPDATE SET seller = excluded.seller, changed_at = excluded.changed_at`,
    [sellerId, JSON.stringify(seller), changedAt],
  )
}

export async function insertSellerIfAbsent(
  db: Db,
  { sellerId, seller, changedAt }: SellerRow & { changedAt: Date },
): Promise<void> {
  await db.query('INSERT INTO sellers (seller_id, seller, changed_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
    sellerId,
    JSON.stringify(seller),
    changedAt,
  ])
}

/** The centres of one seller, and no others; false where another has one of them. */
export async function replaceCentres(
  db: Db,
  { sellerId, centres }: { sellerId: string; centres: readonly string[] },
): Promise<boolean> {
  await db.query('DELETE FROM seller_centres WHERE seller_id = $1', [sellerId])
  const { rowCount } = await db.query(
    `INSERT INTO seller_centres (centre_id, seller_id) SELECT DISTINCT centre, $1 FROM unnest($2::text[]) AS centre
     ON CONFLICT DO NOTHING`,
    [sellerId, centres],
  )
  return rowCount === new Set(centres).size
}
