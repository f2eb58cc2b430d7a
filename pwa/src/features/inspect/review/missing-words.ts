import type { VehicleField } from '@sac/contracts/inspection/fold'
import type { Missing, MissingCode } from '@sac/contracts/inspection/missing'
import { findDeficiency } from '@sac/contracts/template/find-deficiency'
import type { Words } from '#words/words.tsx'
import type { InspectionView } from '../model/inspection-view.ts'

type Subject = (missing: Missing, view: InspectionView, words: Words) => string

const fieldName = (field: string, { vehicle }: Words['messages']): string => {
  const name: unknown = vehicle[field as VehicleField]
  return typeof name === 'string' ? name : field
}

const vehicleField: Subject = ({ subject }, _view, { messages }) => fieldName(subject, messages)

const measuredPlace: Subject = ({ subject, checkpoint }, { byCode }, words) => {
  const [key, position = ''] = subject.split('/')
  const measurement = byCode.get(checkpoint ?? '')?.checkpoint.measurements.find((one) => one.key === key)
  const where = words.messages.measure.positions[position] ?? position
  return words.formats.list([measurement ? words.text(measurement.label) : key, where])
}

const deficiencyText: Subject = ({ subject }, { template }, { text }) => {
  const found = findDeficiency(template, subject)
  return found ? text(found.deficiency.text) : subject
}

/** The field of a conflict in words: `checkpoint/1.1.13` is that checkpoint's title. */
export const conflictSubject = (subject: string, { byCode }: InspectionView, { text, messages }: Words): string => {
  const [kind, key = ''] = subject.split('/')
  const item = byCode.get(key)
  if (item) return text(item.checkpoint.title)
  return kind === 'vehicle'
    ? `${messages.vehicle.title}${messages.common.colon}${fieldName(key, messages)}`
    : key || subject
}

const subjects: Partial<Record<MissingCode, Subject>> = {
  'vehicle-field': vehicleField,
  'implausible-field': vehicleField,
  measurement: measuredPlace,
  implausible: measuredPlace,
  'measured-defect': deficiencyText,
  calibration: ({ subject }) => subject,
  conflict: ({ subject }, view, words) => conflictSubject(subject, view, words),
}

/** What is missing, in words, with the checkpoint's title before it where there is one. */
export function missingWords(missing: Missing, view: InspectionView, words: Words): string {
  const says = words.messages.review.missing[missing.code]
  const subject = subjects[missing.code]?.(missing, view, words) ?? missing.subject
  const fault = typeof says === 'string' ? says : says(subject)
  const item = view.byCode.get(missing.checkpoint ?? '')
  return item ? `${words.text(item.checkpoint.title)}${words.messages.common.colon}${fault}` : fault
}
