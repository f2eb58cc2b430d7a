import type { CertificateSort, ListCertificates } from '@sac/contracts/http/certificates'
import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import type * as z from 'zod/mini'
import { type CertificateRow, certificateColumns } from './certificate-rows.ts'

export type CertificateFilter = Omit<z.infer<typeof ListCertificates>, 'expiringWithin' | 'sort' | 'after'> & {
  /** Passes in force that nothing newer replaces and that end in these days. */
  ending?: readonly [from: string, to: string] | null
  sort: CertificateSort
  /** The last of the page before: what it is sorted by, and its id. */
  after: readonly [sortedBy: string, certificateId: string] | null
  limit: number
}

const order = {
  issued: { by: 'issued_at', type: 'timestamptz', direction: 'DESC', behind: '<' },
  tested: { by: 'tested_on', type: 'date', direction: 'DESC', behind: '<' },
  expires: { by: 'valid_until', type: 'date', direction: 'ASC', behind: '>' },
} as const satisfies Record<CertificateSort, unknown>

const notReplaced = `NOT EXISTS (SELECT FROM certificate_keys AS own JOIN certificate_keys AS other USING (vehicle_key)
    JOIN certificates AS newer ON newer.certificate_id = other.certificate_id
  WHERE own.certificate_id = certificates.certificate_id AND newer.tested_at > certificates.tested_at
    AND newer.kind = 'certificate' AND newer.status = 'valid')`

/** What keys begin with: of numbers and plates, and of VINs; `nothing` where too little is left to look for. */
function prefixesOf(search: string | undefined): readonly [string | null, string | null] | 'nothing' {
  if (search === undefined) return [null, null]
  const keys = searchKeys(search)
  return keys === null ? 'nothing' : [beginsWith(keys.plate), beginsWith(keys.vin || keys.plate)]
}

/** `search` is the beginning of a number, plate or VIN, however it is spelled. */
export async function listCertificates(db: Db, filter: CertificateFilter): Promise<CertificateRow[]> {
  const wanted = prefixesOf(filter.search)
  if (wanted === 'nothing') return []
  const { by, type, direction, behind } = order[filter.sort]
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates
     WHERE ($1::text IS NULL OR status = $1) AND ($2::text IS NULL OR result = $2)
       AND ($3::text IS NULL OR report->'centre'->>'id' = $3)
       AND ($4::date IS NULL OR tested_on >= $4) AND ($5::date IS NULL OR tested_on <= $5)
       AND ($6::date IS NULL OR (status = 'valid' AND kind = 'certificate' AND valid_until BETWEEN $6 AND $7::date
         AND ${notReplaced}))
       AND ($8::uuid IS NULL OR inspection_id = $8) AND ($9::timestamptz IS NULL OR issued_at < $9)
       AND ($10::text IS NULL OR certificate_id = ANY (ARRAY(SELECT certificate_id FROM certificate_keys
         WHERE number_key LIKE $10 OR plate_key LIKE $10 OR vin_key LIKE $11)))
       ${filter.sort === 'expires' ? 'AND valid_until IS NOT NULL' : ''}
       AND ($12::${type} IS NULL OR (${by}, certificate_id) ${behind} ($12, $13::uuid))
     ORDER BY ${by} ${direction}, certificate_id ${direction} LIMIT $14`,
    [
      filter.status,
      filter.result,
      filter.centreId,
      filter.testedFrom,
      filter.testedTo,
      ...(filter.ending ?? [null, null]),
      filter.inspectionId,
      filter.before,
      ...wanted,
      ...(filter.after ?? [null, null]),
      filter.limit,
    ],
  )
  return rows
}
