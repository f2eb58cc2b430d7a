import type { Change } from '@sac/contracts/sync/protocol'
import type { Db } from '@sac/platform/db/db'
import type * as z from 'zod/mini'
import type { FeedFact } from '../domain/feed-fact.ts'
import { toJsonb } from './to-jsonb.ts'

export type FeedHead = { generation: string; position: number }

export async function findFeedHead(db: Db): Promise<FeedHead | null> {
  const { rows } = await db.query<FeedHead>('SELECT generation, position FROM feed_head')
  return rows[0] ?? null
}

/** Starts the feed, or gives it a new generation when this is no longer the database it was. */
export async function openFeed(
  db: Db,
  { generation, identity }: { generation: string; identity: string },
): Promise<void> {
  await db.query(
    `INSERT INTO feed_head AS head (position, generation, database_identity) VALUES (0, $1, $2)
     ON CONFLICT (single) DO UPDATE SET generation = $1, database_identity = $2 WHERE head.database_identity <> $2`,
    [generation, identity],
  )
}

/** Nobody else publishes until the transaction ends. */
export async function lockFeed(db: Db): Promise<void> {
  await db.query('SELECT 1 FROM feed_head FOR NO KEY UPDATE')
}

/**
 * Writes facts at the next positions, which are taken until the transaction ends: others wait, so positions follow commits. One
 * that says nothing new takes no place (only its moment is noted, so that nothing older replaces it); one that is older changes
 * nothing.
 */
export async function upsertFeed(db: Db, facts: readonly FeedFact[]): Promise<void> {
  const pick = <T>(of: (fact: FeedFact) => T) => facts.map(of)
  const { rowCount } = await db.query(
    `WITH head AS (UPDATE feed_head SET position = position + $1 RETURNING position - $1 AS before), written AS (
       INSERT INTO feed (entity, id, audience, position, value, at, on_date, vin, origin_device)
       SELECT entity, id, audience, head.before + place, value, at, on_date, vin, origin_device
       FROM head, unnest($2::text[], $3::text[], $4::text[], $5::jsonb[], $6::timestamptz[], $7::date[], $8::text[], $9::uuid[])
         WITH ORDINALITY AS fact (entity, id, audience, value, at, on_date, vin, origin_device, place)
       ON CONFLICT (entity, id, audience) DO UPDATE SET
         position = CASE WHEN feed.value IS DISTINCT FROM excluded.value THEN excluded.position ELSE feed.position END,
         value = excluded.value, at = excluded.at, on_date = excluded.on_date, vin = excluded.vin,
         origin_device = excluded.origin_device
       WHERE (feed.at IS NULL OR excluded.at IS NULL OR excluded.at >= feed.at)
         AND (feed.value IS DISTINCT FROM excluded.value OR excluded.at > feed.at)
     )
     SELECT FROM head`,
    [
      facts.length,
      pick(({ entity }) => entity),
      pick(({ id }) => id),
      pick(({ audience }) => audience),
      pick(({ value }) => (value === null ? null : toJsonb(value))),
      pick(({ at }) => at ?? null),
      pick(({ onDate }) => onDate ?? null),
      pick(({ vehicleKey }) => vehicleKey ?? null),
      pick(({ originDevice }) => originDevice ?? null),
    ],
  )
  if (rowCount !== 1) throw new Error('The feed has not been opened.')
}

export type FeedRow = z.infer<typeof Change> & { position: number }

export type Page = {
  userId: string
  /** Rows that came from this device are left out. */
  deviceId: string | null
  entities: readonly string[]
  after: number
  upTo: number
  from: string
  until: string
  limit: number
}

const branch = (audience: string) => `
  (SELECT entity, id, value, position FROM feed
   WHERE audience = ${audience} AND position > $3 AND position <= $4 AND entity = ANY($5::text[])
     AND (on_date IS NULL OR on_date BETWEEN $6 AND $7) AND (origin_device IS NULL OR origin_device IS DISTINCT FROM $2::uuid)
   ORDER BY position LIMIT $8)`

/** The next changes of one inspector, in the order they were committed. */
export async function listFeed(db: Db, page: Page): Promise<FeedRow[]> {
  const { userId, deviceId, after, upTo, entities, from, until, limit } = page
  const { rows } = await db.query<FeedRow>(`${branch('$1')} UNION ALL ${branch(`'*'`)} ORDER BY position LIMIT $8`, [
    userId,
    deviceId,
    after,
    upTo,
    entities,
    from,
    until,
    limit,
  ])
  return rows
}

type Entering = { userId: string; shownUntil: string; until: string; upTo: number }

/** Assignments known before whose day has come into the window since. */
export async function listEntering(db: Db, { userId, shownUntil, until, upTo }: Entering): Promise<FeedRow[]> {
  const { rows } = await db.query<FeedRow>(
    `SELECT entity, id, value, position FROM feed
     WHERE audience IN ($1, '*') AND on_date > $2 AND on_date <= $3 AND position <= $4 AND value IS NOT NULL
     ORDER BY position`,
    [userId, shownUntil, until, upTo],
  )
  return rows
}

/** Who has a live fact under these keys. */
export async function listAudiences(
  db: Db,
  { entity, ids }: { entity: string; ids: readonly string[] },
): Promise<{ id: string; audience: string }[]> {
  const { rows } = await db.query<{ id: string; audience: string }>(
    'SELECT id, audience FROM feed WHERE entity = $1 AND id = ANY($2::text[]) AND value IS NOT NULL',
    [entity, ids],
  )
  return rows
}

export type AssignmentPlace = { inspectionId: string; audience: string; onDate: string }

/** Who holds the assignments of inspections, and for which day. */
export async function listAssignmentsOfInspections(
  db: Db,
  inspectionIds: readonly string[],
): Promise<AssignmentPlace[]> {
  const { rows } = await db.query<AssignmentPlace>(
    // By a join: of an array the planner would have to prove that it names something before it may use the partial index.
    `SELECT value->>'inspectionId' AS "inspectionId", audience, on_date AS "onDate"
     FROM unnest($1::text[]) AS wanted (id) JOIN feed ON value->>'inspectionId' = wanted.id AND entity = 'assignment'`,
    [inspectionIds],
  )
  return rows
}

export type LiveAssignment = {
  id: string
  audience: string
  value: Record<string, unknown>
  onDate: string
  at: Date
  vehicleKey: string
}

/** Assignments of vehicles from a day on. */
export async function listAssignmentsOf(db: Db, { keys, from }: { keys: readonly string[]; from: string }) {
  const { rows } = await db.query<LiveAssignment>(
    `SELECT id, audience, value, on_date AS "onDate", at, vin AS "vehicleKey" FROM feed
     WHERE vin = ANY ($1::text[]) AND on_date >= $2 AND value IS NOT NULL AND entity = 'assignment'`,
    [keys, from],
  )
  return rows
}
