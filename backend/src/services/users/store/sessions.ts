import type { Db } from '@sac/platform/db/db'
import type { Session } from '../domain/refresh-session.ts'

export type StoredSession = Session & { sessionId: string; userId: string; secondFactor: boolean }

const columns = `session_id AS "sessionId", user_id AS "userId", generation, rotated_at AS "rotatedAt",
  created_at AS "createdAt", expires_at AS "expiresAt", ended_at AS "endedAt", second_factor AS "secondFactor"`

export async function insertSession(
  db: Db,
  session: {
    sessionId: string
    userId: string
    createdAt: Date
    expiresAt: Date
    agent: string | null
    secondFactor: boolean
  },
): Promise<void> {
  await db.query(
    `INSERT INTO sessions (session_id, user_id, rotated_at, created_at, expires_at, agent, second_factor)
     VALUES ($1, $2, $3, $3, $4, $5, $6)`,
    [session.sessionId, session.userId, session.createdAt, session.expiresAt, session.agent, session.secondFactor],
  )
}

export async function findSession(db: Db, { sessionId }: { sessionId: string }): Promise<StoredSession | null> {
  const { rows } = await db.query<StoredSession>(`SELECT ${columns} FROM sessions WHERE session_id = $1`, [sessionId])
  return rows[0] ?? null
}

/** Those of them that have not ended, of people who are of that role now and not disabled. */
export async function listGoodSessions(
  db: Db,
  { sessionIds, role, now }: { sessionIds: readonly string[]; role: string; now: Date },
): Promise<string[]> {
  const { rows } = await db.query<{ sessionId: string }>(
    `SELECT session_id AS "sessionId" FROM sessions JOIN users USING (user_id)
     WHERE session_id = ANY ($1::uuid[]) AND ended_at IS NULL AND expires_at > $2 AND disabled_at IS NULL
       AND role = $3`,
    [sessionIds, now, role],
  )
  return rows.map(({ sessionId }) => sessionId)
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

type EndReason =
  | 'signed-out'
  | 'reused'
  | 'disabled'
  | 'ended-by-owner'
  | 'password-changed'
  | 'second-factor-set-up'
  | 'ended-by-admin'

/** Ends a session once; the first reason stays. */
export async function endSession(db: Db, args: { sessionId: string; at: Date; reason: EndReason }): Promise<void> {
  await db.query(`UPDATE sessions SET ended_at = $2, end_reason = $3 WHERE session_id = $1 AND ended_at IS NULL`, [
    args.sessionId,
    args.at,
    args.reason,
  ])
}

export type OpenSession = Pick<StoredSession, 'sessionId' | 'createdAt' | 'expiresAt'> & {
  usedAt: Date
  agent: string | null
}

/** `after`: last used, and id, of the last of the page before. A person's sessions that are neither ended nor over, the one used last first. */
export async function listOpenSessions(
  db: Db,
  { userId, now, after, limit }: { userId: string; now: Date; after: readonly [string, string] | null; limit: number },
): Promise<OpenSession[]> {
  const { rows } = await db.query<OpenSession>(
    `SELECT session_id AS "sessionId", created_at AS "createdAt", expires_at AS "expiresAt", rotated_at AS "usedAt", agent
     FROM sessions WHERE user_id = $1 AND ended_at IS NULL AND expires_at > $2
       AND ($3::timestamptz IS NULL OR (rotated_at, session_id) < ($3, $4::uuid))
     ORDER BY rotated_at DESC, session_id DESC LIMIT $5`,
    [userId, now, ...(after ?? [null, null]), limit],
  )
  return rows
}

type Ending = { userId: string; sessionId: string | null; at: Date; reason: EndReason }

/** Ends one session of a person, or all of them for `sessionId` null; returns how many. */
export async function endSessionsOf(db: Db, { userId, sessionId, at, reason }: Ending): Promise<number> {
  const { rowCount } = await db.query(
    `UPDATE sessions SET ended_at = $3, end_reason = $4
     WHERE user_id = $1 AND ($2::uuid IS NULL OR session_id = $2) AND ended_at IS NULL`,
    [userId, sessionId, at, reason],
  )
  return rowCount ?? 0
}

/** Ends a person's sessions but one; all for `keptId` null. */
export async function endOtherSessions(
  db: Db,
  args: { userId: string; keptId: string | null; at: Date; reason: EndReason },
): Promise<void> {
  await db.query(
    `UPDATE sessions SET ended_at = $3, end_reason = $4
     WHERE user_id = $1 AND session_id IS DISTINCT FROM $2::uuid AND ended_at IS NULL`,
    [args.userId, args.keptId, args.at, args.reason],
  )
}

/** The second factor of a person's open sessions: shown, or no longer there. */
export async function updateSessionsSecondFactor(
  db: Db,
  { userId, secondFactor }: { userId: string; secondFactor: boolean },
): Promise<void> {
  await db.query('UPDATE sessions SET second_factor = $2 WHERE user_id = $1 AND ended_at IS NULL', [
    userId,
    secondFactor,
  ])
}
