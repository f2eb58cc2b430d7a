import type { Appeal, AppealState } from '@sac/contracts/http/appeals'
import type { Db } from '@sac/platform/db/db'
import { plateBeginsWith } from '@sac/platform/db/plate-begins-with'
import { where } from '@sac/platform/db/where'
import { ofPlate } from './of-plate.ts'

export type AppealRow = Omit<Appeal, 'receivedAt' | 'closedAt' | 'toldAt'> & {
  revision: number
  inspectorId: string
  receivedAt: Date
  closedAt: Date | null
  toldAt: Date | null
}

const found = `SELECT appeal_id AS "appealId", inspection_id AS "inspectionId", appeals.revision, appeals.inspector_id AS "inspectorId",
  inspections.plate, appeals.result, reason, state, received_at AS "receivedAt", customer_id AS "customerId",
  assigned_to AS "assignedTo", decision, note, closed_by AS "closedBy", closed_at AS "closedAt", told_at AS "toldAt"
  FROM appeals JOIN inspections USING (inspection_id)`

export async function findAppeal(db: Db, { appealId }: { appealId: string }): Promise<AppealRow | null> {
  const { rows } = await db.query<AppealRow>(`${found} WHERE appeal_id = $1`, [appealId])
  return rows[0] ?? null
}

/** That stands against a result, or the last that was withdrawn. */
export async function findAppealOfResult(
  db: Db,
  { inspectionId, revision }: { inspectionId: string; revision: number },
): Promise<AppealRow | null> {
  const { rows } = await db.query<AppealRow>(
    `${found} WHERE inspection_id = $1 AND appeals.revision = $2 ORDER BY state = 'withdrawn', received_at DESC LIMIT 1`,
    [inspectionId, revision],
  )
  return rows[0] ?? null
}

type Listed = {
  state: AppealState | null
  search?: string | undefined
  after: readonly [receivedAt: string, appealId: string] | null
  limit: number
}

/** The newest first. */
export async function listAppeals(db: Db, { state, search, after, limit }: Listed): Promise<AppealRow[]> {
  const values: unknown[] = []
  const asked = where(
    [
      ['state = ?', state],
      [`appeals.${ofPlate}`, plateBeginsWith(search)],
      ['(received_at, appeal_id) < (?, ?::uuid)', after?.[0], after?.[1]],
    ],
    values,
  )
  const { rows } = await db.query<AppealRow>(
    `${found} ${asked} ORDER BY received_at DESC, appeal_id DESC LIMIT $${values.push(limit)}`,
    values,
  )
  return rows
}

/** Whoever moves an appeal of the same test meanwhile waits for the transaction's end. */
export async function lockAppeals(db: Db, { inspectionId }: { inspectionId: string }): Promise<void> {
  await db.query(`SELECT pg_advisory_xact_lock(hashtextextended('inspections.appeal ' || $1, 0))`, [inspectionId])
}

type New = Pick<
  AppealRow,
  'appealId' | 'inspectionId' | 'revision' | 'inspectorId' | 'result' | 'customerId' | 'reason' | 'receivedAt'
> & { receivedFrom: string }

export async function insertAppeal(db: Db, row: New): Promise<void> {
  const { appealId, inspectionId, revision, inspectorId, result, customerId, reason, receivedAt, receivedFrom } = row
  await db.query(
    `INSERT INTO appeals (appeal_id, inspection_id, revision, inspector_id, result, customer_id, reason, state, received_at, received_from)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'received', $8, $9)`,
    [appealId, inspectionId, revision, inspectorId, result, customerId, reason, receivedAt, receivedFrom],
  )
}

export async function updateAppeal(db: Db, row: AppealRow): Promise<void> {
  const { appealId, state, assignedTo, decision, note, closedBy, closedAt, toldAt } = row
  await db.query(
    `UPDATE appeals SET state = $2, assigned_to = $3, decision = $4, note = $5, closed_by = $6, closed_at = $7, told_at = $8
     WHERE appeal_id = $1`,
    [appealId, state, assignedTo, decision, note, closedBy, closedAt, toldAt],
  )
}

export async function findAppealDays(db: Db): Promise<number> {
  const { rows } = await db.query<{ days: number }>('SELECT days FROM appeal_rule')
  const [rule] = rows
  if (!rule) throw new Error('no rule of appeals')
  return rule.days
}

/** False, and nothing is changed, where neither what was `seen` nor what is wanted is in force. */
export async function updateAppealDays(
  db: Db,
  { days, seen }: { days: number; seen: number | null },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'UPDATE appeal_rule SET days = $1 WHERE $2::integer IS NULL OR days IN ($1, $2)',
    [days, seen],
  )
  return rowCount === 1
}

/** What somebody has appealed, in their words. */
export async function listAppealsOf(db: Db, { userId }: { userId: string }): Promise<AppealRow[]> {
  const { rows } = await db.query<AppealRow>(`${found} WHERE customer_id = $1 ORDER BY received_at`, [userId])
  return rows
}

/** Parts appeals from a person; what was decided of a test stays. */
export async function forgetAppellant(db: Db, { userId }: { userId: string }): Promise<void> {
  await db.query(
    `UPDATE appeals SET customer_id = NULL, reason = '', received_from = NULLIF(received_from, $1) WHERE customer_id = $1`,
    [userId],
  )
}
