// What keeps an inspection from being complete. Shown on the review page with a way to go there, and checked again by the server.
import { applicableMeasurements } from '../template/applicability.ts'
import { evaluateMeasurements, proposalsOf } from '../template/evaluate-measurements.ts'
import { positionsOf } from '../template/positions.ts'
import type { Reading } from '../template/quantities.ts'
import { type Checkpoint, type InspectionTemplate, Severity, type VehicleTraits } from '../template/template.ts'
import { registrationFault } from './first-registration.ts'
import type { Defect, InspectionState, VehicleField } from './fold.ts'
import { judgedCheckpoints, traitsOf, wasJudged } from './judged-checkpoints.ts'

export type MissingCode =
  | 'start'
  | 'vehicle-field'
  | 'answer'
  | 'reason'
  | 'defect'
  | 'contradiction'
  | 'unknown-defect'
  | 'lowered-reason'
  | 'photo'
  | 'measurement'
  | 'implausible'
  | 'implausible-field'
  | 'measured-defect'
  | 'equipment'
  | 'calibration'
  | 'conflict'

/** `subject`: what exactly, in the terms of the code: a vehicle field, `measurement/position`, a defectId, a field key, a serial; for `equipment` the checkpoint. */
export type Missing = { code: MissingCode; checkpoint: string | null; subject: string }

const requiredFields: readonly VehicleField[] = [
  'vin',
  'plate',
  'country',
  'category',
  'fuel',
  'firstRegistration',
  'odometer',
]

type Look = { state: InspectionState; traits: VehicleTraits; testedOn: string | null }
type Look1 = Look & { checkpoint: Checkpoint }

const at = (code: MissingCode, checkpoint: Checkpoint, subject: string): Missing => ({
  code,
  checkpoint: checkpoint.code,
  subject,
})

export const severityRank = (severity: Severity): number => Severity.options.indexOf(severity)

/** Values recorded at a checkpoint as readings: a rule reads those of its own checkpoint. Cleared ones are no readings. */
export function readingsOf(state: InspectionState, { code }: Pick<Checkpoint, 'code'>): Reading[] {
  const readings: Reading[] = []
  for (const { value: recorded } of state.measurements.values()) {
    const { checkpoint, measurement, position, value } = recorded
    if (value !== null && checkpoint === code) readings.push({ measurement, position, value })
  }
  return readings
}

const defectsAt = (state: InspectionState, checkpoint: Checkpoint): readonly Defect[] =>
  state.defects.filter((defect) => defect.checkpoint === checkpoint.code)

const answersWithReason: ReadonlySet<string> = new Set(['not-applicable', 'not-testable'])

/** What stands at a checkpoint; an answer taken back is none. */
function standingAnswer(state: InspectionState, checkpoint: string) {
  const given = state.answers.get(checkpoint)?.value
  return given?.answer === 'withdrawn' ? undefined : given
}

function missingAnswer(look: Look1): Missing[] {
  const { state, checkpoint } = look
  const given = standingAnswer(state, checkpoint.code)
  const hasDefects = defectsAt(state, checkpoint).length > 0
  const needed = checkpoint.mandatory || hasDefects
  const code = given ? faultOf(given, hasDefects) : needed ? 'answer' : null
  return code === null ? [] : [at(code, checkpoint, checkpoint.code)]
}

function faultOf(given: { answer: string; reason: string | null }, hasDefects: boolean): MissingCode | null {
  if ((given.answer === 'defect') !== hasDefects) return hasDefects ? 'contradiction' : 'defect'
  return answersWithReason.has(given.answer) && given.reason === null ? 'reason' : null
}

/** A severity below the catalogue's needs a reason; a deficiency the catalogue does not know is no deficiency. */
function unreasonedDefects({ state, checkpoint }: Look1): Missing[] {
  const severities = new Map(checkpoint.deficiencies.map(({ code, severity }) => [code, severity]))
  return defectsAt(state, checkpoint).flatMap((defect): Missing[] => {
    const catalogued = severities.get(defect.deficiency)
    if (catalogued === undefined) return [at('unknown-defect', checkpoint, defect.defectId)]
    const lowered = severityRank(defect.severity) < severityRank(catalogued)
    return lowered && defect.loweredReason === null ? [at('lowered-reason', checkpoint, defect.defectId)] : []
  })
}

function missingPhotos({ state, checkpoint }: Look1): Missing[] {
  if (checkpoint.evidence === 'none') return []
  const photos = state.photos.filter((photo) => photo.checkpoint === checkpoint.code)
  if (checkpoint.evidence === 'always' && photos.length === 0) return [at('photo', checkpoint, checkpoint.code)]
  return defectsAt(state, checkpoint)
    .filter(({ defectId }) => !photos.some((photo) => photo.defectId === defectId))
    .map(({ defectId }) => at('photo', checkpoint, defectId))
}

