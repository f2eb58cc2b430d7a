// What a person at the office decides about an inspection: its date when the clock was in doubt, that the office's outcome
// stands although the device's differed, or that a seal counts as its author's although they have not signed it. Repeating a decision changes nothing; deciding the same seal otherwise is refused.

import { authorshipFaults } from '@sac/contracts/authorship/judge-authorship'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type DecisionKind, findDecision, insertDecisionIfAbsent } from '../store/decision-rows.ts'
import { findInspection, type InspectionStatus } from '../store/inspection-rows.ts'
import { lockInspections } from '../store/locks.ts'
import { closeFiles } from './close-files.ts'
import { judgeInspection } from './judge-inspection.ts'
import { nothingLanded } from './land-evidence.ts'
import { openFiles } from './open-files.ts'

export type Decision = {
  decisionId: string
  inspectionId: string
  kind: DecisionKind
  seal: number
  testedAt: Date | null
  reason: string
  decidedBy: string
}

type Waiting = { status: InspectionStatus; reasons: ReadonlySet<string> | null }

/** What it must wait for; null: whatever the reasons. */
const waitingFor: Record<DecisionKind, Waiting> = {
  date: { status: 'needs-date', reasons: null },
  'accept-outcome': { status: 'quarantined', reasons: new Set(['outcome-differs']) },
  'accept-author': { status: 'quarantined', reasons: new Set<string>(authorshipFaults) },
}

export function decideInspection(deps: InspectionsDeps, decision: Decision): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    await lockInspections(tx, [decision.inspectionId])
    if (await isRepeated(tx, decision)) return
    await requireWaiting(tx, decision)
    await insertDecisionIfAbsent(tx, { ...decision, decidedAt: deps.now() })
    await judgeAgain(deps, tx, decision)
  })
}

async function judgeAgain(deps: InspectionsDeps, tx: Tx, decision: Decision): Promise<void> {
  const { inspectionId, decidedBy, kind, seal, reason } = decision
  const desk = await openFiles(deps, tx, { inspectionIds: [inspectionId], landed: nothingLanded, needsAll: () => true })
  const data = { inspectionId, kind, seal, reason, testedAt: decision.testedAt?.toISOString() ?? null }
  desk.facts.push({ eventType: 'inspection.decided', key: inspectionId, userId: decidedBy, data })
  for (const file of desk.files.values()) await judgeInspection(desk, file, 0)
  await closeFiles(desk)
}

async function isRepeated(tx: Tx, decision: Decision): Promise<boolean> {
  const known = await findDecision(tx, decision)
  if (!known) return false
  const same = known.testedAt?.getTime() === decision.testedAt?.getTime() && known.reason === decision.reason
  if (same) return true
  throw new Problem('command.repeated-differently', { detail: `Seal ${decision.seal} has been decided already.` })
}

async function requireWaiting(tx: Tx, { inspectionId, kind, seal }: Decision): Promise<void> {
  const row = await findInspection(tx, { inspectionId })
  if (!row) throw new Problem('inspection.not-found')
  const { status, reasons } = waitingFor[kind]
  const concerns = reasons === null || row.reasons.some(({ code }) => reasons.has(code))
  if (row.status === status && row.seal === seal && concerns) return
  throw new Problem('inspection.illegal-state', {
    detail: `It is ${row.status} with seal ${row.seal ?? 'none'}; reload it.`,
  })
}
