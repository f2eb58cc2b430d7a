// Judges an inspection again after something arrived or was decided, and tells what changed. The caller holds the lock.
import { foldInspection } from '@sac/contracts/inspection/fold'
import type { Tx } from '@sac/platform/db/with-transaction'
import { type Assessment, assess, type Centre } from '../domain/assess.ts'
import type { ReceivedLine } from '../domain/evidence.ts'
import { authorsOf, type InspectionSummary, summarise } from '../domain/inspection-summary.ts'
import type { Reason } from '../domain/reason.ts'
import type { RetestOrder } from '../domain/retest.ts'
import type { InspectionsDeps } from '../inspections-deps.ts'
import { findRetestOrder, listCompletions, lockRetestsOf } from '../store/completion-rows.ts'
import { readDecisions } from '../store/decision-rows.ts'
import { readEvidence } from '../store/evidence-rows.ts'
import { findInspection, type InspectionRow, upsertInspection } from '../store/inspection-rows.ts'
import { completeInspection } from './complete-inspection.ts'
import { giveVerdict } from './give-verdict.ts'

export async function reassessInspection(deps: InspectionsDeps, tx: Tx, inspectionId: string): Promise<void> {
  const evidence = await readEvidence(tx, { inspectionId })
  const before = await findInspection(tx, { inspectionId })
  const summary = summarise(foldInspection(evidence.lines.map(({ line }) => line)))
  const assessment = assess({
    evidence,
    reference: deps.reference,
    decisions: await readDecisions(tx, { inspectionId }),
    centre: await centreOf(deps, summary),
    order: await orderOf(tx, summary),
  })
  const row = await nextRow({ deps, tx, inspectionId, before, summary, assessment })
  await upsertInspection(tx, row)
  await giveVerdict({ deps, tx, before, row, authors: authorsOf(evidence.lines) })
}

const centreOf = async ({ directory }: InspectionsDeps, { centreId }: InspectionSummary): Promise<Centre | null> =>
  centreId === null ? null : directory.findCentre(centreId)

async function orderOf(tx: Tx, { retestOf }: InspectionSummary): Promise<RetestOrder | null> {
  if (retestOf === null) return null
  await lockRetestsOf(tx, { of: retestOf })
  return findRetestOrder(tx, { of: retestOf })
}

type Step = {
  deps: InspectionsDeps
  tx: Tx
  inspectionId: string
  before: InspectionRow | null
  summary: InspectionSummary
  assessment: Assessment
}

const blank = (inspectionId: string): Omit<InspectionRow, keyof InspectionSummary | 'updatedAt'> => ({
  inspectionId,
  status: 'in-progress',
  seal: null,
  revision: 0,
  reasons: [],
  lateLines: 0,
  result: null,
  testedAt: null,
  flags: [],
  certificateNumber: null,
})

async function nextRow(step: Step): Promise<InspectionRow> {
  const { deps, inspectionId, before, summary, assessment } = step
  const row: InspectionRow = { ...blank(inspectionId), ...before, ...summary, updatedAt: deps.now() }
  if (assessment.status === 'complete') return completedRow(step, row, assessment)
  if (assessment.status === 'in-progress') return row
  // A later seal that is not complete never touches what was completed before it; its reasons are shown beside it.
  if (row.revision > 0) return { ...row, reasons: assessment.reasons }
  return { ...row, status: assessment.status, seal: assessment.seal, reasons: assessment.reasons }
}

type Complete = Extract<Assessment, { status: 'complete' }>

async function completedRow(step: Step, row: InspectionRow, assessment: Complete): Promise<InspectionRow> {
  const { seal } = assessment.completed
  const done = await listCompletions(step.tx, row)
  const counted = { ...row, lateLines: assessment.late.length, reasons: lateReason(assessment.late) }
  if (done.some((completion) => completion.seal === seal.seal))
    return { ...counted, reasons: [...row.reasons.filter(isRefusal), ...counted.reasons] }
  if (done.length > 0 && !seal.reason) return { ...counted, reasons: [unreasonedAmendment] }
  return firstTime(step, counted, { ...assessment, revision: done.length + 1 })
}

async function firstTime(
  { deps, tx }: Step,
  row: InspectionRow,
  { completed, covered, revision }: Complete & { revision: number },
): Promise<InspectionRow> {
  const { seal } = completed
  // Whoever sealed and signed answers for it, whatever has been claimed outside the seal.
  const id = seal.actorId
  const number = await deps.directory.findInspectorNumber(id)
  if (number === null) {
    const reason: Reason = { code: 'inspector-unknown', detail: `${id} is no inspector` }
    return { ...row, status: revision === 1 ? 'quarantined' : row.status, reasons: [reason] }
  }
  const inspector = { id, number }
  const report = await completeInspection(deps, tx, {
    completed,
    covered,
    revision,
    inspector,
  })
  const { flags, outcome, testedAt } = report
  return {
    ...row,
    status: 'complete',
    seal: seal.seal,
    revision,
    result: outcome.result,
    testedAt: new Date(testedAt),
    flags,
  }
}

const isRefusal = ({ code }: Reason) => code === 'certificate-refused'

const unreasonedAmendment: Reason = {
  code: 'amendment-without-reason',
  detail: 'sealed again after completion; seal it with a reason to amend it',
}

const lateReason = (late: readonly ReceivedLine[]): Reason[] =>
  late.length === 0
    ? []
    : [
        {
          code: 'late-lines',
          detail: `${late.length} entries are outside the seal and do not count until it is sealed again`,
        },
      ]
