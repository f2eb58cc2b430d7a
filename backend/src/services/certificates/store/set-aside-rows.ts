import type { Db } from '@sac/platform/db/db'

/** Names of the witnesses a person has decided to do without. */
export async function listSetAside(db: Db): Promise<Set<string>> {
  const { rows } = await db.query<{ name: string }>('SELECT name FROM witnesses_set_aside')
  return new Set(rows.map(({ name }) => name))
}

/** False when it was set aside before. */
export async function insertSetAsideIfAbsent(
  db: Db,
  { name, at, note }: { name: string; at: Date; note: string },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO witnesses_set_aside (name, at, note) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [name, at, note],
  )
  return rowCount === 1
}
