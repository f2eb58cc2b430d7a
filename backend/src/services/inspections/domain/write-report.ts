// The immutable snapshot a certificate is made from, written once per completion from the covered lines alone.
import { addMonths, dateIn } from '@sac/contracts/inspection/calendar'
import type { Defect } from '@sac/contracts/inspection/fold'
import { judgedCheckpoints, vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import { loweringOf } from '@sac/contracts/inspection/lowering'
import { retestScope } from '@sac/contracts/inspection/outcome'
import type { InspectionReport } from '@sac/contracts/inspection/report'
import { checkVin } from '@sac/contracts/inspection/vin-check'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import type { Completed } from './assess.ts'
import { measuredValues } from './measured-values.ts'

export type Around = {
  revision: number
  revisionReason: string | null
  inspector: InspectionReport['inspector']
  odometerHistory: InspectionReport['odometerHistory']
}

const empty = ''

function vehicleOf({ state }: Completed): InspectionReport['vehicle'] {
  const vin = vehicleValue(state, 'vin') ?? empty
  return {
    vin,
    vinCheck: checkVin(vin),
    plate: vehicleValue(state, 'plate') ?? empty,
    country: vehicleValue(state, 'country') ?? empty,
    make: vehicleValue(state, 'make') ?? empty,
    model: vehicleValue(state, 'model') ?? empty,
    category: vehicleValue(state, 'category') ?? empty,
    fuel: vehicleValue(state, 'fuel'),
    firstRegistration: vehicleValue(state, 'firstRegistration'),
  }
}

function odometerOf({ state }: Completed): InspectionReport['odometer'] {
  const odometer = vehicleValue(state, 'odometer')
  return odometer
    ? { value: odometer.reading, unit: odometer.unit, status: odometer.status }
    : { value: null, unit: 'km', status: 'none' }
}

function deficiencyOf({ template, state }: Completed, defect: Defect): InspectionReport['deficiencies'][number] {
  const found = findDeficiency(template, defect.deficiency)?.deficiency
  const unnamed = { en: defect.deficiency, fr: defect.deficiency }
  return {
    code: defect.deficiency,
    checkpoint: defect.checkpoint,
    severity: defect.severity,
    text: found?.text ?? unnamed,
    plain: found?.plain ?? unnamed,
    location: defect.location,
    note: defect.note,
    repairedOnSpot: defect.repairedOnSpot,
    prohibition: defect.prohibition,
    lowered: loweringOf(template, defect),
    photos: state.photos.filter(({ defectId }) => defectId === defect.defectId).map(({ sha256 }) => sha256),
  }
}

function answersOf({ state, template }: Completed): InspectionReport['answers'] {
  return judgedCheckpoints(state, template).flatMap(({ code, title }) => {
    const given = state.answers.get(code)?.value
    return given ? [{ checkpoint: code, title, answer: given.answer, reason: given.reason }] : []
  })
}

/** What a failed test must have judged again (what failed and what could not be tested), and by when; null when it passed or was abandoned. */
export function retestOrderOf({
  seal,
  started,
  outcome,
  profile,
  testedAt,
}: Completed): InspectionReport['retestOrder'] {
  const checkpoints = retestScope(outcome)
  if (seal.type === 'abandoned' || checkpoints.length === 0) return null
  return { deadline: addMonths(dateIn(started.timeZone, testedAt), profile.retestMonths), checkpoints }
}

const severityOrder = { dangerous: 0, major: 1, minor: 2 } as const
const worstFirst = (a: Defect, b: Defect) =>
  severityOrder[a.severity] - severityOrder[b.severity] || (a.deficiency < b.deficiency ? -1 : 1)

type Identity =
  | 'inspectionId'
  | 'appointmentId'
  | 'kind'
  | 'template'
  | 'ruleVersion'
  | 'profileId'
  | 'centre'
  | 'testedAt'
  | 'timeZone'
  | 'retestOf'
  | 'manifest'

/** What the inspection was: where, under which rules, when, and which lines it is made of. */
function identityOf(completed: Completed): Pick<InspectionReport, Identity> {
  const { inspectionId, seal, started, template, profile, testedAt } = completed
  const { id, station, name, place } = completed.centre
  return {
    inspectionId,
    appointmentId: started.appointmentId,
    kind: started.kind,
    template: { id: template.id, version: template.version, hash: seal.templateHash },
    ruleVersion: seal.ruleVersion,
    profileId: profile.id,
    centre: { id, station, name, place },
    testedAt,
    timeZone: started.timeZone,
    retestOf: started.retest?.of ?? null,
    manifest: { seal: seal.seal, count: seal.count, root: seal.root },
  }
}

function photosOf({ state }: Completed): Pick<InspectionReport, 'photos' | 'bayPhoto'> {
  const bay = state.photos.findLast(({ role }) => role === 'bay')
  return {
    bayPhoto: bay ? { sha256: bay.sha256, bytes: bay.bytes } : null,
    photos: state.photos.map(({ sha256, bytes, role, checkpoint }) => ({ sha256, bytes, role, checkpoint })),
  }
}

/** Everything but the flags, which look beyond this inspection. */
export function writeReport(completed: Completed, around: Around): Omit<InspectionReport, 'flags'> {
  const { seal, state, outcome } = completed
  const { minor, major, dangerous } = outcome
  return {
    ...identityOf(completed),
    ...around,
    vehicle: vehicleOf(completed),
    odometer: odometerOf(completed),
    outcome: { result: seal.type === 'abandoned' ? 'abandoned' : outcome.result, minor, major, dangerous },
    deficiencies: state.defects.toSorted(worstFirst).map((defect) => deficiencyOf(completed, defect)),
    advisories: state.advisories.map(({ checkpoint, text }) => ({ checkpoint, text })),
    answers: answersOf(completed),
    measured: measuredValues(completed),
    equipment: [...state.equipment.values()].map(({ value: { serial, name, calibrationValidUntil } }) => ({
      serial,
      name,
      calibrationValidUntil,
    })),
    retestOrder: retestOrderOf(completed),
    abandoned: seal.type === 'abandoned' ? { code: seal.code, text: seal.text } : null,
    ...photosOf(completed),
    remark: state.remark?.value.text ?? empty,
  }
}
