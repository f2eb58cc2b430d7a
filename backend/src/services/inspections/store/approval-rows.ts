import type { Db } from '@sac/platform/db/db'

export type Approval = {
  decisionId: string
  inspectionId: string
  seal: number
  reason: string
  decidedBy: string
}
type Key = Pick<Approval, 'inspectionId' | 'seal'>

export async function findApproval(
  db: Db,
  { inspectionId, seal }: Key,
): Promise<Pick<Approval, 'reason' | 'decidedBy'> | null> {
  const { rows } = await db.query<Pick<Approval, 'reason' | 'decidedBy'>>(
    `SELECT reason, decided_by AS "decidedBy" FROM approvals WHERE inspection_id = $1 AND seal = $2`,
    [inspectionId, seal],
  )
  return rows[0] ?? null
}

export async function insertApproval(db: Db, approval: Approval & { decidedAt: Date }): Promise<void> {
  await db.query(
    `INSERT INTO approvals (decision_id, inspection_id, seal, reason, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      approval.decisionId,
      approval.inspectionId,
      approval.seal,
      approval.reason,
      approval.decidedBy,
      approval.decidedAt,
    ],
  )
}
