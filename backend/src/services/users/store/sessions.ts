import type { Db } from '@sac/platform/db/db'
import type { Session } from '../domain/refresh-session.ts'

export type StoredSession = Session & { sessionId: string; userId: string }

const columns = `session_id AS "sessionId", user_id AS "userId", generation, rotated_at AS "rotatedAt",
  expires_at AS "expiresAt", ended_at AS "endedAt"`

export async function insertSession(
  db: Db,
  session: { sessionId: string; userId: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO sessions (session_id, user_id, rotated_at, created_at, expires_at) VALUES ($1, $2, $3, $3, $4)`,
    [session.sessionId, session.userId, session.createdAt, session.expiresAt],
  )
}

export async function findSession(db: Db, { sessionId }: { sessionId: string }): Promise<StoredSession | null> {
  const { rows } = await db.query<StoredSession>(`SELECT ${columns} FROM sessions WHERE session_id = $1`, [sessionId])
  return rows[0] ?? null
}

/** Locks the row until the transaction ends, so that two exchanges of one session follow each other. */
export async function lockSession(db: Db, { sessionId }: { sessionId: string }): Promise<StoredSession | null> {
  const { rows } = await db.query<StoredSession>(`SELECT ${columns} FROM sessions WHERE session_id = $1 FOR UPDATE`, [
    sessionId,
  ])
  return rows[0] ?? null
}

export async function rotateSession(
  db: Db,
  args: { sessionId: string; generation: number; rotatedAt: Date; expiresAt: Date },
): Promise<void> {
  await db.query(`UPDATE sessions SET generation = $2, rotated_at = $3, expires_at = $4 WHERE session_id = $1`, [
    args.sessionId,
    args.generation,
    args.rotatedAt,
    args.expiresAt,
  ])
}

/** Ends a session once; the first reason stays. */
export async function endSession(
  db: Db,
  args: { sessionId: string; at: Date; reason: 'signed-out' | 'reused' | 'disabled' },
): Promise<void> {
  await db.query(`UPDATE sessions SET ended_at = $2, end_reason = $3 WHERE session_id = $1 AND ended_at IS NULL`, [
    args.sessionId,
    args.at,
    args.reason,
  ])
}
