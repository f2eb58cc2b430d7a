import type { CertificateStatus } from '@sac/contracts/http/certificates'
import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { type CertificateRow, certificateColumns } from './certificate-rows.ts'

export type CertificateFilter = {
  status: CertificateStatus | null
  search: string | null
  inspectionId: string | null
  before: Date | null
  /** The last of the page before. */
  after: readonly [issuedAt: string, certificateId: string] | null
  limit: number
}

/** Newest first. `search` is the beginning of a number, plate or VIN, however it is spelled. */
export async function listCertificates(db: Db, filter: CertificateFilter): Promise<CertificateRow[]> {
  const wanted = filter.search === null ? null : searchKeys(filter.search)
  if (filter.search !== null && wanted === null) return []
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates
     WHERE ($1::text IS NULL OR status = $1) AND ($3::uuid IS NULL OR inspection_id = $3)
       AND ($4::timestamptz IS NULL OR issued_at < $4)
       AND ($7::timestamptz IS NULL OR (issued_at, certificate_id) < ($7, $8::uuid))
       AND ($2::text IS NULL OR certificate_id = ANY (ARRAY(SELECT certificate_id FROM certificate_keys
         WHERE number_key LIKE $2 OR plate_key LIKE $2 OR vin_key LIKE $6)))
     ORDER BY issued_at DESC, certificate_id DESC LIMIT $5`,
    [
      filter.status,
      wanted && beginsWith(wanted.plate),
      filter.inspectionId,
      filter.before,
      filter.limit,
      wanted && beginsWith(wanted.vin || wanted.plate),
      ...(filter.after ?? [null, null]),
    ],
  )
  return rows
}
