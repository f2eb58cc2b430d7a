import type { ChangeRequest } from '@sac/contracts/http/certificates'
import type { Db } from '@sac/platform/db/db'
import { type CertificateRow, certificateColumns } from './certificate-rows.ts'

export type RequestRow = Omit<ChangeRequest, 'requestedAt'> & {
  certificateId: string
  requestedAt: Date
  status: 'waiting' | 'approved' | 'declined'
}

const columns = `request_id AS "requestId", certificate_id AS "certificateId", change, corrections, reason, note,
  requested_by AS "requestedBy", requested_at AS "requestedAt"`

/** False where another change of the certificate waits already. */
export async function insertRequest(db: Db, request: Omit<RequestRow, 'status'>): Promise<boolean> {
  const { requestId, certificateId, change, corrections, reason, note, requestedBy, requestedAt } = request
  const { rowCount } = await db.query(
    `INSERT INTO change_requests (request_id, certificate_id, change, corrections, reason, note, requested_by, requested_at, status)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting') ON CONFLICT (certificate_id) WHERE status = 'waiting' DO NOTHING`,
    [
      requestId,
      certificateId,
      change,
      corrections && JSON.stringify(corrections),
      reason,
      note,
      requestedBy,
      requestedAt,
    ],
  )
  return rowCount === 1
}

/** What was asked for, whatever became of it; the caller has locked the certificate. */
export async function findRequest(
  db: Db,
  { requestId, certificateId }: { requestId: string; certificateId: string },
): Promise<RequestRow | null> {
  const { rows } = await db.query<RequestRow>(
    `SELECT ${columns}, status FROM change_requests WHERE request_id = $1 AND certificate_id = $2`,
    [requestId, certificateId],
  )
  return rows[0] ?? null
}

export async function findWaiting(db: Db, { certificateId }: { certificateId: string }): Promise<RequestRow | null> {
  const { rows } = await db.query<RequestRow>(
    `SELECT ${columns}, status FROM change_requests WHERE certificate_id = $1 AND status = 'waiting'`,
    [certificateId],
  )
  return rows[0] ?? null
}

type Decided = { requestId: string; status: 'approved' | 'declined'; decidedBy: string; at: Date }

export async function updateRequest(db: Db, { requestId, status, decidedBy, at }: Decided): Promise<void> {
  await db.query('UPDATE change_requests SET status = $2, decided_by = $3, decided_at = $4 WHERE request_id = $1', [
    requestId,
    status,
    decidedBy,
    at,
  ])
}

export type WaitingRow = CertificateRow & { request: ChangeRequest }

/** With their certificates, the oldest first. Times of the request as JSON has them. */
export async function listWaiting(
  db: Db,
  { after, limit }: { after: readonly [requestedAt: string, requestId: string] | null; limit: number },
): Promise<WaitingRow[]> {
  const { rows } = await db.query<WaitingRow>(
    `SELECT json_build_object('requestId', request_id, 'change', change, 'corrections', corrections, 'reason', waiting.reason,
         'note', waiting.note, 'requestedBy', requested_by,
         'requestedAt', to_char(requested_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS request,
       ${certificateColumns}
     FROM (SELECT request_id, certificate_id, change, corrections, reason, note, requested_by, requested_at
         FROM change_requests WHERE status = 'waiting'
           AND ($1::timestamptz IS NULL OR (requested_at, request_id) > ($1, $2::uuid))
         ORDER BY requested_at, request_id LIMIT $3) AS waiting
       JOIN certificates USING (certificate_id)
     ORDER BY requested_at, request_id`,
    [...(after ?? [null, null]), limit],
  )
  return rows
}
