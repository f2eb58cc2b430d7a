import type { Db } from '@sac/platform/db/db'
import type { Centre } from '../domain/centre.ts'

export async function findCentre(db: Db, { centreId }: { centreId: string }): Promise<Centre | null> {
  const { rows } = await db.query<Centre>(
    `SELECT centre_id AS "centreId", station, name, place, time_zone AS "timeZone", profile_id AS "profileId",
       ARRAY(SELECT bay FROM bays WHERE bays.centre_id = centres.centre_id ORDER BY bay) AS bays
     FROM centres WHERE centre_id = $1`,
    [centreId],
  )
  return rows[0] ?? null
}

/** True when the centre was new; an existing one is left as it is. */
export async function insertCentreIfAbsent(db: Db, centre: Centre): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO centres (centre_id, station, name, place, time_zone, profile_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [centre.centreId, centre.station, centre.name, centre.place, centre.timeZone, centre.profileId],
  )
  await db.query(
    `INSERT INTO bays (centre_id, bay) SELECT $1, bay FROM unnest($2::text[]) AS bay ON CONFLICT DO NOTHING`,
    [centre.centreId, centre.bays],
  )
  return rowCount === 1
}
