import type { AppointmentAtCentre } from '@sac/contracts/http/bookings'
import type { Centre } from '@sac/contracts/http/centres'
import type { Db } from '@sac/platform/db/db'
import { holding, isOfCar } from './appointment-rows.ts'

/** Of `centres`; its bays are those in use. */
export const centreColumns = `centres.centre_id AS "centreId", station, name, place, phone, address,
  time_zone AS "timeZone", profile_id AS "profileId", ARRAY(
    SELECT bay FROM bays WHERE bays.centre_id = centres.centre_id AND closed_at IS NULL ORDER BY bay) AS bays`

export async function findCentre(db: Db, { centreId }: { centreId: string }): Promise<Centre | null> {
  const { rows } = await db.query<Centre>(`SELECT ${centreColumns} FROM centres WHERE centre_id = $1`, [centreId])
  return rows[0] ?? null
}

type CentreContact = { centreId: string } & AppointmentAtCentre['centre']

/** Where these are and by which clock they work. */
export async function listCentreContacts(db: Db, ids: readonly string[]): Promise<CentreContact[]> {
  const { rows } = await db.query<CentreContact>(
    `SELECT centre_id AS "centreId", name, place, phone, address, time_zone AS "timeZone" FROM centres
     WHERE centre_id = ANY ($1)`,
    [ids],
  )
  return rows
}

type NewCentre = Omit<Centre, 'bays'> & { bays: readonly string[] }

/** True when the centre was new; an existing one is left as it is, and so is who else has its station. */
export async function insertCentreIfAbsent(db: Db, centre: NewCentre): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO centres (centre_id, station, name, place, time_zone, profile_id, phone, address)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      centre.centreId,
      centre.station,
      centre.name,
      centre.place,
      centre.timeZone,
      centre.profileId,
      centre.phone,
      centre.address,
    ],
  )
  if (rowCount === 1) await openBays(db, centre)
  return rowCount === 1
}

/** Bays that are new or were closed. */
export async function openBays(
  db: Db,
  { centreId, bays }: { centreId: string; bays: readonly string[] },
): Promise<void> {
  await db.query(
    `INSERT INTO bays (centre_id, bay) SELECT $1, bay FROM unnest($2::text[]) AS bay
     ON CONFLICT (centre_id, bay) DO UPDATE SET closed_at = NULL`,
    [centreId, bays],
  )
}

/** Closes all others. Whoever is about to book in one comes first: its row is theirs until they commit. */
export async function closeOtherBays(
  db: Db,
  { centreId, bays, at }: { centreId: string; bays: readonly string[]; at: Date },
): Promise<string[]> {
  const others = 'centre_id = $1 AND bay <> ALL ($2) AND closed_at IS NULL'
  await db.query(`SELECT 1 FROM bays WHERE ${others} FOR UPDATE`, [centreId, bays])
  const { rows } = await db.query<{ bay: string }>(`UPDATE bays SET closed_at = $3 WHERE ${others} RETURNING bay`, [
    centreId,
    bays,
    at,
  ])
  return rows.map(({ bay }) => bay)
}

/** The first of the bays in which something is booked that is not over yet. */
export async function findBookedBay(
  db: Db,
  { centreId, bays, now }: { centreId: string; bays: readonly string[]; now: Date },
): Promise<string | null> {
  const { rows } = await db.query<{ bay: string }>(
    `SELECT bay FROM appointments WHERE centre_id = $1 AND bay = ANY ($2) AND during && tstzrange($3, NULL)
       AND ${isOfCar} AND status IN ${holding} AND (status <> 'pending' OR held_until IS NULL OR held_until > $3) LIMIT 1`,
    [centreId, bays, now],
  )
  return rows[0]?.bay ?? null
}

export async function updateCentre(
  db: Db,
  { centreId, name, place, phone, address }: Pick<Centre, 'centreId' | 'name' | 'place' | 'phone' | 'address'>,
): Promise<void> {
  await db.query('UPDATE centres SET name = $2, place = $3, phone = $4, address = $5 WHERE centre_id = $1', [
    centreId,
    name,
    place,
    phone,
    address,
  ])
}
