import type { Db } from '@sac/platform/db/db'

/** True when devices had not been told of this template. `hash`: hexadecimal. */
export async function insertPublishedTemplateIfAbsent(
  db: Db,
  { hash, at }: { hash: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO published_templates (hash, published_at) VALUES (decode($1, 'hex'), $2) ON CONFLICT DO NOTHING`,
    [hash, at],
  )
  return rowCount === 1
}
