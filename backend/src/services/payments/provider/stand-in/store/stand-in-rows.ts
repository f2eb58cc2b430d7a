import type { Db } from '@sac/platform/db/db'
import type { Kept, KeptAs, Kind, Listing } from '../book.ts'

const columns = `id, kind, parent, made_at AS "madeAt", due_at AS "dueAt", body`

/** Whoever else works on the book waits until the transaction ends. */
export async function lockBook(db: Db): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtext('payments.stand_in_objects'))`)
}

export async function findObject(db: Db, { id }: { id: string }): Promise<Kept | null> {
  const { rows } = await db.query<Kept>(`SELECT ${columns} FROM stand_in_objects WHERE id = $1`, [id])
  return rows[0] ?? null
}

export async function upsertObject(db: Db, { id, kind, parent, madeAt, dueAt, body }: Kept): Promise<void> {
  await db.query(
    `INSERT INTO stand_in_objects (id, kind, parent, made_at, due_at, body) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (id) DO UPDATE SET parent = $3, made_at = $4, due_at = $5, body = $6`,
    [id, kind, parent, madeAt, dueAt, JSON.stringify(body)],
  )
}

export async function listObjects<Name extends Kind>(
  db: Db,
  { kind, parent, from, until, after, limit }: Listing<Name>,
): Promise<KeptAs<Name>[]> {
  const { rows } = await db.query<KeptAs<Name>>(
    `SELECT ${columns} FROM stand_in_objects WHERE kind = $1 AND ($2::text IS NULL OR parent = $2)
       AND ($3::timestamptz IS NULL OR made_at >= $3) AND ($4::timestamptz IS NULL OR made_at < $4)
       AND ($5::text IS NULL OR (made_at, id) < (SELECT made_at, id FROM stand_in_objects WHERE id = $5))
     ORDER BY made_at DESC, id DESC LIMIT $6`,
    [kind, parent ?? null, from ?? null, until ?? null, after ?? null, limit],
  )
  return rows
}

export async function listDueObjects(db: Db, { now, limit }: { now: Date; limit: number }): Promise<Kept[]> {
  const { rows } = await db.query<Kept>(
    `SELECT ${columns} FROM stand_in_objects WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2`,
    [now, limit],
  )
  return rows
}

export async function deleteOldObjects(db: Db, { told, all }: { told: Date; all: Date }): Promise<void> {
  await db.query(
    `DELETE FROM stand_in_objects WHERE due_at IS NULL AND (
       (kind IN ('key', 'event') AND made_at < $1)
       OR (kind IN ('session', 'intent', 'charge', 'refund') AND made_at < $2))`,
    [told, all],
  )
}

export async function findNextDue(db: Db): Promise<Date | null> {
  const { rows } = await db.query<{ dueAt: Date | null }>(`SELECT min(due_at) AS "dueAt" FROM stand_in_objects`)
  return rows[0]?.dueAt ?? null
}
