import type { InspectionReport } from '@sac/contracts/inspection/report'
import { isLinkInDoubt } from '@sac/contracts/inspection/vehicle-identity'
import type { Db } from '@sac/platform/db/db'
import type { ComparingFlag } from '../domain/flags.ts'
import { differenceFlags } from '../domain/vehicle-before.ts'

type Ids = { inspectionIds: readonly string[] }
type Compared = { inspectionId: string; twoCars: boolean; sharedPhoto: boolean; sameDay: boolean }

/** For each completed inspection among `inspectionIds`, what it has in common with others as of now. */
export async function findComparingFlags(db: Db, ids: Ids): Promise<ReadonlyMap<string, readonly ComparingFlag[]>> {
  const rows = await listCompared(db, ids)
  const others = await listOthers(db, ids)
  const flagsOf = ({ inspectionId, twoCars, sharedPhoto, sameDay }: Compared): ComparingFlag[] => [
    ...(sharedPhoto ? (['photo-of-another-inspection'] as const) : []),
    ...(twoCars ? (['two-cars-at-once'] as const) : []),
    ...(sameDay ? (['same-vehicle-same-day'] as const) : []),
    ...flagsOfOthers(others.get(inspectionId) ?? []),
  ]
  return new Map(rows.map((row) => [row.inspectionId, flagsOf(row)]))
}

// A test that was begun more than a day before and is still open was left, not worked on; and of all an inspector has done in years
// only those of a day are read.
async function listCompared(db: Db, { inspectionIds }: Ids): Promise<Compared[]> {
  const { rows } = await db.query<Compared>(
    `SELECT own.inspection_id AS "inspectionId",
       EXISTS (SELECT FROM inspections other
               WHERE other.inspector_id = own.inspector_id AND other.inspection_id <> own.inspection_id
                 AND other.started_at < own.tested_at AND other.tested_at > own.started_at
                 AND other.started_at > own.started_at - interval '1 day') AS "twoCars",
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
/** Another completed test of the same car. */
type Other = {
  inspectionId: string
  own: Vehicle
  other: Vehicle
  at: Date
  isEarlier: boolean
  isLinked: boolean
}

/** For each inspection what its car may say against the others it is linked with. */
async function listOthers(db: Db, { inspectionIds }: Ids): Promise<ReadonlyMap<string, Other[]>> {
  const { rows } = await db.query<Other>(
    `SELECT own.inspection_id AS "inspectionId", done.report -> 'vehicle' AS own, theirs.report -> 'vehicle' AS other,
       other.tested_at AS at, other.tested_at < own.tested_at AS "isEarlier",
       pair.linked AS "isLinked"
     FROM inspections own
       JOIN completions AS done ON done.inspection_id = own.inspection_id AND done.revision = own.revision,
       LATERAL (SELECT inspection_id, bool_or(linked) AS linked FROM (
         SELECT inspection_id, false AS linked FROM inspections WHERE vehicle_key = own.vehicle_key
         UNION ALL SELECT other_id, true FROM linked_inspections AS link WHERE link.inspection_id = own.inspection_id
         ) AS found GROUP BY inspection_id) AS pair
       JOIN inspections other ON other.inspection_id = pair.inspection_id
       JOIN completions AS theirs ON theirs.inspection_id = other.inspection_id AND theirs.revision = other.revision
     WHERE own.inspection_id = ANY ($1) AND other.inspection_id <> own.inspection_id`,
    [inspectionIds],
  )
  return Map.groupBy(rows, ({ inspectionId }) => inspectionId)
}

/** In doubt is what no person has said is one car; what differs is told of the last test before. */
function flagsOfOthers(others: readonly Other[]): ComparingFlag[] {
  const inDoubt = others.some(({ own, other, isLinked }) => !isLinked && isLinkInDoubt(own, other))
  const [before] = others.filter(({ isEarlier }) => isEarlier).toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return [
    ...(inDoubt ? (['vehicle-in-doubt'] as const) : []),
    ...(before ? differenceFlags(before.other, before.own) : []),
  ]
}
