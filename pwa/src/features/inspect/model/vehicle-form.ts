// The vehicle as it is typed, and the events it becomes. Every field is its own event, so that two devices correcting
// different fields never conflict.

import { canonicalJson } from '@sac/contracts/canonical-json'
import type { PlannedVehicle } from '@sac/contracts/http/appointments'
import { CalendarDate } from '@sac/contracts/ids'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { type RegistrationFault, registrationFault } from '@sac/contracts/inspection/first-registration'
import type { InspectionState, VehicleField } from '@sac/contracts/inspection/fold'
import { vehicleValue } from '@sac/contracts/inspection/judged-checkpoints'
import { highestReading } from '@sac/contracts/inspection/odometer'
import type { Equipment, Fuel } from '@sac/contracts/template/template'
import { judgeText } from '@sac/contracts/text/judge-text'
import { tidyPlate } from '@sac/contracts/text/keys'
import { readVin } from '@sac/contracts/text/vin'
import { parseReading } from './number-pad.ts'

export const odometerStatuses = ['read', 'unreadable', 'none', 'replaced'] as const
type OdometerStatus = (typeof odometerStatuses)[number]

export type VehicleForm = {
  plate: string
  country: string
  vin: string
  make: string
  model: string
  category: string
  fuel: Fuel | null
  firstRegistration: string
  equipment: Equipment[]
  odometer: { text: string; unit: 'km' | 'mi'; status: OdometerStatus }
}

export const emptyVehicle: VehicleForm = {
  plate: '',
  country: 'F',
  vin: '',
  make: '',
  model: '',
  category: 'M1',
  fuel: null,
  firstRegistration: '',
  equipment: [],
  odometer: { text: '', unit: 'km', status: 'read' },
}

const orEmpty = (value: string | null | undefined): string => value ?? ''

export const fromPlanned = (planned: PlannedVehicle): VehicleForm => ({
  ...emptyVehicle,
  plate: planned.plate,
  country: planned.country,
  vin: orEmpty(planned.vin),
  make: orEmpty(planned.make),
  model: orEmpty(planned.model),
  category: planned.category ?? emptyVehicle.category,
  fuel: planned.fuel,
  firstRegistration: orEmpty(planned.firstRegistration),
})

type Options = { forRetest?: boolean }

function odometerOf(state: InspectionState, { forRetest = false }: Options): VehicleForm['odometer'] {
  const recorded = vehicleValue(state, 'odometer')
  if (forRetest || !recorded) return emptyVehicle.odometer
  const { reading, unit, status } = recorded
  return { text: reading === null ? '' : String(reading), unit, status }
}

/** What is recorded, as a form. `forRetest`: the odometer is read anew. */
export function fromState(state: InspectionState, options: Options = {}): VehicleForm {
  const text = (field: 'plate' | 'vin' | 'make' | 'model' | 'firstRegistration') => orEmpty(vehicleValue(state, field))
  return {
    plate: text('plate'),
    country: vehicleValue(state, 'country') ?? emptyVehicle.country,
    vin: text('vin'),
    make: text('make'),
    model: text('model'),
    category: vehicleValue(state, 'category') ?? emptyVehicle.category,
    fuel: vehicleValue(state, 'fuel'),
    firstRegistration: text('firstRegistration'),
    equipment: [...(vehicleValue(state, 'equipment') ?? [])],
    odometer: odometerOf(state, options),
  }
}

function vinValue(typed: string): string {
  const read = readVin(typed)
  return read.ok ? read.vin : ''
}

export const cleanPlate = (text: string): string => tidyPlate(text)

type Values = Partial<Record<VehicleField, unknown>>

function odometerValue({ text, unit, status }: VehicleForm['odometer']) {
  if (status === 'unreadable' || status === 'none') return { reading: null, unit, status }
  const reading = parseReading(text, 0, unit)
  return isReading(reading) ? { reading, unit, status } : undefined
}

/** Whether an odometer can stand there. */
export const isReading = (reading: number | null): reading is number =>
  reading !== null && reading >= 0 && reading <= highestReading

const textsOf = ({ plate, make, model }: VehicleForm) => ({
  plate: cleanPlate(plate),
  make: make.trim(),
  model: model.trim(),
})
const isTaken = (text: string, field: 'plate' | 'make' | 'model'): boolean => judgeText(text, field) === null

/** Whether every text about the car can be recorded as it is typed. */
export function areTextsTaken(form: VehicleForm): boolean {
  const { plate, make, model } = textsOf(form)
  return isTaken(plate, 'plate') && isTaken(make, 'make') && isTaken(model, 'model')
}

/** Why no car was first registered on that day; null also where nothing is typed yet. `today` as `YYYY-MM-DD`. */
export function dateFault({ firstRegistration }: VehicleForm, today: string | null): RegistrationFault | null {
  return registrationFault(CalendarDate.safeParse(firstRegistration).data, today)
}

const registeredOn = (form: VehicleForm, today: string | null): string =>
  dateFault(form, today) === null ? (CalendarDate.safeParse(form.firstRegistration).data ?? '') : ''

/** What can be recorded of a form: fields that are empty or not yet right are left out. */
function recordable(form: VehicleForm, today: string | null): Values {
  const { plate, make, model } = textsOf(form)
  const values: Values = {
    vin: vinValue(form.vin),
    plate: isTaken(plate, 'plate') ? plate : '',
    country: /^[A-Z]{1,3}$/.test(form.country) ? form.country : '',
    make: isTaken(make, 'make') ? make : '',
    model: isTaken(model, 'model') ? model : '',
    category: form.category,
    fuel: form.fuel ?? '',
    firstRegistration: registeredOn(form, today),
    equipment: form.equipment.toSorted(),
    odometer: odometerValue(form.odometer),
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined))
}

function isRecorded(state: InspectionState | null, field: VehicleField, value: unknown): boolean {
  const known: unknown = state?.vehicle[field]?.value
  if (field !== 'equipment') return known !== undefined && canonicalJson(known) === canonicalJson(value)
  // Nothing ticked is what an untouched field says too.
  const before: readonly string[] = state?.vehicle.equipment?.value ?? []
  return canonicalJson(before.toSorted()) === canonicalJson(value)
}

/** Events for every field whose value differs from what is recorded in `before`; a day later than `today` is left out. */
export const recordVehicle = (
  form: VehicleForm,
  before: InspectionState | null = null,
  today: string | null = null,
): Recorded[] =>
  Object.entries(recordable(form, today))
    .filter(([field, value]) => !isRecorded(before, field as VehicleField, value))
    .map(([field, value]) => ({ type: 'vehicle-recorded', payload: { field, value } }) as Recorded)

/** Fields without which an inspection cannot begin: they decide which checkpoints apply. */
const neededToStart = ['plate', 'country', 'category', 'fuel', 'firstRegistration'] as const
export type NeededField = (typeof neededToStart)[number]

export function missingToStart(form: VehicleForm, today: string | null = null): NeededField[] {
  const values = recordable(form, today)
  return neededToStart.filter((field) => values[field] === undefined)
}
