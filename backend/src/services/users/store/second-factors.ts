import type { Db } from '@sac/platform/db/db'

export type StoredTotp = { secret: Buffer; lastStep: number }

export async function findTotp(db: Db, { userId }: { userId: string }): Promise<StoredTotp | null> {
  const { rows } = await db.query<StoredTotp>(
    'SELECT secret, last_step::integer AS "lastStep" FROM totp WHERE user_id = $1',
    [userId],
  )
  return rows[0] ?? null
}

/** Replaces the secret of one who has begun before. */
export async function upsertTotp(db: Db, args: { userId: string; secret: Buffer; at: Date }): Promise<void> {
  await db.query(
    `INSERT INTO totp (user_id, secret, created_at) VALUES ($1, $2, $3)
     ON CONFLICT (user_id) DO UPDATE SET secret = $2, created_at = $3, last_step = 0`,
    [args.userId, args.secret, args.at],
  )
}

/** False when this step, or a later one, was taken before: of two at once one gets it. */
export async function advanceTotp(db: Db, args: { userId: string; step: number }): Promise<boolean> {
  const { rowCount } = await db.query('UPDATE totp SET last_step = $2 WHERE user_id = $1 AND last_step < $2', [
    args.userId,
    args.step,
  ])
  return rowCount === 1
}

export async function deleteSecondFactor(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM totp WHERE user_id = $1', [userId])
  await db.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId])
}

export async function replaceRecoveryCodes(
  db: Db,
  { userId, hashes }: { userId: string; hashes: readonly Buffer[] },
): Promise<void> {
  await db.query('DELETE FROM recovery_codes WHERE user_id = $1', [userId])
  await db.query('INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])', [userId, hashes])
}

/** True once for each code. */
export async function deleteRecoveryCode(db: Db, args: { userId: string; hash: Buffer }): Promise<boolean> {
  const { rowCount } = await db.query('DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2', [
    args.userId,
    args.hash,
  ])
  return rowCount === 1
}
