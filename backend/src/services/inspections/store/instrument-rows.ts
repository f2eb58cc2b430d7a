import type { Db } from '@sac/platform/db/db'

type OfCompletion = { inspectionId: string; revision: number }

/** What its equipment showed, instead of what an earlier completion of the inspection said. */
export async function replaceInstrumentReadings(db: Db, { inspectionId, revision }: OfCompletion): Promise<void> {
  if (revision > 1) await db.query('DELETE FROM instrument_readings WHERE inspection_id = $1', [inspectionId])
  // The report is taken apart once for both.
  await db.query(
    `WITH shown AS MATERIALIZED (SELECT * FROM measured_by_instruments WHERE inspection_id = $1 AND revision = $2),
     readings AS (
       INSERT INTO instrument_readings (inspection_id, centre_id, serial, checkpoint, measure, position, value, tested_at)
       SELECT inspection_id, centre_id, serial, checkpoint, measure, position, value, tested_at FROM shown
       ON CONFLICT DO NOTHING)
     INSERT INTO instrument_measures (centre_id, checkpoint, measure, label, unit)
     SELECT centre_id, checkpoint, measure, label, unit FROM shown ON CONFLICT DO NOTHING`,
    [inspectionId, revision],
  )
}

type MeasureRow = { checkpoint: string; measure: string; label: Record<string, string>; unit: string }

export async function listMeasures(db: Db, { centreId }: { centreId: string }): Promise<MeasureRow[]> {
  const { rows } = await db.query<MeasureRow>(
    'SELECT checkpoint, measure, label, unit FROM instrument_measures WHERE centre_id = $1 ORDER BY checkpoint, measure',
    [centreId],
  )
  return rows
}

type Asked = { centreId: string; checkpoint: string; measure: string; from: Date; to: Date }
export type MonthOfInstrument = {
  serial: string
  month: string
  readings: number
  median: number
  others: { readings: number; median: number } | null
}

// Within one measure of a centre, what was read in a period.
const ofMeasure = 'FROM instrument_readings WHERE centre_id = $1 AND checkpoint = $2 AND measure = $3 AND tested_at >='

/** The value in the middle of those counted, or between the two in the middle: of one's own, or of the others. */
const median = (whose: string) =>
  `(min(value) FILTER (WHERE ${whose} AND 2 * up_to >= total) + min(value) FILTER (WHERE ${whose} AND 2 * up_to > total)) / 2`

/**
 * By equipment and month of UTC. Readings are read once, month by month along the index, and as many as are alike are one from then
 * on: instruments have few digits.
 */
export async function listInstrumentMonths(
  db: Db,
  { centreId, checkpoint, measure, from, to }: Asked,
): Promise<MonthOfInstrument[]> {
  const { rows } = await db.query<MonthOfInstrument>(
    `WITH known AS (SELECT min(tested_at) AS first, max(tested_at) AS last ${ofMeasure} $4 AND tested_at < $5),
     shown AS MATERIALIZED (
       SELECT month, serial, value, readings
       FROM known, generate_series(date_trunc('month', first AT TIME ZONE 'UTC'), last AT TIME ZONE 'UTC', '1 month') AS month,
         LATERAL (SELECT serial, value, count(*) AS readings ${ofMeasure} greatest($4, month AT TIME ZONE 'UTC')
           AND tested_at < least($5, (month + interval '1 month') AT TIME ZONE 'UTC') GROUP BY serial, value) AS of_month),
     counted AS (
       SELECT own.serial, month, shown.serial = own.serial AS is_own, value, sum(readings) OVER (whose ORDER BY value) AS up_to,
         sum(readings) OVER whose AS total
       FROM (SELECT DISTINCT serial, month FROM shown) AS own JOIN shown USING (month)
       WINDOW whose AS (PARTITION BY own.serial, month, shown.serial = own.serial))
     SELECT serial, to_char(month, 'YYYY-MM') AS month, (max(total) FILTER (WHERE is_own))::integer AS readings,
       ${median('is_own')} AS median, CASE WHEN NOT bool_and(is_own) THEN json_build_object(
         'readings', max(total) FILTER (WHERE NOT is_own), 'median', ${median('NOT is_own')}) END AS others
     FROM counted GROUP BY serial, counted.month ORDER BY serial, counted.month`,
    [centreId, checkpoint, measure, from, to],
  )
  return rows
}
