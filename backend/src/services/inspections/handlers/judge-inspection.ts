// Judges an inspection again after something arrived or was decided. The caller holds its lock; closeFiles writes and tells
// what came of it.
import { foldInspection } from '@sac/contracts/inspection/fold'
import { type Assessment, assess } from '../domain/assess.ts'
import { isRefusal, lateReasons, unreasonedAmendment } from '../domain/completion-reasons.ts'
import { isDecisive, isSeal } from '../domain/decisive-lines.ts'
import type { Evidence } from '../domain/evidence.ts'
import { authorsOf, type InspectionSummary, summarise } from '../domain/inspection-summary.ts'
import type { Reason } from '../domain/reason.ts'
import { equipmentNamed } from '../domain/registered-equipment.ts'
import { toEvidence } from '../store/evidence-rows.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { completeInspection } from './complete-inspection.ts'
import type { CaseFile, Desk } from './desk.ts'
import { giveVerdict } from './give-verdict.ts'

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

export const isSealed = ({ row }: CaseFile): boolean => row !== null && row.status !== 'in-progress'

/** Takes notice of the event at place `at` and everything before. */
export async function judgeInspection(desk: Desk, file: CaseFile, at: number): Promise<void> {
  if (file.row === null || file.lines.some((line) => line.at === at && isDecisive(line.line))) file.behind = at
  // Nobody is told of an inspection in progress: what lists show of it can wait until the last event has been seen.
  if (!isSealed(file) && !file.lines.some((line) => line.at <= at && isSeal(line.line))) return
  const row = { ...showLatest(desk, file), updatedAt: desk.deps.now() }
  const evidence = evidenceAt(file, at)
  const assessment = assess({
    evidence,
    reference: desk.deps.reference,
    decisions: file.decisions,
    centre: row.centreId === null ? null : await desk.findCentre(row.centreId),
    order: row.retestOf === null ? null : await desk.findOrder(row.retestOf),
    equipment: await desk.listEquipment(equipmentNamed(evidence.lines)),
  })
  file.row = await nextRow({ desk, file, evidence }, row, assessment)
}

/** The row with what lists show of the inspection brought up to date. */
export function showLatest({ deps }: Pick<Desk, 'deps'>, file: CaseFile): InspectionRow {
  const { inspectionId, behind, row } = file
  if (row && behind === null) return row
  const decisive = file.lines.flatMap(({ line, at }) => (at <= (behind ?? -1) && isDecisive(line) ? [line] : []))
  const updatedAt = deps.now()
  file.row = { ...blank(inspectionId), ...row, ...summarise(foldInspection(decisive)), updatedAt }
  file.behind = null
  return file.row
}

function evidenceAt({ lines, blobs, unusable, keys }: CaseFile, until: number): Evidence {
  return {
    lines: lines.filter(({ at }) => at <= until),
    unusable,
    keys,
    ...toEvidence(blobs.filter(({ at }) => at <= until)),
  }
}

type Step = { desk: Desk; file: CaseFile; evidence: Evidence }

async function nextRow(step: Step, row: InspectionRow, assessment: Assessment): Promise<InspectionRow> {
  if (assessment.status === 'complete') return completedRow(step, row, assessment)
  if (assessment.status === 'in-progress') return { ...row, reasons: assessment.reasons }
  // What was completed stands, also where rules that came later would not let it pass.
  if (step.file.completedSeals.includes(assessment.seal)) return row
  // A later seal that is not complete never touches what was completed before it; its reasons are shown beside it.
  if (row.revision > 0) return { ...row, reasons: assessment.reasons }
  return { ...row, status: assessment.status, seal: assessment.seal, reasons: assessment.reasons }
}

type Complete = Extract<Assessment, { status: 'complete' }>

async function completedRow(step: Step, row: InspectionRow, assessment: Complete): Promise<InspectionRow> {
  const { seal } = assessment.completed
  const { completedSeals } = step.file
  const besides = [...lateReasons(assessment.late), ...assessment.unsigned]
  const counted = { ...row, lateLines: assessment.late.length, reasons: besides }
  if (completedSeals.includes(seal.seal))
    return { ...counted, reasons: [...row.reasons.filter(isRefusal), ...counted.reasons] }
  if (completedSeals.length > 0 && !seal.reason) return { ...counted, reasons: [unreasonedAmendment] }
  return firstTime(step, counted, { ...assessment, revision: completedSeals.length + 1 })
}

async function firstTime(
  { desk, file, evidence }: Step,
  row: InspectionRow,
  { completed, covered, revision }: Complete & { revision: number },
): Promise<InspectionRow> {
  const { seal } = completed
  // Whoever sealed and signed answers for it, whatever has been claimed outside the seal.
  const id = seal.actorId
  const number = await desk.findInspectorNumber(id)
  if (number === null) {
    const reason: Reason = { code: 'inspector-unknown', detail: `${id} is no inspector` }
    return { ...row, status: revision === 1 ? 'quarantined' : row.status, reasons: [reason] }
  }
  // An amendment ends a verdict that told devices to keep the inspection; they must have heard it.
  if (revision > 1) giveVerdict(desk, file, authorsOf(evidence.lines))
  const authorAccepted = file.decisions.acceptedAuthor === seal.seal
  const inspector = { id, number }
  const report = await completeInspection(desk, { completed, covered, revision, authorAccepted, inspector })
  file.completedSeals.push(seal.seal)
  const { flags, outcome, testedAt } = report
  const found = { result: outcome.result, testedAt: new Date(testedAt), flags }
  return { ...row, status: 'complete', seal: seal.seal, revision, ...found }
}
