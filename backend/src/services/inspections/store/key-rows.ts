import type { JudgedKey } from '@sac/contracts/authorship/judge-authorship'
import type { SigningKey } from '@sac/contracts/authorship/signing-key'
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

const byKid = (a: { kid: string }, b: { kid: string }) => (a.kid < b.kid ? -1 : 1)

/** Each key at most once; it counts until the latest moment ever told. */
export async function upsertKeys(db: Db, keys: readonly SigningKey[]): Promise<void> {
  const sorted = keys.toSorted(byKid)
  await db.query(
    `INSERT INTO signing_keys AS known (kid, device_id, user_id, public_key, registered_at, valid_until)
     SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::jsonb[], $5::timestamptz[], $6::timestamptz[])
     ON CONFLICT (kid) DO UPDATE SET valid_until = greatest(known.valid_until, excluded.valid_until)`,
    [
      sorted.map(({ kid }) => kid),
      uuidArray(sorted.map(({ deviceId }) => deviceId)),
      uuidArray(sorted.map(({ userId }) => userId)),
      sorted.map(({ publicKey }) => JSON.stringify(publicKey)),
      sorted.map(({ registeredAt }) => registeredAt),
      sorted.map(({ validUntil }) => validUntil),
    ],
  )
}

/** Each key at most once; the earliest end ever told stands. */
export async function upsertRetirements(db: Db, retired: readonly { kid: string; retiredAt: string }[]): Promise<void> {
  const sorted = retired.toSorted(byKid)
  await db.query(
    `INSERT INTO retired_keys AS known (kid, retired_at) SELECT * FROM unnest($1::text[], $2::timestamptz[])
     ON CONFLICT (kid) DO UPDATE SET retired_at = least(known.retired_at, excluded.retired_at)`,
    [sorted.map(({ kid }) => kid), sorted.map(({ retiredAt }) => retiredAt)],
  )
}

type Row = Pick<SigningKey, 'kid' | 'publicKey' | 'deviceId' | 'userId'> & {
  registeredAt: Date
  validUntil: Date
  retiredAt: Date | null
}

/** Those of them that are known. */
export async function listKeys(db: Db, kids: readonly string[]): Promise<JudgedKey[]> {
  const { rows } = await db.query<Row>(
    `SELECT kid, device_id AS "deviceId", user_id AS "userId", public_key AS "publicKey", registered_at AS "registeredAt",
       valid_until AS "validUntil", retired_at AS "retiredAt"
     FROM signing_keys LEFT JOIN retired_keys USING (kid) WHERE kid = ANY($1::text[])`,
    [kids],
  )
  return rows.map(({ registeredAt, validUntil, retiredAt, ...key }) => ({
    ...key,
    registeredAt: registeredAt.toISOString(),
    validUntil: validUntil.toISOString(),
    retiredAt: retiredAt?.toISOString() ?? null,
  }))
}

/** Inspections that wait for word of a key, whichever. */
export async function listWaitingForKeys(db: Db): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT inspection_id AS id FROM inspections
     WHERE reasons @> '[{"code": "seal-key-unknown"}]' OR reasons @> '[{"code": "seal-key-retired"}]'
     ORDER BY inspection_id`,
  )
  return rows.map(({ id }) => id)
}

const locksOf = `WITH keys AS MATERIALIZED (
  SELECT DISTINCT hashtextextended('inspections.key/' || kid, 0) AS key FROM unnest($1::text[]) AS kid ORDER BY key)`

/** Until the transaction ends, whoever learns of these keys waits before looking for seals they are missing to. */
export async function holdKeys(db: Db, kids: readonly string[]): Promise<void> {
  await db.query(`${locksOf} SELECT pg_advisory_xact_lock_shared(key) FROM keys`, [kids])
}

/** Waits until whoever judges without these keys has committed; holds nothing afterwards. Call it before any lock is taken. */
export async function awaitJudgesWithout(db: Db, kids: readonly string[]): Promise<void> {
  await db.query(`${locksOf} SELECT pg_advisory_lock(key), pg_advisory_unlock(key) FROM keys`, [kids])
}
