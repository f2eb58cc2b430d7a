// The second person. Who took part in the inspection is the first, whatever role they have; repeating an approval changes nothing.
import { newEvent } from '@sac/contracts/events/new-event'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { needsSecondPerson } from '../domain/second-person.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { type Approval, findApproval, insertApproval } from '../store/approval-rows.ts'
import { lockInspections } from '../store/locks.ts'
import { closeFiles } from './close-files.ts'
import type { CaseFile, Desk } from './desk.ts'
import { assessFile, evidenceAt, judgeInspection } from './judge-inspection.ts'
import { openWhole } from './open-files.ts'

export function approveInspection(deps: InspectionsDeps, approval: Approval): Promise<void> {
  const { inspectionId, decidedBy: actorId, decisionId, seal, reason } = approval
  return withTransaction(deps.pool, async (tx) => {
    await lockInspections(tx, [inspectionId])
    const known = await findApproval(tx, approval)
    if (known) return requireSame(known, approval)
    const desk = await openWhole(deps, tx, inspectionId)
    const file = await requireWaiting(desk, approval)
    await insertApproval(tx, { ...approval, decidedAt: deps.now() })
    const data = { inspectionId, kind: 'approve', seal, reason, testedAt: null } as const
    desk.events.push(newEvent('inspection.decided', data, { userId: actorId }))
    await judgeInspection(desk, file, 0)
    await closeFiles(desk)
    await appendAudit(deps, tx, {
      actorId,
      action: 'inspection.approved',
      subjectId: inspectionId,
      reason: null,
      note: reason,
      details: { commandId: decisionId, seal },
    })
  })
}

function requireSame(known: Pick<Approval, 'reason' | 'decidedBy'>, { reason, decidedBy, seal }: Approval): void {
  if (known.reason === reason && known.decidedBy === decidedBy) return
  throw new Problem('command.repeated-differently', { detail: `Seal ${seal} has been approved already.` })
}

async function requireWaiting(desk: Desk, { inspectionId, seal, decidedBy }: Approval): Promise<CaseFile> {
  const file = desk.files.get(inspectionId)
  if (!file?.row) throw new Problem('inspection.not-found')
  const waits = file.row.reasons.some(needsSecondPerson)
  const assessment = await assessFile(desk, file, evidenceAt(file, 0))
  if (!waits || assessment.status !== 'complete' || assessment.completed.seal.seal !== seal)
    throw new Problem('inspection.illegal-state', {
      detail: `Seal ${seal} does not wait for a second person; reload it.`,
    })
  if (file.lines.some(({ line }) => line.actorId === decidedBy)) throw new Problem('inspection.second-person')
  return file
}
