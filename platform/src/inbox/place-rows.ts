import type { PartitionPosition, Place } from '#bus/port'
import type { Db } from '#db/db'

export type GroupPartition = PartitionPosition & { group: string }

/** Opens places that are not there yet; where a group already is stays as it is. */
export async function insertPlacesIfAbsent(
  db: Db,
  { group, places }: { group: string; places: readonly Place[] },
): Promise<void> {
  await db.query(
    `INSERT INTO bus_place (consumer_group, topic, partition, next_offset)
     SELECT $1, * FROM unnest($2::text[], $3::int[], $4::bigint[]) ON CONFLICT DO NOTHING`,
    [group, places.map(({ topic }) => topic), places.map(({ partition }) => partition), places.map(({ next }) => next)],
  )
}

/** False in a schema of an older release, which has none yet. */
export async function hasPlaces(db: Db): Promise<boolean> {
  const { rows } = await db.query<{ known: boolean }>(`SELECT to_regclass('bus_place') IS NOT NULL AS known`)
  return rows[0]?.known ?? false
}

export async function listPlaces(db: Db, { group }: { group: string }): Promise<Place[]> {
  const { rows } = await db.query<Place>(
    `SELECT topic, partition, next_offset AS next FROM bus_place
     WHERE consumer_group = $1 ORDER BY topic, partition`,
    [group],
  )
  return rows
}

/** Moves a place on from exactly `from`, holding it until the transaction ends; false when it is elsewhere. */
export async function movePlace(
  db: Db,
  { group, topic, partition, from, to }: GroupPartition & { from: number; to: number },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `UPDATE bus_place SET next_offset = $5
     WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND next_offset = $4`,
    [group, topic, partition, from, to],
  )
  return rowCount === 1
}

type Move = PartitionPosition & { from: number; to: number }

/** The same for several places, each for itself; returns those that were there. */
export async function movePlaces(
  db: Db,
  { group, moves }: { group: string; moves: readonly Move[] },
): Promise<PartitionPosition[]> {
  const { rows } = await db.query<PartitionPosition>(
    `UPDATE bus_place AS place SET next_offset = move."to"
     FROM unnest($2::text[], $3::int[], $4::bigint[], $5::bigint[]) AS move (topic, partition, "from", "to")
     WHERE consumer_group = $1 AND place.topic = move.topic AND place.partition = move.partition
       AND next_offset = move."from"
     RETURNING place.topic, place.partition`,
    [
      group,
      moves.map(({ topic }) => topic),
      moves.map(({ partition }) => partition),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
    ],
  )
  return rows
}

/** The place, held until the transaction ends. */
export async function lockPlace(db: Db, { group, topic, partition }: GroupPartition): Promise<number> {
  const { rows } = await db.query<{ next: number }>(
    `SELECT next_offset AS next FROM bus_place
     WHERE consumer_group = $1 AND topic = $2 AND partition = $3 FOR UPDATE`,
    [group, topic, partition],
  )
  const [row] = rows
  if (!row) throw new Error(`group ${group} has no place in ${topic}/${partition}`)
  return row.next
}
