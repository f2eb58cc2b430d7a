import type { CertificateStatus } from '@sac/contracts/http/certificates'
import type { Db } from '@sac/platform/db/db'

export type TouchedRow = {
  certificateId: string
  statusYear: number | null
  statusIndex: number | null
  status: CertificateStatus
  statusAt: Date | null
}

type Touched = {
  /** Of each year: what is not valid, and how many indexes the list speaks of. */
  years: readonly { year: number; length: number; indexes: readonly number[] }[]
  ids: readonly string[]
}

/** Sealed certificates that lists or facts speak of, and those of the lists' years that are not valid here. */
export async function listTouched(db: Db, { years, ids }: Touched): Promise<TouchedRow[]> {
  const found = new Map<string, TouchedRow>()
  for (const { year, length, indexes } of years)
    for (const row of await listInYear(db, { year, length, indexes })) found.set(row.certificateId, row)
  for (const row of await listByIds(db, ids)) found.set(row.certificateId, row)
  return [...found.values()]
}

const columns = `certificate_id AS "certificateId", status_year AS "statusYear", status_index AS "statusIndex", status,
  status_at AS "statusAt"`

async function listInYear(
  db: Db,
  { year, length, indexes }: { year: number; length: number; indexes: readonly number[] },
): Promise<TouchedRow[]> {
  const { rows } = await db.query<TouchedRow>(
    `SELECT ${columns} FROM certificates WHERE status_year = $1 AND status_index = ANY($3) AND status <> 'issuing'
     UNION
     SELECT ${columns} FROM certificates WHERE status_year = $1 AND status_index < $2
       AND status IN ('suspended', 'revoked', 'superseded')`,
    [year, length, indexes],
  )
  return rows
}

async function listByIds(db: Db, ids: readonly string[]): Promise<TouchedRow[]> {
  const { rows } = await db.query<TouchedRow>(
    `SELECT ${columns} FROM certificates WHERE certificate_id = ANY($1) AND status <> 'issuing'`,
    [ids],
  )
  return rows
}
