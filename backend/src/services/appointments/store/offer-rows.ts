import type { CentreOffer, OfferInForce } from '@sac/contracts/http/centres'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import type { OpenCentre } from '../domain/offer.ts'
import type { OwnTime } from '../domain/own-times.ts'
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

// What a customer has: OFFSET 0, found among their own, which are few, and not among everybody's.
const ownTimes = `SELECT COALESCE(json_agg(json_build_object('appointmentId', appointment_id, 'isPaid', status <> 'pending',
    'from', scheduled_at, 'to', ends_at, 'plate', vehicle->>'plate', 'country', vehicle->>'country')), '[]')
  FROM (SELECT * FROM appointments WHERE user_id = $1 OFFSET 0) AS own
  WHERE ends_at > $2 AND (status IN ('confirmed', 'checked-in') OR status = 'pending' AND held_until > $2)`

const ofCustomer = `hashtextextended('appointments.customer ' || user_id, 0)`
const customerLock = `pg_advisory_xact_lock(${ofCustomer})`

type OwnRow = Omit<OwnTime, 'from' | 'to'> & { from: string; to: string }

const toOwnTime = ({ from, to, ...row }: OwnRow): OwnTime => ({ ...row, from: Date.parse(from), to: Date.parse(to) })

/** The times a customer has booked or holds, from `now` on. */
export async function listOwnTimes(db: Db, { userId, now }: { userId: string; now: Date }): Promise<OwnTime[]> {
  const { rows } = await db.query<{ own: OwnRow[] }>(`SELECT (${ownTimes}) AS own`, [userId, now])
  return (rows[0]?.own ?? []).map(toOwnTime)
}

/** Until the transaction ends nobody else counts what this customer has: of two requests of one moment the second knows the first. */
export async function lockCustomer(tx: Db, { userId }: { userId: string }): Promise<void> {
  await tx.query(`SELECT ${customerLock} FROM (SELECT $1::text AS user_id) AS customer`, [userId])
}

/** The same, where nobody has it: false where somebody does. Never waits, so it may be taken after the bays are locked. */
export async function lockCustomerIfIdle(tx: Db, { userId }: { userId: string }): Promise<boolean> {
  const text = `SELECT pg_try_advisory_xact_lock(${ofCustomer}) AS locked FROM (SELECT $1::text AS user_id) AS customer`
  return (await tx.query<{ locked: boolean }>(text, [userId])).rows[0]?.locked ?? false
}

/** A centre that stays as it is, see `keepOpenCentre`, and the times of a customer that stay as they are, see `lockCustomer`. */
export async function keepCentreAndOwnTimes(
  tx: Db,
  { centreId, userId, now }: { centreId: string; userId: string; now: Date },
): Promise<{ centre: OpenCentre; own: OwnTime[] } | null> {
  const locks = `SELECT ${customerLock} FROM (SELECT $2::text AS user_id) AS customer, centres WHERE centre_id = $1
    FOR KEY SHARE OF centres`
  await tx.query(locks, [centreId, userId])
  // A statement of its own: it sees what was committed while the one above waited.
  const { rows } = await tx.query<OpenCentre & { own: OwnRow[] }>(
    `SELECT ${openColumns}, (${ownTimes}) AS own FROM centres WHERE centre_id = $3`,
    [userId, now, centreId],
  )
  if (!rows[0]) return null
  const { own, ...centre } = rows[0]
  return { centre, own: own.map(toOwnTime) }
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
