import type { Db } from '@sac/platform/db/db'

/** How many of a thousand tests are drawn where nobody has said otherwise. */
export const usualPerMille = 20

type OfInspector = { centreId: string; inspectorId: string; week: string }

export type Sampling = {
  secret: Buffer
  perMille: number
  /** Completed tests of the inspector in this week, without this one, and in the week before. */
  before: number
  lastWeek: number
  /** Whether one was drawn of this week, and of the one before. */
  hasDrawn: boolean
  hadDrawn: boolean
}

const tests = `FROM inspections WHERE centre_id = $1 AND inspector_id = $2 AND revision > 0 AND result <> 'abandoned'`

/** What drawing a test of an inspector needs to know; null where the centre has no secret yet. */
export async function findSampling(
  db: Db,
  { centreId, inspectorId, week, inspectionId }: OfInspector & { inspectionId: string },
): Promise<Sampling | null> {
  const { rows } = await db.query<Sampling>(
    `SELECT secret, coalesce((SELECT per_mille FROM sampling_shares WHERE centre_id = $1), $5::integer) AS "perMille",
       (SELECT count(*)::integer ${tests} AND tested_at >= $3::date AND tested_at < $3::date + 7 AND inspection_id <> $4) AS before,
       (SELECT count(*)::integer ${tests} AND tested_at >= $3::date - 7 AND tested_at < $3::date) AS "lastWeek",
       EXISTS (SELECT FROM second_looks WHERE centre_id = $1 AND inspector_id = $2 AND week = $3::date) AS "hasDrawn",
       EXISTS (SELECT FROM second_looks WHERE centre_id = $1 AND inspector_id = $2 AND week = $3::date - 7) AS "hadDrawn"
     FROM sampling_keys WHERE centre_id = $1`,
    [centreId, inspectorId, week, inspectionId, usualPerMille],
  )
  return rows[0] ?? null
}

/** The first secret of a centre stays. */
export async function insertSamplingKeyIfAbsent(db: Db, key: { centreId: string; secret: Buffer }): Promise<void> {
  await db.query('INSERT INTO sampling_keys VALUES ($1, $2) ON CONFLICT DO NOTHING', [key.centreId, key.secret])
}

/** Completed tests of the week before. */
export async function listTestsOfLastWeek(db: Db, { centreId, inspectorId, week }: OfInspector): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT inspection_id AS id ${tests} AND tested_at >= $3::date - 7 AND tested_at < $3::date`,
    [centreId, inspectorId, week],
  )
  return rows.map(({ id }) => id)
}

type Drawn = OfInspector & { inspectionId: string; reason: 'share' | 'week' | 'afterwards'; drawnAt: Date }

export async function insertSecondLookIfAbsent(db: Db, drawn: Drawn): Promise<void> {
  const { inspectionId, centreId, inspectorId, week, reason, drawnAt } = drawn
  await db.query(
    `INSERT INTO second_looks (inspection_id, centre_id, inspector_id, week, reason, drawn_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [inspectionId, centreId, inspectorId, week, reason, drawnAt],
  )
}

type Share = { centreId: string; perMille: number; seen: number | null }

/** False, and nothing is changed, where neither what was `seen` nor what is wanted is in force. */
export async function upsertShare(db: Db, { centreId, perMille, seen }: Share): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO sampling_shares AS known
     SELECT $1, $2 WHERE coalesce($3::integer, $4) = $4 OR EXISTS (SELECT FROM sampling_shares WHERE centre_id = $1)
     ON CONFLICT (centre_id) DO UPDATE SET per_mille = excluded.per_mille
     WHERE $3 IS NULL OR known.per_mille IN ($3, excluded.per_mille)`,
    [centreId, perMille, seen, usualPerMille],
  )
  return rowCount === 1
}
