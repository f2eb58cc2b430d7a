import type { Db } from '@sac/platform/db/db'

/** Remembers a command; false when its id is known. A second transaction with the same id waits for the first. */
export async function insertCommandIfAbsent(
  db: Db,
  { commandId, contentHash, at }: { commandId: string; contentHash: Uint8Array; at: Date },
): Promise<boolean> {
  const { rowCount } = await db.query(
    'INSERT INTO commands (command_id, content_hash, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [commandId, contentHash, at],
  )
  return rowCount === 1
}

export async function findCommandHash(db: Db, { commandId }: { commandId: string }): Promise<Buffer | null> {
  const { rows } = await db.query<{ hash: Buffer }>('SELECT content_hash AS hash FROM commands WHERE command_id = $1', [
    commandId,
  ])
  return rows[0]?.hash ?? null
}

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
