import type { Db } from '@sac/platform/db/db'
import type { ComparingFlag } from '../domain/flags.ts'

type Compared = { inspectionId: string; twoCars: boolean; sharedPhoto: boolean }

/** For each completed inspection among `inspectionIds`, what it has in common with others as of now. */
export async function findComparingFlags(
  db: Db,
  { inspectionIds }: { inspectionIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly ComparingFlag[]>> {
  const { rows } = await db.query<Compared>(
    `SELECT own.inspection_id AS "inspectionId",
       EXISTS (SELECT FROM inspections other
               WHERE other.inspector_id = own.inspector_id AND other.inspection_id <> own.inspection_id
                 AND other.started_at < own.tested_at AND other.tested_at > own.started_at) AS "twoCars",
       EXISTS (SELECT FROM completions AS done, jsonb_array_elements(done.report -> 'photos') AS photo, blobs AS other
               WHERE done.inspection_id = own.inspection_id AND done.revision = own.revision
                 AND other.sha256 = decode(photo ->> 'sha256', 'hex')
                 AND other.inspection_id <> own.inspection_id) AS "sharedPhoto"
     FROM inspections own WHERE own.inspection_id = ANY ($1) AND own.revision > 0`,
    [inspectionIds],
  )
  const flagsOf = ({ twoCars, sharedPhoto }: Compared): ComparingFlag[] => [
    ...(sharedPhoto ? (['photo-of-another-inspection'] as const) : []),
    ...(twoCars ? (['two-cars-at-once'] as const) : []),
  ]
  return new Map(rows.map((row) => [row.inspectionId, flagsOf(row)]))
}
