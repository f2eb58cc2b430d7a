import type { MessageChannel, MessageKind } from '@sac/contracts/messages/message'
import type { Db } from '@sac/platform/db/db'

export type Stopped = { kind: MessageKind; channel: MessageChannel }

export async function listStopped(db: Db, { userId }: { userId: string }): Promise<Stopped[]> {
  const { rows } = await db.query<Stopped>('SELECT kind, channel FROM stopped WHERE user_id = $1', [userId])
  return rows
}

type Choice = Stopped & { userId: string }

export async function insertStoppedIfAbsent(
  db: Db,
  { userId, kind, channel, at }: Choice & { at: Date },
): Promise<void> {
  await db.query('INSERT INTO stopped (user_id, kind, channel, since) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
    userId,
    kind,
    channel,
    at,
  ])
}

export async function deleteStopped(db: Db, { userId, kind, channel }: Choice): Promise<void> {
  await db.query('DELETE FROM stopped WHERE user_id = $1 AND kind = $2 AND channel = $3', [userId, kind, channel])
}

export async function deleteAllStopped(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM stopped WHERE user_id = $1', [userId])
}
