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

/** By equipment and month of UTC. */
export async function listInstrumentMonths(
  db: Db,
  { centreId, checkpoint, measure, from, to }: Asked,
): Promise<MonthOfInstrument[]> {
  const { rows } = await db.query<MonthOfInstrument>(
    `WITH shown AS MATERIALIZED (
       SELECT serial, to_char(tested_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, value FROM instrument_readings
       WHERE centre_id = $1 AND checkpoint = $2 AND measure = $3 AND tested_at >= $4 AND tested_at < $5),
     own AS (SELECT serial, month, count(*)::integer AS readings, percentile_cont(0.5) WITHIN GROUP (ORDER BY value) AS median
       FROM shown GROUP BY serial, month)
     SELECT own.*, (SELECT CASE WHEN count(*) > 0 THEN json_build_object('readings', count(*),
         'median', percentile_cont(0.5) WITHIN GROUP (ORDER BY value)) END
       FROM shown WHERE shown.month = own.month AND shown.serial <> own.serial) AS others
     FROM own ORDER BY serial, month`,
    [centreId, checkpoint, measure, from, to],
  )
  return rows
}
