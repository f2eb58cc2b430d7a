import type { Db } from '@sac/platform/db/db'

/** A person as the users service knows them; `disabledAt` null while the account may work, `since` when it was made. */
export type Actor = { userId: string; role: string; disabledAt: Date | null; since?: Date | null }

export async function hasSignedIn(
  db: Db,
  { deviceId, userId }: { deviceId: string; userId: string },
): Promise<boolean> {
  const { rowCount } = await db.query('SELECT FROM device_actors WHERE device_id = $1 AND user_id = $2', [
    deviceId,
    userId,
  ])
  return rowCount === 1
}

/** True when this is the person's first sign-in on the device. */
export async function insertSignInIfAbsent(
  db: Db,
  { deviceId, userId, at }: { deviceId: string; userId: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO device_actors (device_id, user_id, first_signed_in_at) VALUES ($1, $2, $3)
     ON CONFLICT (device_id, user_id) DO NOTHING`,
    [deviceId, userId, at],
  )
  return rowCount === 1
}

export async function upsertActor(
  db: Db,
  { userId, role, disabledAt, since = null, at }: Actor & { at: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO actors (user_id, role, disabled_at, checked_at, since) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (user_id) DO UPDATE SET role = $2, disabled_at = $3, checked_at = $4, since = $5`,
    [userId, role, disabledAt, at, since],
  )
}

export type StandingRow = {
  userId: string
  /** null: never on this device. */
  signedInAt: Date | null
  disabledAt: Date | null
  since: Date | null
  enrolledAt: Date | null
  isApproved: boolean
}

/** `isApproved`: the device is. One row per asked person, known or not. */
export async function listStandings(
  db: Db,
  { deviceId, userIds }: { deviceId: string; userIds: readonly string[] },
): Promise<StandingRow[]> {
  const { rows } = await db.query<StandingRow>(
    `SELECT asked.user_id AS "userId", first_signed_in_at AS "signedInAt", disabled_at AS "disabledAt", since,
       enrolled_at AS "enrolledAt", approved_at IS NOT NULL AS "isApproved"
     FROM unnest($2::text[]) AS asked (user_id)
     LEFT JOIN devices ON devices.device_id = $1
     LEFT JOIN device_actors ON device_actors.device_id = $1 AND device_actors.user_id = asked.user_id
     LEFT JOIN actors ON actors.user_id = asked.user_id`,
    [deviceId, userIds],
  )
  return rows
}
