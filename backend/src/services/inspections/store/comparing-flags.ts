import type { InspectionReport } from '@sac/contracts/inspection/report'
import { isLinkInDoubt } from '@sac/contracts/inspection/vehicle-identity'
import type { Db } from '@sac/platform/db/db'
import type { ComparingFlag } from '../domain/flags.ts'

type Ids = { inspectionIds: readonly string[] }
type Compared = { inspectionId: string; twoCars: boolean; sharedPhoto: boolean; sameDay: boolean }

/** For each completed inspection among `inspectionIds`, what it has in common with others as of now. */
export async function findComparingFlags(db: Db, ids: Ids): Promise<ReadonlyMap<string, readonly ComparingFlag[]>> {
  const rows = await listCompared(db, ids)
  const inDoubt = await findInDoubt(db, ids)
  const flagsOf = ({ inspectionId, twoCars, sharedPhoto, sameDay }: Compared): ComparingFlag[] => [
    ...(sharedPhoto ? (['photo-of-another-inspection'] as const) : []),
    ...(twoCars ? (['two-cars-at-once'] as const) : []),
    ...(sameDay ? (['same-vehicle-same-day'] as const) : []),
    ...(inDoubt.has(inspectionId) ? (['vehicle-in-doubt'] as const) : []),
  ]
  return new Map(rows.map((row) => [row.inspectionId, flagsOf(row)]))
}

async function listCompared(db: Db, { inspectionIds }: Ids): Promise<Compared[]> {
  const { rows } = await db.query<Compared>(
    `SELECT own.inspection_id AS "inspectionId",
       EXISTS (SELECT FROM inspections other
               WHERE other.inspector_id = own.inspector_id AND other.inspection_id <> own.inspection_id
                 AND other.started_at < own.tested_at AND other.tested_at > own.started_at) AS "twoCars",
       EXISTS (SELECT FROM jsonb_array_elements(done.report -> 'photos') AS photo, blobs AS other
               WHERE other.sha256 = decode(photo ->> 'sha256', 'hex')
                 AND other.inspection_id <> own.inspection_id) AS "sharedPhoto",
       EXISTS (SELECT FROM inspections other
               WHERE other.inspection_id IN (SELECT inspection_id FROM inspections WHERE vehicle_key = own.vehicle_key
                   UNION ALL SELECT other_id FROM linked_inspections AS link WHERE link.inspection_id = own.inspection_id)
                 AND other.inspection_id <> own.inspection_id
                 AND other.retest_of IS DISTINCT FROM own.inspection_id
                 AND own.retest_of IS DISTINCT FROM other.inspection_id
                 AND (coalesce(other.tested_at, other.started_at) AT TIME ZONE (done.report ->> 'timeZone'))::date
                   = (own.tested_at AT TIME ZONE (done.report ->> 'timeZone'))::date) AS "sameDay"
     FROM inspections own JOIN completions AS done ON done.inspection_id = own.inspection_id AND done.revision = own.revision
     WHERE own.inspection_id = ANY ($1)`,
    [inspectionIds],
  )
  return rows
}

type Vehicle = InspectionReport['vehicle']

async function findInDoubt(db: Db, { inspectionIds }: Ids): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ inspectionId: string; own: Vehicle; other: Vehicle }>(
    `SELECT own.inspection_id AS "inspectionId", done.report -> 'vehicle' AS own, theirs.report -> 'vehicle' AS other
     FROM inspections own
       JOIN completions AS done ON done.inspection_id = own.inspection_id AND done.revision = own.revision
       JOIN inspections other ON other.vehicle_key = own.vehicle_key AND other.inspection_id <> own.inspection_id
       JOIN completions AS theirs ON theirs.inspection_id = other.inspection_id AND theirs.revision = other.revision
     WHERE own.inspection_id = ANY ($1)
       -- Unless a person has said that they are one.
       AND NOT EXISTS (SELECT FROM linked_inspections AS link
                       WHERE link.inspection_id = own.inspection_id AND link.other_id = other.inspection_id)`,
    [inspectionIds],
  )
  return new Set(rows.flatMap(({ inspectionId, own, other }) => (isLinkInDoubt(own, other) ? [inspectionId] : [])))
}
