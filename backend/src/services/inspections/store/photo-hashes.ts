import type { Db } from '@sac/platform/db/db'

/** Hexadecimal hashes of the photos that must be kept, in their order, behind `after`. */
export async function listPhotos(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ sha256: string }>(
    `SELECT DISTINCT encode(sha256, 'hex') AS sha256 FROM blobs
     WHERE sha256 > decode($1, 'hex') AND content ->> 'kind' IS DISTINCT FROM 'rubbish' ORDER BY 1 LIMIT $2`,
    [after, limit],
  )
  return rows.map(({ sha256 }) => sha256)
}
