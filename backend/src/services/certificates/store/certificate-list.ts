import type { CertificateSort, ListCertificates } from '@sac/contracts/http/certificates'
import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
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
const ending = `status = 'valid' AND kind = 'certificate' AND valid_until BETWEEN ?::date AND ?::date AND ${notReplaced}`
const found = `certificate_id = ANY (ARRAY(SELECT certificate_id FROM certificate_keys
  WHERE number_key LIKE ? OR plate_key LIKE ? OR vin_key LIKE ?))`

/** What keys begin with: numbers, plates and VINs; `nothing` where too little is left to look for. */
function prefixesOf(search: string | undefined): readonly (string | null)[] | 'nothing' {
  if (search === undefined) return [null]
  const keys = searchKeys(search)
  if (keys === null) return 'nothing'
  const plate = beginsWith(keys.plate)
  return [plate, plate, beginsWith(keys.vin || keys.plate)]
}

/** `search` is the beginning of a number, plate or VIN, however it is spelled. */
export async function listCertificates(db: Db, filter: CertificateFilter): Promise<CertificateRow[]> {
  const wanted = prefixesOf(filter.search)
  if (wanted === 'nothing') return []
  const { by, type, direction, behind } = order[filter.sort]
  const values: unknown[] = [filter.limit]
  const asked = where(
    [
      ['status = ?', filter.status],
      ['result = ?', filter.result],
      ["report->'centre'->>'id' = ?", filter.centreId],
      ['tested_on >= ?::date', filter.testedFrom],
      ['tested_on <= ?::date', filter.testedTo],
      [ending, ...(filter.ending ?? [null])],
      ['inspection_id = ?::uuid', filter.inspectionId],
      ['issued_at < ?::timestamptz', filter.before],
      [found, ...wanted],
      ...(filter.sort === 'expires' ? [['valid_until IS NOT NULL'] as const] : []),
      [`(${by}, certificate_id) ${behind} (?::${type}, ?::uuid)`, ...(filter.after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<CertificateRow>(
    `SELECT ${certificateColumns} FROM certificates ${asked}
     ORDER BY ${by} ${direction}, certificate_id ${direction} LIMIT $1`,
    values,
  )
  return rows
}
