// What people said of two inspections: that both are of one vehicle, or are not.
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'

export type LinkStanding = 'linked' | 'waiting' | 'unlinked'

/** `inspectionId` is the later of the two. */
export type Pair = { inspectionId: string; earlierId: string }
export type LinkAct = Pair & {
  decisionId: string
  standing: LinkStanding
  reason: string
  decidedBy: string
  decidedAt: Date
}

const columns = `inspection_id AS "inspectionId", earlier_id AS "earlierId", decision_id AS "decisionId", standing, reason,
  decided_by AS "decidedBy", decided_at AS "decidedAt"`

export async function insertLinkAct(db: Db, act: LinkAct): Promise<void> {
  await db.query(
    `INSERT INTO vehicle_links (inspection_id, earlier_id, decision_id, standing, reason, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [act.inspectionId, act.earlierId, act.decisionId, act.standing, act.reason, act.decidedBy, act.decidedAt],
  )
}

export async function findLinkAct(db: Db, { decisionId }: Pick<LinkAct, 'decisionId'>): Promise<LinkAct | null> {
  const { rows } = await db.query<LinkAct>(`SELECT ${columns} FROM vehicle_links WHERE decision_id = $1`, [decisionId])
  return rows[0] ?? null
}

/** The last act about these two. */
export async function findStandingLink(db: Db, { inspectionId, earlierId }: Pair): Promise<LinkAct | null> {
  const { rows } = await db.query<LinkAct>(
    `SELECT ${columns} FROM standing_links WHERE inspection_id = $1 AND earlier_id = $2`,
    [inspectionId, earlierId],
  )
  return rows[0] ?? null
}

/** For each of them the inspections that a person linked with it, earlier or later. */
export async function listLinked(
  db: Db,
  inspectionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await db.query<{ inspectionId: string; linked: string[] }>(
    `SELECT inspection_id AS "inspectionId", array_agg(other_id) AS linked FROM linked_inspections
     WHERE inspection_id = ANY ($1::uuid[]) GROUP BY inspection_id`,
    [uuidArray(inspectionIds)],
  )
  return new Map(rows.map(({ inspectionId, linked }) => [inspectionId, linked]))
}

/** A link as one of its inspections shows it; the other is described as it was completed last, or as far as it is known. */
export type ShownLink = Omit<LinkAct, 'decisionId' | 'standing' | keyof Pair> & {
  standing: Exclude<LinkStanding, 'unlinked'>
  inspectionId: string
  isEarlier: boolean
  vin: string | null
  plate: string | null
  result: InspectionReport['outcome']['result'] | null
  testedAt: Date | null
}

/** Those that count, and those that wait for a second person. */
export async function listShownLinks(db: Db, { inspectionId }: { inspectionId: string }): Promise<ShownLink[]> {
  const { rows } = await db.query<ShownLink>(
    `SELECT other.inspection_id AS "inspectionId", link.earlier_id = other.inspection_id AS "isEarlier", other.vin, other.plate,
       other.result, other.tested_at AS "testedAt", link.standing, link.reason, link.decided_by AS "decidedBy",
       link.decided_at AS "decidedAt"
     FROM (SELECT *, earlier_id AS other_id FROM standing_links WHERE inspection_id = $1
           UNION ALL SELECT *, inspection_id FROM standing_links WHERE earlier_id = $1) AS link
       JOIN inspections AS other ON other.inspection_id = link.other_id
     WHERE link.standing <> 'unlinked' ORDER BY link.act`,
    [inspectionId],
  )
  return rows
}
