// What a person asks of the books after a restore. Reads only.
import type { Db } from '@sac/platform/db/db'

/** Whether these tables are there, and whether they are of a version that knows of witnesses. */
export async function findBooks(db: Db): Promise<{ exist: boolean; knowWitnesses: boolean }> {
  const { rows } = await db.query<{ exist: boolean; knowWitnesses: boolean }>(
    `SELECT to_regclass('certificates.certificates') IS NOT NULL AS exist,
       to_regclass('certificates.witnesses_set_aside') IS NOT NULL AS "knowWitnesses"`,
  )
  return rows[0] ?? { exist: false, knowWitnesses: false }
}

export type Gap = { station: string; year: string; after: number; before: number }

/** Numbers of a series that no certificate has, though a later one does, and those left out at its end. */
export async function listGaps(db: Db): Promise<Gap[]> {
  const { rows } = await db.query<Gap>(
    `WITH taken AS (
       SELECT split_part(number, '-', 1) AS station, split_part(number, '-', 2) AS year, split_part(number, '-', 3)::bigint AS at
       FROM certificates WHERE revision = 1 AND number IS NOT NULL
       UNION ALL SELECT station, lpad((year % 100)::text, 2, '0'), last + 1 FROM number_counters
       UNION ALL SELECT station, lpad((year % 100)::text, 2, '0'), 0 FROM number_counters
     ), steps AS (
       SELECT station, year, lag(at) OVER (PARTITION BY station, year ORDER BY at) AS after, at AS before FROM taken
     )
     SELECT station, year, after, before FROM steps WHERE before > after + 1 ORDER BY station, year, after`,
  )
  return rows
}

export type SetAside = { name: string; at: Date; note: string }

export async function listSetAsideNotes(db: Db): Promise<SetAside[]> {
  const { rows } = await db.query<SetAside>('SELECT name, at, note FROM witnesses_set_aside ORDER BY name')
  return rows
}

export type AdoptedPaper = { number: string | null; inspectionId: string }

/** Adopted papers whose inspection is not known as sealed: its lines are with the devices, if anywhere. */
export async function listWithoutInspection(db: Db): Promise<AdoptedPaper[]> {
  const { rows } = await db.query<AdoptedPaper>(
    `SELECT it.number, it.inspection_id AS "inspectionId" FROM certificates it
     LEFT JOIN inspections.inspections of ON of.inspection_id = it.inspection_id AND of.revision > 0
     WHERE it.adopted_at IS NOT NULL AND of.inspection_id IS NULL ORDER BY it.number, it.revision`,
  )
  return rows
}

/** When papers were adopted, and what became of it. */
export async function listRestores(db: Db): Promise<{ at: Date; details: Record<string, unknown> }[]> {
  const { rows } = await db.query<{ at: Date; details: Record<string, unknown> }>(
    `SELECT at, details FROM audit_events WHERE action = 'restore.ended' ORDER BY position`,
  )
  return rows
}

/** When a person has accepted that the chains are not those of before, and why; the newest first. */
export async function listAccepted(db: Db): Promise<{ at: Date; note: string | null }[]> {
  const { rows } = await db.query<{ at: Date; note: string | null }>(
    `SELECT at, note FROM audit_events WHERE action = 'chains.accepted' ORDER BY position DESC LIMIT 20`,
  )
  return rows
}

/** Hashes of PDFs behind one, in their order. */
export async function listPdfs(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await db.query<{ sha256: string }>(
    `SELECT DISTINCT encode(pdf_sha256, 'hex') AS sha256 FROM certificates
     WHERE pdf_sha256 > decode($1, 'hex') ORDER BY 1 LIMIT $2`,
    [after, limit],
  )
  return rows.map(({ sha256 }) => sha256)
}
