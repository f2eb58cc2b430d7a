import type { GiveQualification } from '@sac/contracts/http/qualifications'
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

export type QualificationRow = GiveQualification & {
  givenBy: string | null
  givenAt: Date
  withdrawnAt: Date | null
  withdrawnReason: string | null
}

const columns = `qualification_id AS "qualificationId", user_id AS "userId", categories, number,
  to_char(valid_from, 'YYYY-MM-DD') AS "validFrom", to_char(valid_until, 'YYYY-MM-DD') AS "validUntil",
  given_by AS "givenBy", given_at AS "givenAt", withdrawn_at AS "withdrawnAt", withdrawn_reason AS "withdrawnReason"`

type NewQualification = GiveQualification & { givenBy: string | null; givenAt: Date }

/** An id that exists is left as it is. */
export async function insertQualificationIfAbsent(db: Db, given: NewQualification): Promise<void> {
  await db.query(
    `INSERT INTO qualifications (qualification_id, user_id, categories, number, valid_from, valid_until, given_by, given_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [
      given.qualificationId,
      given.userId,
      given.categories,
      given.number,
      given.validFrom,
      given.validUntil,
      given.givenBy,
      given.givenAt,
    ],
  )
}

export async function findQualification(
  db: Db,
  { qualificationId }: { qualificationId: string },
): Promise<QualificationRow | null> {
  const { rows } = await db.query<QualificationRow>(
    `SELECT ${columns} FROM qualifications WHERE qualification_id = $1`,
    [qualificationId],
  )
  return rows[0] ?? null
}

type Withdrawal = { qualificationId: string; at: Date; by: string; reason: string }

/** The first withdrawal stays. */
export async function withdrawQualification(db: Db, { qualificationId, at, by, reason }: Withdrawal): Promise<void> {
  await db.query(
    `UPDATE qualifications SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4
     WHERE qualification_id = $1 AND withdrawn_at IS NULL`,
    [qualificationId, at, by, reason],
  )
}

type QualificationFilter = {
  userId: string | null
  until: string | null
  /** When the last of the page before ends, and its id. */
  after: readonly [string, string] | null
  limit: number
}

/** The one that ends first comes first; of everybody only what was not withdrawn. */
export async function listQualifications(
  db: Db,
  { userId, until, after, limit }: QualificationFilter,
): Promise<QualificationRow[]> {
  const { rows } = await db.query<QualificationRow>(
    `SELECT ${columns} FROM qualifications
     WHERE ${userId === null ? '$1::uuid IS NULL AND withdrawn_at IS NULL' : 'user_id = $1'}
       AND ($2::date IS NULL OR valid_until <= $2)
       AND ($3::date IS NULL OR (valid_until, qualification_id) > ($3, $4::uuid))
     ORDER BY valid_until, qualification_id LIMIT $5`,
    [userId, until, ...(after ?? [null, null]), limit],
  )
  return rows
}

/** Which of these tests somebody made who had no qualification for the car on that day; none where nobody's is recorded. */
export async function listUnqualified(db: Db, inspectionIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `SELECT own.inspection_id AS id FROM inspections own
     JOIN completions AS done ON done.inspection_id = own.inspection_id AND done.revision = own.revision
     WHERE own.inspection_id = ANY ($1::uuid[]) AND EXISTS (SELECT FROM qualifications)
       AND NOT EXISTS (SELECT FROM qualifications AS held
         WHERE held.user_id = (done.report #>> '{inspector,id}')::uuid
           AND done.report #>> '{vehicle,category}' = ANY (held.categories)
           AND (own.tested_at AT TIME ZONE (done.report ->> 'timeZone'))::date BETWEEN held.valid_from AND held.valid_until
           AND (held.withdrawn_at IS NULL OR own.tested_at < held.withdrawn_at))`,
    [uuidArray(inspectionIds)],
  )
  return rows.map(({ id }) => id)
}
