import type { CentreOffer, OfferInForce } from '@sac/contracts/http/centres'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import type { OpenCentre } from '../domain/offer.ts'
import { centreColumns } from './centre-rows.ts'

const openColumns = `${centreColumns},
  (SELECT offer FROM offers WHERE offers.centre_id = centres.centre_id ORDER BY version DESC LIMIT 1) AS offer`

/** A centre with the offer in force. */
export async function findOpenCentre(db: Db, { centreId }: { centreId: string }): Promise<OpenCentre | null> {
  const { rows } = await db.query<OpenCentre>(`SELECT ${openColumns} FROM centres WHERE centre_id = $1`, [centreId])
  return rows[0] ?? null
}

/** The same, and as it stays until the transaction ends: whoever changes it or its offer waits. Taken before the bays are locked. */
export async function keepOpenCentre(tx: Db, { centreId }: { centreId: string }): Promise<OpenCentre | null> {
  await tx.query('SELECT 1 FROM centres WHERE centre_id = $1 FOR KEY SHARE', [centreId])
  // A statement of its own: it sees what was committed while the one above waited.
  return findOpenCentre(tx, { centreId })
}

/** A centre with the offer in force, and how many times a customer holds without having paid. */
export async function findCentreAndHolds(
  db: Db,
  { centreId, userId, now }: { centreId: string; userId: string; now: Date },
): Promise<{ centre: OpenCentre; holds: number } | null> {
  const { rows } = await db.query<OpenCentre & { holds: number }>(
    `SELECT ${openColumns}, (
       -- OFFSET 0: found among the customer's own, which are few, and not among everybody's holds.
       SELECT count(*)::int FROM (SELECT status, held_until FROM appointments WHERE user_id = $2 OFFSET 0) AS own
       WHERE own.status = 'pending' AND own.held_until > $3) AS holds
     FROM centres WHERE centre_id = $1`,
    [centreId, userId, now],
  )
  if (!rows[0]) return null
  const { holds, ...centre } = rows[0]
  return { centre, holds }
}

type Listed = { search?: string | undefined; centreId?: string | undefined; after: string | null; limit: number }

/** Those that offer something, by id: all, that one, or those of which a word begins so. */
export async function listOpenCentres(db: Db, { search, centreId, after, limit }: Listed): Promise<OpenCentre[]> {
  const { rows } = await db.query<OpenCentre>(
    `SELECT ${openColumns} FROM centres WHERE ($1::text IS NULL OR centre_id > $1)
       AND ($3::text IS NULL OR centre_id = $3)
       AND ($4::text IS NULL OR words LIKE '% ' || substr(centre_words($4), 2) || '%')
       AND EXISTS (SELECT 1 FROM offers WHERE offers.centre_id = centres.centre_id)
     ORDER BY centre_id LIMIT $2`,
    [after, limit, centreId, search && beginsWith(search).slice(0, -1)],
  )
  return rows
}

type NewOffer = { centreId: string; offer: CentreOffer; changedBy: string | null; changedAt: Date }

/** The offer in force from now on. Two at one moment: the second waits, and is the newer. */
export async function insertOffer(db: Db, { centreId, offer, changedBy, changedAt }: NewOffer): Promise<void> {
  await lockOffer(db, { centreId })
  await db.query(
    `INSERT INTO offers (centre_id, version, offer, changed_by, changed_at)
     SELECT $1, COALESCE(max(version), 0) + 1, $2, $3, $4 FROM offers WHERE centre_id = $1`,
    [centreId, JSON.stringify(offer), changedBy, changedAt],
  )
}

/** Until the transaction ends nobody else changes it, and nobody books who does not know what comes of it. */
export async function lockOffer(db: Db, { centreId }: { centreId: string }): Promise<void> {
  await db.query('SELECT 1 FROM centres WHERE centre_id = $1 FOR UPDATE', [centreId])
}

export async function findOffer(db: Db, { centreId }: { centreId: string }): Promise<OfferInForce | null> {
  const { rows } = await db.query<OfferInForce>(
    'SELECT version, offer FROM offers WHERE centre_id = $1 ORDER BY version DESC LIMIT 1',
    [centreId],
  )
  return rows[0] ?? null
}
