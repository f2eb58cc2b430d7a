import type { Db } from '@sac/platform/db/db'

export type Period = { centreId: string; from: Date; to: Date; kind: string | null }

export type FigureRow = {
  /** null: of the whole centre. */
  inspectorId: string | null
  tests: number
  failed: number
  retests: number
  voluntary: number
  short: number
  /** Quartiles; null where no times are known. */
  seconds: [number, number, number] | null
}

const counted = `FROM inspections WHERE centre_id = $1 AND tested_at >= $2 AND tested_at < $3 AND ($4::text IS NULL OR kind = $4)
  AND revision > 0 AND result IN ('pass', 'pass-minor', 'fail', 'fail-dangerous') AND inspector_id IS NOT NULL`

/** Of the centre, and of each inspector. */
export async function listFigures(
  db: Db,
  { centreId, from, to, kind, shortSeconds }: Period & { shortSeconds: number },
): Promise<FigureRow[]> {
  const { rows } = await db.query<FigureRow>(
    `SELECT inspector_id AS "inspectorId", count(*)::integer AS tests, (count(*) FILTER (WHERE result LIKE 'fail%'))::integer AS failed,
       (count(*) FILTER (WHERE kind = 'retest'))::integer AS retests, (count(*) FILTER (WHERE kind = 'voluntary'))::integer AS voluntary,
       (count(*) FILTER (WHERE tested_at - started_at < make_interval(secs => $5)))::integer AS short,
       percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY extract(epoch FROM tested_at - started_at)::double precision) AS seconds
     ${counted} GROUP BY GROUPING SETS ((), (inspector_id)) ORDER BY inspector_id NULLS FIRST`,
    [centreId, from, to, kind, shortSeconds],
  )
  return rows
}

/** How many tests of each inspector have each flag. */
export async function listFlagCounts(
  db: Db,
  { centreId, from, to, kind }: Period,
): Promise<{ inspectorId: string; flag: string; tests: number }[]> {
  const { rows } = await db.query<{ inspectorId: string; flag: string; tests: number }>(
    `SELECT inspector_id AS "inspectorId", flag, count(*)::integer AS tests
     FROM (SELECT inspector_id, unnest(flags) AS flag ${counted} AND flags <> '{}') AS flagged GROUP BY inspector_id, flag ORDER BY inspector_id, flag`,
    [centreId, from, to, kind],
  )
  return rows
}
