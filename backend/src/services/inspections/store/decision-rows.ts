import { uuidArray } from '@sac/platform/db/binary-arrays'
import type { Db } from '@sac/platform/db/db'
import type { Decisions } from '../domain/assess.ts'

/** The date of the test, that the office's outcome stands, or that the seal counts as its author's. */
export type DecisionKind = 'date' | 'accept-outcome' | 'accept-author'

type Row = { inspectionId: string; kind: DecisionKind; seal: number; testedAt: Date | null }

export const undecided: Decisions = { testedAt: null, acceptedOutcome: null, acceptedAuthor: null }

/** The decisions for the highest seal they were made for, of those inspections that have any. */
export async function listDecisions(
  db: Db,
  inspectionIds: readonly string[],
): Promise<(Decisions & { inspectionId: string })[]> {
  const { rows } = await db.query<Row>(
    `SELECT inspection_id AS "inspectionId", kind, seal, tested_at AS "testedAt" FROM decisions
     WHERE inspection_id = ANY($1::uuid[]) ORDER BY seal DESC`,
    [uuidArray(inspectionIds)],
  )
  const byInspection = Map.groupBy(rows, ({ inspectionId }) => inspectionId)
  return [...byInspection].map(([inspectionId, own]) => ({ inspectionId, ...toDecisions(own) }))
}

function toDecisions(rows: readonly Row[]): Decisions {
  const date = rows.find(({ kind }) => kind === 'date')
  const sealOf = (sought: DecisionKind) => rows.find(({ kind }) => kind === sought)?.seal ?? null
  return {
    testedAt: date?.testedAt ? { seal: date.seal, value: date.testedAt.toISOString() } : null,
    acceptedOutcome: sealOf('accept-outcome'),
    acceptedAuthor: sealOf('accept-author'),
  }
}

/** False when this seal was decided already. */
export async function insertDecisionIfAbsent(
  db: Db,
  decision: {
    decisionId: string
    inspectionId: string
    kind: DecisionKind
    seal: number
    testedAt: Date | null
    reason: string
    decidedBy: string
    decidedAt: Date
  },
): Promise<boolean> {
  const { rowCount } = await db.query(
    `INSERT INTO decisions (decision_id, inspection_id, kind, seal, tested_at, reason, decided_by, decided_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (inspection_id, kind, seal) DO NOTHING`,
    [
      decision.decisionId,
      decision.inspectionId,
      decision.kind,
      decision.seal,
      decision.testedAt,
      decision.reason,
      decision.decidedBy,
      decision.decidedAt,
    ],
  )
  return rowCount === 1
}

export async function findDecision(
  db: Db,
  { inspectionId, kind, seal }: { inspectionId: string; kind: DecisionKind; seal: number },
): Promise<{ testedAt: Date | null; reason: string } | null> {
  const { rows } = await db.query<{ testedAt: Date | null; reason: string }>(
    `SELECT tested_at AS "testedAt", reason FROM decisions WHERE inspection_id = $1 AND kind = $2 AND seal = $3`,
    [inspectionId, kind, seal],
  )
  return rows[0] ?? null
}
