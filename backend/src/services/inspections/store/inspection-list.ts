import type { InspectionOrder, InspectionStatus } from '@sac/contracts/http/inspection-records'
import { searchKeys } from '@sac/contracts/text/keys'
import { beginsWith } from '@sac/platform/db/begins-with'
import type { Db } from '@sac/platform/db/db'
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

type Put = (value: string) => string

/** What the rows must be like; what is not asked does not stand in the statement, so that an index of what is asked serves it. */
function conditionsOf({ status, result, centreId, inspectorId, from, to }: InspectionFilter, put: Put): string[] {
  const equal = { status, result, centre_id: centreId, inspector_id: inspectorId }
  return [
    ...Object.entries(equal).flatMap(([column, value]) => (value === undefined ? [] : [`${column} = ${put(value)}`])),
    ...(from === undefined && to === undefined ? [] : [`${tested} > '-infinity'`]),
    ...(from === undefined ? [] : [`${tested} >= ${put(from)}::timestamptz`]),
    ...(to === undefined ? [] : [`${tested} < ${put(to)}::timestamptz`]),
  ]
}

/** At most `limit`, in their order; none where `search` has nothing to search by. */
export async function listInspections(
  db: Db,
  { filter, order, after, limit }: InspectionListing,
): Promise<InspectionRow[]> {
  const values: unknown[] = [limit]
  const put: Put = (value) => `$${values.push(value)}`
  const conditions = conditionsOf(filter, put)
  if (filter.search !== undefined) {
    const wanted = searchKeys(filter.search)
    if (wanted === null) return []
    const vin = put(beginsWith(wanted.vin || wanted.plate))
    conditions.push(`(plate_key LIKE ${put(beginsWith(wanted.plate))} OR vin_key LIKE ${vin})`)
  }
  const { by, direction } = orders[order]
  const beyond = direction === 'DESC' ? '<' : '>'
  if (after) conditions.push(`(${by}, inspection_id) ${beyond} (${put(after[0])}::timestamptz, ${put(after[1])}::uuid)`)
  const { rows } = await db.query<InspectionRow>(
    `SELECT ${columns} FROM inspections ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
     ORDER BY ${by} ${direction}, inspection_id ${direction} LIMIT $1`,
    values,
  )
  return rows
}
