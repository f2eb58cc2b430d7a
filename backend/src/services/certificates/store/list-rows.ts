// What the published status and reason lists are made of.
import type { Db } from '@sac/platform/db/db'

export type StatusYear = {
  year: number
  nextIndex: number
  changeSeq: number
  publishedSeq: number
  publishedAt: Date | null
}

const columns = `year, next_index AS "nextIndex", change_seq AS "changeSeq", published_seq AS "publishedSeq",
  published_at AS "publishedAt"`

/** Years whose list is not what it should be, or was signed before a moment. */
export async function listYearsToPublish(db: Db, { signedBefore }: { signedBefore: Date }): Promise<StatusYear[]> {
  const { rows } = await db.query<StatusYear>(
    `SELECT ${columns} FROM status_years
     WHERE published_seq < change_seq OR published_at IS NULL OR published_at < $1 ORDER BY year`,
    [signedBefore],
  )
  return rows
}

/** Every year there is a list of; `isCurrent`: its list shows everything that was decided. */
export async function listYears(db: Db): Promise<{ year: number; isCurrent: boolean }[]> {
  const { rows } = await db.query<{ year: number; isCurrent: boolean }>(
    'SELECT year, published_seq = change_seq AS "isCurrent" FROM status_years ORDER BY year',
  )
  return rows
}

/** When the list of each year was last signed. */
export async function listPublications(db: Db): Promise<Pick<StatusYear, 'year' | 'publishedAt'>[]> {
  const { rows } = await db.query<Pick<StatusYear, 'year' | 'publishedAt'>>(
    'SELECT year, published_at AS "publishedAt" FROM status_years ORDER BY year DESC',
  )
  return rows
}

export async function findStatusYear(db: Db, { year }: { year: number }): Promise<StatusYear | null> {
  const { rows } = await db.query<StatusYear>(`SELECT ${columns} FROM status_years WHERE year = $1`, [year])
  return rows[0] ?? null
}

/** A year's list exists from its first day, so that a verifier never meets an empty address. */
export async function insertStatusYearIfAbsent(db: Db, { year }: { year: number }): Promise<void> {
  await db.query('INSERT INTO status_years (year) VALUES ($1) ON CONFLICT DO NOTHING', [year])
}

export type NotValid = {
  index: number
  status: 'suspended' | 'revoked' | 'superseded'
  reason: string
  note: string | null
  at: Date
  supersededBy: string | null
  /** Number and revision of what replaces it. */
  successor: string | null
}

/** Every certificate of a year that is not valid, by index. */
export async function listNotValid(db: Db, { year }: { year: number }): Promise<NotValid[]> {
  const { rows } = await db.query<NotValid>(
    `SELECT it.status_index AS index, it.status, it.status_reason AS reason, it.status_note AS note,
       it.status_at AS at, it.superseded_by AS "supersededBy", heir.number || ' r' || heir.revision AS successor
     FROM certificates it LEFT JOIN certificates heir ON heir.certificate_id = it.superseded_by
     WHERE it.status_year = $1 AND it.status IN ('suspended', 'revoked', 'superseded') ORDER BY it.status_index`,
    [year],
  )
  return rows
}

export type Publication = { year: number; seq: number; at: Date; statusJws: string; reasonsJws: string }

/** Stores a list unless a newer one is there. */
export async function updatePublished(db: Db, { year, seq, at, statusJws, reasonsJws }: Publication): Promise<void> {
  await db.query(
    `UPDATE status_years SET published_seq = $2, published_at = $3, status_jws = $4, reasons_jws = $5
     WHERE year = $1 AND (published_at IS NULL OR published_at <= $3) AND published_seq <= $2`,
    [year, seq, at, statusJws, reasonsJws],
  )
}

export type PublishedLists = { statusJws: string | null; reasonsJws: string | null; publishedAt: Date | null }

export async function findPublished(db: Db, { year }: { year: number }): Promise<PublishedLists | null> {
  const { rows } = await db.query<PublishedLists>(
    `SELECT status_jws AS "statusJws", reasons_jws AS "reasonsJws", published_at AS "publishedAt"
     FROM status_years WHERE year = $1`,
    [year],
  )
  return rows[0] ?? null
}

/** Every list has to be signed again. */
export async function markEveryYearChanged(db: Db): Promise<void> {
  await db.query('UPDATE status_years SET change_seq = change_seq + 1')
}

/** Number and revision of a certificate, as verifiers are told of it. */
export async function findSuccessor(db: Db, { certificateId }: { certificateId: string }): Promise<string | null> {
  const { rows } = await db.query<{ name: string | null }>(
    `SELECT number || ' r' || revision AS name FROM certificates WHERE certificate_id = $1`,
    [certificateId],
  )
  return rows[0]?.name ?? null
}
