import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { Decisions } from '../domain/assess.ts'
import type { Closing } from '../domain/closing.ts'
import type { DecisionKind } from '../domain/refuse-decision.ts'

type Row = {
  inspectionId: string
  kind: DecisionKind
  seal: number | null
  testedAt: Date | null
  reason: string
  decidedAt: Date
}

export const undecided: Decisions = { testedAt: null, acceptedOutcome: null, acceptedAuthor: null, closing: null }

/** The last decision of each kind, of those inspections that have any: it is about the seal that waited last. */
export async function listDecisions(
  db: Db,
  inspectionIds: readonly string[],
): Promise<(Decisions & { inspectionId: string })[]> {
  const { rows } = await db.query<Row>(
    `SELECT inspection_id AS "inspectionId", kind, seal, tested_at AS "testedAt", reason, decided_at AS "decidedAt"
     FROM decisions WHERE inspection_id = ANY($1::uuid[]) ORDER BY decided_at DESC`,
    [uuidArray(inspectionIds)],
  )
  const byInspection = Map.groupBy(rows, ({ inspectionId }) => inspectionId)
  return [...byInspection].map(([inspectionId, own]) => ({ inspectionId, ...toDecisions(own) }))
}

function toDecisions(rows: readonly Row[]): Decisions {
  const last = (kind: DecisionKind) => rows.find((row) => row.kind === kind)
  const sealOf = (kind: DecisionKind) => last(kind)?.seal ?? null
  const { testedAt: date = null, seal = null } = last('date') ?? {}
  return {
    testedAt: date && seal !== null ? { seal, value: date.toISOString() } : null,
    acceptedOutcome: sealOf('accept-outcome'),
    acceptedAuthor: sealOf('accept-author'),
    acceptedDisabled: sealOf('accept-disabled'),
    closing: toClosing(last('close')),
  }
}

// To the end of its millisecond: what came with it was there.
const toClosing = (row: Row | undefined): Closing | null =>
  row ? { at: row.decidedAt.toISOString().replace('Z', '999Z'), reason: row.reason } : null

export type Decision = {
  decisionId: string
  inspectionId: string
  kind: DecisionKind
  /** null for `close`. */
  seal: number | null
  testedAt: Date | null
  /** Why the date may lie outside of what is possible. */
  despite?: string | null | undefined
  reason: string
  decidedBy: string
}

export type ShownDecision = Pick<Decision, 'decisionId' | 'seal' | 'reason' | 'decidedBy'> & {
  kind: DecisionKind | 'approve'
  decidedAt: Date
}

/** Every decision and approval of an inspection, the latest first. */
export async function listShownDecisions(db: Db, { inspectionId }: { inspectionId: string }): Promise<ShownDecision[]> {
  const { rows } = await db.query<ShownDecision>(
    `SELECT decision_id AS "decisionId", kind, seal, reason, decided_by AS "decidedBy", decided_at AS "decidedAt"
     FROM decisions WHERE inspection_id = $1
     UNION ALL
     SELECT decision_id, 'approve', seal, reason, decided_by, decided_at FROM approvals WHERE inspection_id = $1
     ORDER BY "decidedAt" DESC, "decisionId"`,
    [inspectionId],
  )
  return rows
}

/** False when this seal was decided already. */
export async function insertDecisionIfAbsent(db: Db, decision: Decision & { decidedAt: Date }): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO decisions (decision_id, inspection_id, kind, seal, tested_at, reason, decided_by, decided_at, despite)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      decision.decisionId,
      decision.inspectionId,
      decision.kind,
      decision.seal,
      decision.testedAt,
      decision.reason,
      decision.decidedBy,
      decision.decidedAt,
      decision.despite ?? null,
    ],
  )
  return rowCount === 1
}

export async function findDecision(
  db: Db,
  { decisionId, inspectionId, kind, seal }: Pick<Decision, 'decisionId' | 'inspectionId' | 'kind' | 'seal'>,
): Promise<Pick<Decision, 'seal' | 'testedAt' | 'reason'> | null> {
  const { rows } = await db.query<Pick<Decision, 'seal' | 'testedAt' | 'reason'>>(
    `SELECT seal, tested_at AS "testedAt", reason FROM decisions
     WHERE inspection_id = $1 AND kind = $2 AND (seal = $3 OR decision_id = $4)`,
    [inspectionId, kind, seal, decisionId],
  )
  return rows[0] ?? null
}