/** What was read is printed, so it must be possible, also where the checkpoint was not judged in the end. */
function missingMeasurements(look: Look1): Missing[] {
  const judged = wasJudged(look.state, look.checkpoint.code)
  return applicableMeasurements(look.checkpoint, look.traits).flatMap((measurement) =>
    positionsOf(measurement).flatMap((position): Missing[] => {
      const subject = `${measurement.key}/${position}`
      const value = look.state.measurements.get(`${look.checkpoint.code}/${subject}`)?.value.value ?? null
      if (value === null) return judged && measurement.required ? [at('measurement', look.checkpoint, subject)] : []
      const { min, max } = measurement.plausible
      return value < min || value > max ? [at('implausible', look.checkpoint, subject)] : []
    }),
  )
}

const covers = (defect: Defect, deficiency: string, severity: Severity): boolean =>
  severityRank(defect.severity) >= severityRank(severity) ||
  (defect.deficiency === deficiency && defect.loweredReason !== null)

/** A value beyond its limit needs a defect at least that severe, or the named one lowered with a reason. */
function missingMeasuredDefects(look: Look1): Missing[] {
  const proposals = proposalsOf(
    evaluateMeasurements(look.checkpoint, look.traits, readingsOf(look.state, look.checkpoint)),
  )
  const defects = defectsAt(look.state, look.checkpoint)
  return proposals
    .filter(({ deficiency, severity }) => !defects.some((defect) => covers(defect, deficiency, severity)))
    .map(({ deficiency }) => at('measured-defect', look.checkpoint, deficiency))
}

/** A value that needs calibrated equipment counts only with some that measures this checkpoint. */
function missingEquipment({ state, checkpoint, traits }: Look1): Missing[] {
  if (!wasJudged(state, checkpoint.code)) return []
  const read = new Set(readingsOf(state, checkpoint).map(({ measurement }) => measurement))
  const needed = applicableMeasurements(checkpoint, traits).some(({ key, calibrated }) => calibrated && read.has(key))
  return needed && !isMeasuredWith(state, checkpoint) ? [at('equipment', checkpoint, checkpoint.code)] : []
}

/** Whether some equipment is named for this checkpoint. */
export const isMeasuredWith = ({ equipment }: InspectionState, { code }: Pick<Checkpoint, 'code'>): boolean =>
  [...equipment.values()].some(({ value }) => value.checkpoints.includes(code))

function expiredEquipment({ state, testedOn }: Look, judged: ReadonlySet<string>): Missing[] {
  if (testedOn === null) return []
  return [...state.equipment.values()]
    .map(({ value }) => value)
    .filter(({ calibrationValidUntil }) => calibrationValidUntil < testedOn)
    .filter(({ checkpoints }) => checkpoints.some((code) => judged.has(code)))
    .map(({ serial, checkpoints }) => ({ code: 'calibration', checkpoint: checkpoints[0] ?? null, subject: serial }))
}

/** Everything that is missing, in the order of the template; empty means complete but for the signature. */
export function listMissing(
  state: InspectionState,
  template: InspectionTemplate,
  testedOn: string | null,
): readonly Missing[] {
  const conflicts = state.conflicts.map((subject): Missing => ({ code: 'conflict', checkpoint: null, subject }))
  if (!state.started) return [{ code: 'start', checkpoint: null, subject: 'started' }, ...conflicts]
  const fields = requiredFields
    .filter((field) => state.vehicle[field] === undefined)
    .map((subject): Missing => ({ code: 'vehicle-field', checkpoint: null, subject }))
  const traits = traitsOf(state)
  if (!traits) return [...conflicts, ...fields]
  if (registrationFault(state.vehicle.firstRegistration?.value, testedOn))
    fields.push({ code: 'implausible-field', checkpoint: null, subject: 'firstRegistration' })
  // A template that is not for this car asks nothing of it, and nothing asked is no pass.
  if (!template.categories.includes(traits.category))
    fields.push({ code: 'vehicle-field', checkpoint: null, subject: 'category' })
  if (!template.kinds.includes(state.started.value.kind)) return [{ code: 'start', checkpoint: null, subject: 'kind' }]
  const look: Look = { state, traits, testedOn }
  const checkpoints = judgedCheckpoints(state, template)
  const perCheckpoint = [
    missingAnswer,
    unreasonedDefects,
    missingMeasurements,
    missingMeasuredDefects,
    missingEquipment,
    missingPhotos,
  ]
  return [
    ...conflicts,
    ...fields,
    ...expiredEquipment(look, new Set(checkpoints.map(({ code }) => code))),
    ...checkpoints.flatMap((checkpoint) => perCheckpoint.flatMap((check) => check({ ...look, checkpoint }))),
  ]
}
