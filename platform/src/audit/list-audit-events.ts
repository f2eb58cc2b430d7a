import type { Db } from '#db/db'
import type { AuditRow } from './audit-rows.ts'

export type ListedAct = Omit<AuditRow, 'prevHash' | 'hash'>

export type AuditFilter = {
  actorId?: string | undefined
  subjectId?: string | undefined
  action?: string | undefined
  from?: string | undefined
  to?: string | undefined
  /** When the last of the page before was done, and its id. */
  after: readonly [string, string] | null
  limit: number
}

const columns = `position, audit_id AS "auditId", at, actor_id AS "actorId", action, subject_id AS "subjectId", reason, note,
  details`

/** Of the schema of `db`, newest first. Written for what is asked: services give their ids different types, and each filter its own index. */
export async function listAuditEvents(
  db: Db,
  { after, limit, actorId, subjectId, action, from, to }: AuditFilter,
): Promise<ListedAct[]> {
  const values: unknown[] = [limit]
  const given = (value: unknown) => `$${values.push(value)}`
  const where = [
    ...(actorId === undefined ? [] : [`actor_id = ${given(actorId)}`]),
    ...(subjectId === undefined ? [] : [`subject_id = ${given(subjectId)}`]),
    ...(action === undefined ? [] : [`action = ${given(action)}`]),
    ...(from === undefined ? [] : [`at >= ${given(from)}`]),
    ...(to === undefined ? [] : [`at < ${given(to)}`]),
    ...(after === null ? [] : [`(at, audit_id) < (${given(after[0])}::timestamptz, ${given(after[1])}::uuid)`]),
  ]
  const { rows } = await db.query<ListedAct>(
    `SELECT ${columns} FROM audit_events ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
     ORDER BY at DESC, audit_id DESC LIMIT $1`,
    values,
  )
  return rows
}
