import type { Db } from '@sac/platform/db/db'

export type Approval = { contentHash: Buffer; proposedBy: string; proposedAt: Date; reason: string; note: string }

export async function findApproval(db: Db, { certificateId }: { certificateId: string }): Promise<Approval | null> {
  const { rows } = await db.query<Approval>(
    `SELECT content_hash AS "contentHash", proposed_by AS "proposedBy", proposed_at AS "proposedAt", reason, note
     FROM second_approvals WHERE certificate_id = $1`,
    [certificateId],
  )
  return rows[0] ?? null
}

/** The newest proposal replaces the one before it. */
export async function upsertApproval(
  db: Db,
  approval: Omit<Approval, 'contentHash'> & { certificateId: string; contentHash: Uint8Array },
): Promise<void> {
  await db.query(
    `INSERT INTO second_approvals (certificate_id, content_hash, proposed_by, proposed_at, reason, note)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (certificate_id) DO UPDATE SET content_hash = $2, proposed_by = $3, proposed_at = $4, reason = $5, note = $6`,
    [
      approval.certificateId,
      approval.contentHash,
      approval.proposedBy,
      approval.proposedAt,
      approval.reason,
      approval.note,
    ],
  )
}

export async function deleteApproval(db: Db, { certificateId }: { certificateId: string }): Promise<void> {
  await db.query('DELETE FROM second_approvals WHERE certificate_id = $1', [certificateId])
}
