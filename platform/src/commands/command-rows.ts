import type { Db } from '#db/db'

/** Remembers a command; false when its id is known. A second transaction with the same id waits for the first. */
export async function insertCommandIfAbsent(
  db: Db,
  { commandId, contentHash, at }: { commandId: string; contentHash: Uint8Array; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO commands (command_id, content_hash, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [commandId, contentHash, at],
  )
  return rowCount === 1
}

export async function findCommandHash(db: Db, { commandId }: { commandId: string }): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>('SELECT content_hash AS hash FROM commands WHERE command_id = $1', [
    commandId,
  ])
  return rows[0]?.hash ?? null
}
