import type { ClaimStatus } from '@sac/contracts/http/vehicles'
import { keysVersion, plateKey } from '@sac/contracts/text/keys'
import type { Db } from '@sac/platform/db/db'

export type Claim = {
  claimId: string
  userId: string
  plate: string
  country: string
  vinEnd: string
  status: ClaimStatus
  claimedAt: Date
  vehicleKey: string | null
  confirmedAt: Date | null
  endedAt: Date | null
}

const columns = `claim_id AS "claimId", user_id AS "userId", plate, country, vin_end AS "vinEnd", status,
  claimed_at AS "claimedAt", vehicle_key AS "vehicleKey", confirmed_at AS "confirmedAt", ended_at AS "endedAt"`

type NewClaim = Pick<Claim, 'claimId' | 'userId' | 'plate' | 'country' | 'vinEnd' | 'claimedAt'>

/** An id that exists is left as it is. */
export async function insertClaimIfAbsent(
  db: Db,
  { claimId, userId, plate, country, vinEnd, claimedAt }: NewClaim,
): Promise<void> {
  await db.query(
    `INSERT INTO claims (claim_id, user_id, plate, plate_key, keys_version, country, vin_end, status, claimed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', $8) ON CONFLICT DO NOTHING`,
    [claimId, userId, plate, plateKey(plate) || null, keysVersion, country, vinEnd, claimedAt],
  )
}

/** `userId`: of the one person who may see it; null for staff. */
export async function findClaim(db: Db, args: { claimId: string; userId: string | null }): Promise<Claim | null> {
  const { rows } = await db.query<Claim>(
    `SELECT ${columns} FROM claims WHERE claim_id = $1 AND ($2::uuid IS NULL OR user_id = $2)`,
    [args.claimId, args.userId],
  )
  return rows[0] ?? null
}

/** The same, until the transaction ends. */
export async function lockClaim(db: Db, args: { claimId: string; userId: string | null }): Promise<Claim | null> {
  const { rows } = await db.query<Claim>(
    `SELECT ${columns} FROM claims WHERE claim_id = $1 AND ($2::uuid IS NULL OR user_id = $2) FOR UPDATE`,
    [args.claimId, args.userId],
  )
  return rows[0] ?? null
}

type Page = { after: readonly [string, string] | null; limit: number }

/** Of a person, the one made last first. `after`: when the last of the page before was made, and its id. */
export async function listClaimsOf(db: Db, { userId, after, limit }: Page & { userId: string }): Promise<Claim[]> {
  const { rows } = await db.query<Claim>(
    `SELECT ${columns} FROM claims
     WHERE user_id = $1 AND ($2::timestamptz IS NULL OR (claimed_at, claim_id) < ($2, $3::uuid))
     ORDER BY claimed_at DESC, claim_id DESC LIMIT $4`,
    [userId, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** That wait for proof, of one plate, the one made last first. */
export async function listOpenClaims(
  db: Db,
  { plateKey, after, limit }: Page & { plateKey: string },
): Promise<Claim[]> {
  const { rows } = await db.query<Claim>(
    `SELECT ${columns} FROM claims
     WHERE status = 'open' AND plate_key = $1 AND ($2::timestamptz IS NULL OR (claimed_at, claim_id) < ($2, $3::uuid))
     ORDER BY claimed_at DESC, claim_id DESC LIMIT $4`,
    [plateKey, ...(after ?? [null, null]), limit],
  )
  return rows
}

export type ClaimFilter = {
  userId?: string | undefined
  plateKey?: string | undefined
  status?: ClaimStatus | undefined
}

/** Of everybody, the one made last first. Written for what is asked, so that a filter finds its own index. */
export async function listClaims(
  db: Db,
  { userId, plateKey, status, after, limit }: Page & ClaimFilter,
): Promise<Claim[]> {
  const where = [
    userId === undefined ? '$1::uuid IS NULL' : 'user_id = $1',
    plateKey === undefined ? '$2::text IS NULL' : 'plate_key = $2',
    after === null ? '$3::timestamptz IS NULL AND $4::uuid IS NULL' : '(claimed_at, claim_id) < ($3, $4::uuid)',
    ...(status ? [ofStatus[status]] : []),
  ]
  const { rows } = await db.query<Claim>(
    `SELECT ${columns} FROM claims WHERE ${where.join(' AND ')} ORDER BY claimed_at DESC, claim_id DESC LIMIT $5`,
    [userId ?? null, plateKey ?? null, ...(after ?? [null, null]), limit],
  )
  return rows
}

const ofStatus = { open: `status = 'open'`, confirmed: `status = 'confirmed'`, ended: `status = 'ended'` }

/** Whoever confirms the same vehicle at the same moment waits for the transaction's end. */
export async function lockVehicle(db: Db, { vehicleKey }: { vehicleKey: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('vehicles.claims ' || $1, 0))`, [vehicleKey])
}

/** Whoever had the vehicle has it no longer. */
export async function endConfirmedClaim(db: Db, args: { vehicleKey: string; at: Date }): Promise<void> {
  await db.query(`UPDATE claims SET status = 'ended', ended_at = $2 WHERE vehicle_key = $1 AND status = 'confirmed'`, [
    args.vehicleKey,
    args.at,
  ])
}

export async function existsConfirmedClaim(db: Db, args: { vehicleKey: string }): Promise<boolean> {
  const { rowCount } = await db.query(`SELECT FROM claims WHERE vehicle_key = $1 AND status = 'confirmed'`, [
    args.vehicleKey,
  ])
  return rowCount !== 0
}

export async function confirmClaim(db: Db, args: { claimId: string; vehicleKey: string; at: Date }): Promise<void> {
  await db.query(
    `UPDATE claims SET status = 'confirmed', vehicle_key = $2, confirmed_at = $3 WHERE claim_id = $1 AND status = 'open'`,
    [args.claimId, args.vehicleKey, args.at],
  )
}

export async function endClaim(db: Db, args: { claimId: string; at: Date }): Promise<void> {
  await db.query(`UPDATE claims SET status = 'ended', ended_at = $2 WHERE claim_id = $1 AND status <> 'ended'`, [
    args.claimId,
    args.at,
  ])
}

/** When a person last had to give a vehicle up; null when they never had it, or have it now. */
export async function findLastEnd(db: Db, args: { userId: string; vehicleKey: string }): Promise<Date | null> {
  const { rows } = await db.query<{ at: Date | null }>(
    `SELECT max(ended_at) AS at FROM claims WHERE user_id = $1 AND vehicle_key = $2 AND status = 'ended'`,
    [args.userId, args.vehicleKey],
  )
  return rows[0]?.at ?? null
}

export async function deleteClaimsOf(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM claims WHERE user_id = $1', [userId])
}

/** Whose a vehicle is proven to be now. */
export async function findOwner(db: Db, { vehicleKey }: { vehicleKey: string }): Promise<string | null> {
  const { rows } = await db.query<{ userId: string }>(
    `SELECT user_id AS "userId" FROM claims WHERE vehicle_key = $1 AND status = 'confirmed'`,
    [vehicleKey],
  )
  return rows[0]?.userId ?? null
}
