// What signs and what was published, as the office looks at it.
import type { Db } from '@sac/platform/db/db'

/** Papers in force, by the key that has signed them. */
export async function countInForce(db: Db): Promise<Map<string, number>> {
  const { rows } = await db.query<{ kid: string; count: number }>(
    `SELECT kid, count(*)::int AS count FROM certificates WHERE kid IS NOT NULL AND status IN ('valid', 'suspended') GROUP BY kid`,
  )
  return new Map(rows.map(({ kid, count }) => [kid, count]))
}

type ListState = { year: number; entries: number; notValid: number; publishedAt: Date | null; isCurrent: boolean }

/** Of each year, the newest first. */
export async function listListStates(db: Db): Promise<ListState[]> {
  const { rows } = await db.query<ListState>(
    `SELECT year, next_index::int AS entries, published_at AS "publishedAt", published_seq = change_seq AS "isCurrent",
       (SELECT count(*)::int FROM certificates WHERE status_year = year AND status IN ('suspended', 'revoked', 'superseded'))
         AS "notValid"
     FROM status_years ORDER BY year DESC`,
  )
  return rows
}
