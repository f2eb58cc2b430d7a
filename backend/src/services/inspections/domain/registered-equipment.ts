// Equipment and calibration are the office's: what a device says it measured with is looked up in the register, and what is not
// found there, at that centre, on that day, measured nothing.
import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Field } from '@sac/contracts/inspection/fields'
import type { InspectionState } from '@sac/contracts/inspection/fold'
import type { ReceivedLine } from './evidence.ts'

/** One entry of the register: what is true of a piece of equipment from `validFrom` on, until another entry begins. */
export type EquipmentEntry = {
  equipmentId: string
  centreId: string
  serial: string
  name: string
  checkpoints: readonly string[]
  /** Dates as `YYYY-MM-DD`, both days included. */
  validFrom: string
  calibrationValidUntil: string
}

type Used = InspectionPayload<'equipment-used'>
type Place = { centreId: string; testedOn: string }

/** Ids of the equipment that lines name, sorted, each once. */
export const equipmentNamed = (lines: readonly ReceivedLine[]): string[] =>
  [
    ...new Set(lines.flatMap(({ line }) => (line.type === 'equipment-used' ? [line.payload.equipmentId] : []))),
  ].toSorted()

/** The state with the register's word for every piece of equipment; what is not known at the centre on the day is left out. */
export function withRegistered(
  state: InspectionState,
  entries: readonly EquipmentEntry[],
  place: Place,
): InspectionState {
  const equipment = new Map<string, Field<Used>>()
  for (const [id, field] of state.equipment) {
    const entry = entryOn(entries, id, place)
    if (entry) equipment.set(id, { ...field, value: asRegistered(field.value, entry) })
  }
  return { ...state, equipment }
}

function entryOn(entries: readonly EquipmentEntry[], id: string, { centreId, testedOn }: Place) {
  const entry = entryInForce(
    entries.filter(({ equipmentId }) => equipmentId === id),
    testedOn,
  )
  return entry?.centreId === centreId ? entry : undefined
}

/** Of one piece of equipment's entries, in the order they were registered: what is true on a day; the later one corrects the earlier. */
export function entryInForce(entries: readonly EquipmentEntry[], day: string): EquipmentEntry | undefined {
  const begun = entries.filter(({ validFrom }) => validFrom <= day)
  const latest = begun.reduce((last, { validFrom }) => (validFrom > last ? validFrom : last), '')
  return begun.findLast(({ validFrom }) => validFrom === latest)
}

const asRegistered = (used: Used, { serial, name, calibrationValidUntil, checkpoints }: EquipmentEntry): Used => ({
  ...used,
  serial,
  name,
  calibrationValidUntil,
  checkpoints: used.checkpoints.filter((code) => checkpoints.includes(code)),
})
