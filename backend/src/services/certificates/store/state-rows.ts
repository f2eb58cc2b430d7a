import type { Db } from '@sac/platform/db/db'
import type { CertificateState } from '../domain/certificate-state.ts'

export type StateRow = { id: string; position: number; state: CertificateState }

/** Sealed certificates about which anything was decided since, by id, behind one. */
export async function listChangedStates(
  db: Db,
  { after, limit }: { after: string; limit: number },
): Promise<StateRow[]> {
  const { rows } = await db.query<StateRow>(
    `SELECT certificate_id AS id, chain_position AS position,
       jsonb_build_object('version', version, 'status', status, 'reason', status_reason, 'note', status_note,
         'supersededBy', superseded_by,
         'at', to_char(status_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS state
     FROM certificates
     WHERE status <> 'issuing' AND certificate_id > $1 AND (status <> 'valid' OR version <> 1 OR
       (status_reason, status_note, status_at, superseded_by) IS DISTINCT FROM (NULL, NULL, NULL, NULL))
     ORDER BY certificate_id LIMIT $2`,
    [after, limit],
  )
  return rows
}
