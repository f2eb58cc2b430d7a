import type { PublicKey } from '@sac/contracts/authorship/signing-key'
import type { Owner } from '@sac/contracts/authorship/statements'
import type { KeyRetiredData } from '@sac/contracts/events/device-events'
import type { Db } from '@sac/platform/db/db'

export type KeyRow = Owner & {
  kid: string
  publicKey: PublicKey
  registeredAt: Date
  /** null: the device's own, which is not timed. */
  validUntil: Date | null
  retiredAt: Date | null
}

const columns = `kid, device_id AS "deviceId", user_id AS "userId", public_key AS "publicKey",
  registered_at AS "registeredAt", valid_until AS "validUntil", retired_at AS "retiredAt"`

export async function findKey(db: Db, kid: string): Promise<KeyRow | null> {
  const { rows } = await db.query<KeyRow>(`SELECT ${columns} FROM signing_keys WHERE kid = $1`, [kid])
  return rows[0] ?? null
}

/** Whether the device ever had a key of its own, retired or not. */
export async function hasDeviceKey(db: Db, deviceId: string): Promise<boolean> {
  const { rows } = await db.query<{ found: boolean }>(
    'SELECT EXISTS (SELECT FROM signing_keys WHERE device_id = $1 AND user_id IS NULL) AS found',
    [deviceId],
  )
  return rows[0]?.found ?? false
}

/** There must be no other live key of this owner; false when the key is somebody's already. */
export async function insertKeyIfAbsent(db: Db, key: Omit<KeyRow, 'retiredAt'>): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO signing_keys (kid, device_id, user_id, public_key, registered_at, valid_until)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (kid) DO NOTHING`,
    [key.kid, key.deviceId, key.userId, key.publicKey, key.registeredAt, key.validUntil],
  )
  return rowCount === 1
}

export async function extendKey(db: Db, { kid, validUntil }: { kid: string; validUntil: Date }): Promise<void> {
  await db.query('UPDATE signing_keys SET valid_until = greatest(valid_until, $2) WHERE kid = $1', [kid, validUntil])
}

type Retirement = { at: Date; why: KeyRetiredData['why'] }

/** Returns what was retired: at most one. */
export async function retireKeyOf(db: Db, { deviceId, userId, at, why }: Owner & Retirement): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `UPDATE signing_keys SET retired_at = $3, retired_why = $4
     WHERE device_id = $1 AND user_id IS NOT DISTINCT FROM $2 AND retired_at IS NULL RETURNING ${columns}`,
    [deviceId, userId, at, why],
  )
  return rows
}

/** Returns those that were not retired before. */
export async function retireKeysOfDevice(
  db: Db,
  { deviceId, at, why }: Retirement & { deviceId: string },
): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `UPDATE signing_keys SET retired_at = $2, retired_why = $3
     WHERE device_id = $1 AND retired_at IS NULL RETURNING ${columns}`,
    [deviceId, at, why],
  )
  return rows
}

/** The key only if it is this person's and was not retired before. */
export async function retireOwnKey(
  db: Db,
  { kid, userId, at, why }: Retirement & { kid: string; userId: string },
): Promise<KeyRow[]> {
  const { rows } = await db.query<KeyRow>(
    `UPDATE signing_keys SET retired_at = $3, retired_why = $4
     WHERE kid = $1 AND user_id = $2 AND retired_at IS NULL RETURNING ${columns}`,
    [kid, userId, at, why],
  )
  return rows
}
