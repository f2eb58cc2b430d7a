// Judges an inspection again after something arrived or was decided. The caller holds its lock; closeFiles writes and tells
// what came of it.
import type { Seal } from '@sac/contracts/inspection/fold'
import { withoutStrangers } from '@sac/contracts/inspection/holders'
import { type Assessment, assess, type Completed } from '../domain/assess.ts'
import { authorJudge } from '../domain/authorship.ts'
import { isRefusal, lateReasons, unreasonedAmendment } from '../domain/completion-reasons.ts'
import { countingStart } from '../domain/counting-start.ts'
import { isDecisive, isSeal } from '../domain/decisive-lines.ts'
import { refuseDisabled } from '../domain/disabled-authors.ts'
import type { Evidence } from '../domain/evidence.ts'
import { authorsOf, type InspectionSummary, summarise, vehicleKeyOf } from '../domain/inspection-summary.ts'
import type { Reason } from '../domain/reason.ts'
import { equipmentNamed } from '../domain/registered-equipment.ts'
import { toEvidence } from '../store/evidence-rows.ts'
import type { InspectionRow } from '../store/inspection-rows.ts'
import { type EarlierReading, listEarlierReadings } from '../store/same-car.ts'
import { completeInspection } from './complete-inspection.ts'
import type { CaseFile, Desk } from './desk.ts'
import { giveVerdict } from './give-verdict.ts'
import { requireSecondPerson } from './require-second-person.ts'

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

/** Whether anybody has sealed it, whoever it was, or the office has closed it. */
export const isSealed = ({ row }: CaseFile): boolean =>
  row !== null && (row.status !== 'in-progress' || row.reasons.length > 0)

/** Takes notice of the event at place `at` and everything before. */
export async function judgeInspection(desk: Desk, file: CaseFile, at: number): Promise<void> {
  if (file.row === null || file.lines.some((line) => line.at === at && isDecisive(line.line))) file.behind = at
  // Nobody is told of an inspection in progress: what lists show of it can wait until the last event has been seen.
  const concerns =
    isSealed(file) || file.decisions.closing || file.lines.some((one) => one.at <= at && isSeal(one.line))
  if (!concerns) return
  const row = { ...showLatest(desk, file), updatedAt: desk.deps.now() }
  const evidence = evidenceAt(file, at)
  file.row = await nextRow({ desk, file, evidence }, row, await assessFile(desk, file, evidence))
}

/** What the office says of it with this evidence and what has been decided. */
export async function assessFile(desk: Desk, file: CaseFile, evidence: Evidence): Promise<Assessment> {
  const { decisions, completedSeals } = file
  const judgeAuthor = authorJudge(evidence, { rulebook: desk.deps.rulebook, decisions })
  const isSigned = (seal: Seal) => judgeAuthor(seal) === null
  const start = countingStart(evidence.lines, { decisions, completedSeals, isSigned })
  const assessment = assess({
    evidence,
    rulebook: desk.deps.rulebook,
    decisions,
    completedSeals,
    centre: start === null ? null : await desk.findCentre(start.centreId),
    order: start?.retest ? await desk.findOrder(start.retest.of) : null,
    linked: file.linked,
    equipment: await desk.listEquipment(equipmentNamed(evidence.lines)),
  })
  if (assessment.status !== 'complete') return assessment
  return (await refuseAuthors(desk, file, assessment)) ?? assessment
}

/** Asked only where nothing else stands against it. */
async function refuseAuthors(
  desk: Desk,
  { decisions, completedSeals, lines }: CaseFile,
  { completed, covered }: Complete,
) {
  const { seal } = completed.seal
  if (decisions.acceptedDisabled === seal || completedSeals.some((one) => one.seal === seal)) return null
  const sealed = [...covered, ...lines.filter(({ line }) => line.eventId === completed.seal.eventId)]
  const disabled = new Map<string, Date>()
  for (const id of authorsOf(sealed)) {
    const since = (await desk.findPerson(id))?.disabledAt
    if (since) disabled.set(id, since)
  }
  const refusal = refuseDisabled(sealed, disabled)
  return refusal && { ...refusal, seal }
}

/** The row with what lists show of the inspection brought up to date. */
export function showLatest({ deps }: Pick<Desk, 'deps'>, file: CaseFile): InspectionRow {
  const { inspectionId, behind, row } = file
  if (row && behind === null) return row
  const known = file.lines.filter(({ at }) => at <= (behind ?? -1))
  file.row = { ...blank(inspectionId), ...row, ...summarise(known), updatedAt: deps.now() }
  file.behind = null
  return file.row
}

/** What had arrived when the event at place `until` had. */
export function evidenceAt({ lines, blobs, unusable, keys }: CaseFile, until: number): Evidence {
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
  const { completedSeals } = step.file
  // What was completed stands, also where rules that came later would not let it pass, or more comes to light of its seal.
  if ('seal' in assessment && completedSeals.some(({ seal }) => seal === assessment.seal)) return row
  // A later seal that is not complete never touches what was completed before it; its reasons are shown beside it.
  if (row.revision > 0) return { ...row, reasons: assessment.reasons }
  const { status, reasons } = assessment
  return { ...row, status, reasons, seal: 'seal' in assessment ? assessment.seal : null }
}

type Complete = Extract<Assessment, { status: 'complete' }>

async function completedRow(step: Step, row: InspectionRow, assessment: Complete): Promise<InspectionRow> {
  const { seal } = assessment.completed
  const { completedSeals } = step.file
  const { late, unsigned } = assessment
  // What the holder's seal covers counts, whoever wrote it.
  const strangers = row.strangers.filter((id) => late.some(({ line }) => line.actorId === id))
  const own = withoutStrangers(late, { strangers: new Set(strangers) })
  const counted = { ...row, strangers, lateLines: late.length, reasons: [...lateReasons(own), ...unsigned] }
  if (completedSeals.some((one) => one.seal === seal.seal))
    return { ...counted, reasons: [...row.reasons.filter(isRefusal), ...counted.reasons] }
  if (completedSeals.length > 0 && !seal.reason) return { ...counted, reasons: [unreasonedAmendment] }
  const isAmendment = completedSeals.length > 0
  const { completed } = assessment
  const readings = await earlierReadings(step.desk, completed)
  const { lines } = step.evidence
  const unsettled = await requireSecondPerson(step.desk, { completed, lines, isAmendment, readings })
  if (unsettled.length > 0)
    return isAmendment ? { ...counted, reasons: unsettled } : waiting(counted, seal.seal, unsettled)
  return firstTime(step, counted, { ...assessment, readings, revision: completedSeals.length + 1 })
}

function earlierReadings({ tx }: Desk, { state, inspectionId, testedAt }: Completed): Promise<EarlierReading[]> {
  return listEarlierReadings(tx, { inspectionId, vehicleKey: vehicleKeyOf(state), before: new Date(testedAt) })
}

const waiting = (row: InspectionRow, seal: number, reasons: readonly Reason[]): InspectionRow => ({
  ...row,
  status: 'quarantined',
  seal,
  reasons,
})

async function firstTime(
  { desk, file, evidence }: Step,
  row: InspectionRow,
  { completed, covered, revision, readings }: Complete & { revision: number; readings: readonly EarlierReading[] },
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
  const report = await completeInspection(desk, { completed, covered, revision, authorAccepted, inspector, readings })
  file.completedSeals.push(seal)
  const { flags, outcome, testedAt } = report
  const found = { result: outcome.result, testedAt: new Date(testedAt), flags }
  return { ...row, status: 'complete', seal: seal.seal, revision, ...found }
}
