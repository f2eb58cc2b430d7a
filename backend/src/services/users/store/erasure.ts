import type { Db } from '@sac/platform/db/db'

/** Leaves the id, and when it was emptied. */
export async function emptyUser(db: Db, { userId, at }: { userId: string; at: Date }): Promise<void> {
  await db.query(
    `UPDATE users SET email = NULL, name = NULL, phone = NULL, address = NULL, password_hash = NULL, second_factor_at = NULL,
       language = 'en', remind_by_email = false, remind_by_sms = false, erased_at = $2
     WHERE user_id = $1`,
    [userId, at],
  )
}

export async function deleteSessionsOf(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM sessions WHERE user_id = $1', [userId])
}

/** Everything that was to be written to a person, or to their address. */
export async function deleteAllMailsTo(db: Db, args: { userId: string; email: string }): Promise<void> {
  await db.query('DELETE FROM mails WHERE user_id = $1 OR email = $2', [args.userId, args.email])
}

export async function insertErasureIfAbsent(db: Db, args: { userId: string; at: Date }): Promise<void> {
  await db.query('INSERT INTO erasures (user_id, asked_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    args.userId,
    args.at,
  ])
}

export async function updateErasureDone(db: Db, args: { userId: string; at: Date }): Promise<void> {
  await db.query('UPDATE erasures SET done_at = $2 WHERE user_id = $1', [args.userId, args.at])
}

/** Who was erased here and perhaps not everywhere, the one who has waited longest first. */
export async function listOpenErasures(db: Db, { limit }: { limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ userId: string }>(
    'SELECT user_id AS "userId" FROM erasures WHERE done_at IS NULL ORDER BY asked_at LIMIT $1',
    [limit],
  )
  return rows.map(({ userId }) => userId)
}

type HeldSession = { createdAt: Date; usedAt: Date; expiresAt: Date; endedAt: Date | null; agent: string | null }

export async function listAllSessions(db: Db, { userId }: { userId: string }): Promise<HeldSession[]> {
  const { rows } = await db.query<HeldSession>(
    `SELECT created_at AS "createdAt", rotated_at AS "usedAt", expires_at AS "expiresAt", ended_at AS "endedAt", agent
     FROM sessions WHERE user_id = $1 ORDER BY created_at`,
    [userId],
  )
  return rows
}

type HeldMail = { purpose: string; email: string; name: string | null; language: string; createdAt: Date }

export async function listAllMailsTo(db: Db, args: { userId: string; email: string }): Promise<HeldMail[]> {
  const { rows } = await db.query<HeldMail>(
    `SELECT purpose, email, name, language, created_at AS "createdAt" FROM mails
     WHERE user_id = $1 OR email = $2 ORDER BY created_at`,
    [args.userId, args.email],
  )
  return rows
}
