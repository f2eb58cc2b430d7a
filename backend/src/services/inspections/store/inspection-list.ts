import type { InspectionOrder, InspectionStatus } from '@sac/contracts/http/inspection-records'
import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
import { where } from '@sac/platform/db/where'
import { columns, type InspectionRow } from './inspection-rows.ts'

type InspectionFilter = {
  status?: InspectionStatus | undefined
  result?: string | undefined
  centreId?: string | undefined
  inspectorId?: string | undefined
  /** Tested at this instant or later; before that one. */
  from?: string | undefined
  to?: string | undefined
  /** Beginning of a plate or VIN, however it is spelled. */
  search?: string | undefined
}

export type InspectionListing = {
  filter: InspectionFilter
  order: InspectionOrder
  /** The last of the page before. */
  after: readonly [at: string, inspectionId: string] | null
  limit: number
}

/** Sorts before every instant. */
export const untested = '-infinity'

const tested = `coalesce(tested_at, '-infinity')`
const orders = {
  changed: { by: 'updated_at', direction: 'DESC' },
  'changed-first': { by: 'updated_at', direction: 'ASC' },
  tested: { by: tested, direction: 'DESC' },
  'tested-first': { by: tested, direction: 'ASC' },
} as const

/** What keys begin with; null where `search` has nothing to search by. */
function prefixesOf(search: string | undefined): readonly (string | null)[] | null {
  if (search === undefined) return [null]
  const wanted = searchKeys(search)
  return wanted && [beginsWith(wanted.plate), beginsWith(wanted.vin || wanted.plate)]
}

/** At most `limit`, in their order; none where `search` has nothing to search by. */
export async function listInspections(
  db: Db,
  { filter, order, after, limit }: InspectionListing,
): Promise<InspectionRow[]> {
  const prefixes = prefixesOf(filter.search)
  if (prefixes === null) return []
  const { by, direction } = orders[order]
  const beyond = direction === 'DESC' ? '<' : '>'
  const isTested = filter.from !== undefined || filter.to !== undefined
  const values: unknown[] = [limit]
  const asked = where(
    [
      ['status = ?', filter.status],
      ['result = ?', filter.result],
      ['centre_id = ?', filter.centreId],
      ['inspector_id = ?', filter.inspectorId],
      ...(isTested ? [[`${tested} > '-infinity'`] as const] : []),
      [`${tested} >= ?::timestamptz`, filter.from],
      [`${tested} < ?::timestamptz`, filter.to],
      ['(plate_key LIKE ? OR vin_key LIKE ?)', ...prefixes],
      [`(${by}, inspection_id) ${beyond} (?::timestamptz, ?::uuid)`, ...(after ?? [null])],
    ],
    values,
  )
  const { rows } = await db.query<InspectionRow>(
    `SELECT ${columns} FROM inspections ${asked} ORDER BY ${by} ${direction}, inspection_id ${direction} LIMIT $1`,
    values,
  )
  return rows
}
