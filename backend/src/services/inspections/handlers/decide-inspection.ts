// What a person at the office decides about an inspection: its date when the clock was in doubt, that the office's outcome
// stands although the device's differed, that a seal counts as its author's although they have not signed it, that what a disabled
// account sent counts, or that the inspection ends as it stands. Repeating a decision changes nothing; deciding the same seal
// otherwise is refused.

import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { Assessment } from '../domain/assess.ts'
import { isSeal } from '../domain/decisive-lines.ts'
import { possibleDates, refuseDate } from '../domain/possible-dates.ts'
import { refuseDecision } from '../domain/refuse-decision.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import {
  type Decision,
  findDecision,
  insertDecisionIfAbsent,
  listDecisions,
  undecided,
} from '../store/decision-rows.ts'
import { lockInspections } from '../store/locks.ts'
import { closeFiles } from './close-files.ts'
import type { CaseFile, Desk } from './desk.ts'
import { assessFile, evidenceAt, judgeInspection } from './judge-inspection.ts'
import { openWhole } from './open-files.ts'

/** Throws Problem `inspection.not-found`, `inspection.illegal-state` or `command.repeated-differently`. */
export function decideInspection(deps: InspectionsDeps, decision: Decision): Promise<void> {
  return withTransaction(deps.pool, async (tx) => {
    await lockInspections(tx, [decision.inspectionId])
    if (await isRepeated(tx, decision)) return
    const { desk, file, assessment } = await openAll(deps, tx, decision)
    const refusal = refuseDecision(decision, { row: file.row, assessment, completedSeals: file.completedSeals })
    if (refusal) throw new Problem('inspection.illegal-state', { detail: refusal })
    requirePossible(deps, file, decision)
    await insertDecisionIfAbsent(tx, { ...decision, decidedAt: deps.now() })
    const [decisions = undecided] = await listDecisions(tx, [decision.inspectionId])
    file.decisions = decisions
    desk.events.push(eventOf(decision))
    await judgeInspection(desk, file, 0)
    await closeFiles(desk)
    await auditDecision(deps, tx, decision)
  })
}

const actions: Record<Decision['kind'], string> = {
  date: 'inspection.date-confirmed',
  'accept-outcome': 'inspection.outcome-accepted',
  'accept-author': 'inspection.author-accepted',
  'accept-disabled': 'inspection.disabled-accepted',
  close: 'inspection.closed',
}

function auditDecision(deps: InspectionsDeps, tx: Tx, decision: Decision): Promise<void> {
  const { decisionId, inspectionId, kind, seal, testedAt, despite, reason, decidedBy } = decision
  return appendAudit(deps, tx, {
    actorId: decidedBy,
    action: actions[kind],
    subjectId: inspectionId,
    reason: null,
    note: reason,
    details: { commandId: decisionId, seal, testedAt: testedAt?.toISOString() ?? null, despite: despite ?? null },
  })
}

/** A date outside of what is possible needs a reason of its own; none lies in the future. */
function requirePossible({ now }: InspectionsDeps, { lines }: CaseFile, { seal, testedAt, despite }: Decision): void {
  if (testedAt === null) return
  const sealing = lines.filter(({ line }) => isSeal(line) && line.payload.seal === seal).map(possibleDates)
  const date = testedAt.toISOString()
  const future = refuseDate(date, { from: null, until: now().toISOString() })
  const outside = sealing.map((dates) => refuseDate(date, dates)).find((reason) => reason !== null)
  if (future) throw new Problem('inspection.impossible-date', { detail: 'The test would lie in the future.' })
  if (outside && !despite)
    throw new Problem('inspection.impossible-date', {
      detail: `It would be ${outside.detail}. Give another date, or say in “despite” why this one is right.`,
    })
}

type Opened = { desk: Desk; file: CaseFile; assessment: Assessment }

async function openAll(deps: InspectionsDeps, tx: Tx, { inspectionId }: Decision): Promise<Opened> {
  const desk = await openWhole(deps, tx, inspectionId)
  const file = desk.files.get(inspectionId)
  if (!file?.row) throw new Problem('inspection.not-found')
  return { desk, file, assessment: await assessFile(desk, file, evidenceAt(file, 0)) }
}

function eventOf({ inspectionId, kind, seal, reason, testedAt, decidedBy }: Decision): NewEvent {
  const data = { inspectionId, kind, seal, reason, testedAt: testedAt?.toISOString() ?? null }
  return newEvent('inspection.decided', data, { userId: decidedBy })
}

async function isRepeated(tx: Tx, decision: Decision): Promise<boolean> {
  const known = await findDecision(tx, decision)
  if (!known) return false
  const sameDate = known.testedAt?.getTime() === decision.testedAt?.getTime()
  const same = sameDate && known.reason === decision.reason && known.seal === decision.seal
  if (same) return true
  throw new Problem('command.repeated-differently', { detail: 'This has been decided already.' })
}
