import type { MessageChannel, MessageKind } from '@sac/contracts/messages/message'
import type { Db } from '@sac/platform/db/db'

export type Choice = { kind: MessageKind; channel: MessageChannel; wanted: boolean }

export async function listChoices(db: Db, { userId }: { userId: string }): Promise<Choice[]> {
  const { rows } = await db.query<Choice>('SELECT kind, channel, wanted FROM choices WHERE user_id = $1', [userId])
  return rows
}

type Chosen = { userId: string; choices: readonly Choice[]; at: Date }

/** Each replaces what was said of its kind and channel. */
export async function upsertChoices(db: Db, { userId, choices, at }: Chosen): Promise<void> {
  await db.query(
    `INSERT INTO choices (user_id, kind, channel, wanted, since)
     SELECT DISTINCT ON (kind, channel) $1::uuid, kind, channel, wanted, $5::timestamptz
     FROM unnest($2::text[], $3::text[], $4::boolean[]) WITH ORDINALITY AS said (kind, channel, wanted, place)
     ORDER BY kind, channel, place DESC
     ON CONFLICT (user_id, kind, channel) DO UPDATE SET wanted = EXCLUDED.wanted, since = EXCLUDED.since
     WHERE choices.wanted <> EXCLUDED.wanted`,
    [
      userId,
      choices.map(({ kind }) => kind),
      choices.map(({ channel }) => channel),
      choices.map(({ wanted }) => wanted),
      at,
    ],
  )
}

export async function deleteChoices(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query('DELETE FROM choices WHERE user_id = $1', [userId])
}
