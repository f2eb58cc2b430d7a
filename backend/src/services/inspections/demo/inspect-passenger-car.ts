// A whole, real inspection of a petrol car on the shipped template, as recorded entries: for demo data, tests and benchmarks.

import type { InspectionPayload } from '@sac/contracts/events/inspection-payloads'
import type { Recorded } from '@sac/contracts/inspection/field-key'
import { ruleVersion } from '@sac/contracts/inspection/outcome'
import { applicableCheckpoints, applicableMeasurements } from '@sac/contracts/template/applicability'
import { passengerCar } from '@sac/contracts/template/passenger-car'
import { positionsOf } from '@sac/contracts/template/positions'
import type { VehicleTraits } from '@sac/contracts/template/template'

const traits: VehicleTraits = {
  category: 'M1',
  fuel: 'petrol',
  firstRegistration: '2016-05-12',
  equipment: ['abs', 'esc', 'airbag', 'catalyst'],
}

/** Readings of a car in order; anything else optional is left out. */
const goodReadings: Readonly<Record<string, number>> = {
  'brake-force': 2.6,
  'test-mass': 1500,
  'parking-force': 1.8,
  'maximum-mass': 1900,
  'dipped-beam-aim': -1.2,
  'tread-depth': 5.4,
  'co-idle': 0.1,
  'co-high-idle': 0.05,
  lambda: 1.0,
}

export type TestCar = { vin: string; plate: string; odometer: number; make?: string; model?: string }

type Start = {
  templateHash: string
  appointmentId?: string | null
  centreId?: string
  /** The failed inspection and what must be judged again; makes it a retest. */
  retest?: { of: string; checkpoints: string[] } | null
}

export function startOf(start: Start): Recorded {
  const { templateHash, appointmentId = null, centreId = 'demo-centre', retest = null } = start
  const { id: templateId, version: templateVersion } = passengerCar
  const pinned = {
    templateId,
    templateVersion,
    templateHash,
    ruleVersion,
    profileId: 'eu-min',
    timeZone: 'Europe/Paris',
  }
  const kind = retest === null ? 'periodic' : 'retest'
  return { type: 'started', payload: { appointmentId, kind, ...pinned, centreId, retest } }
}

export function vehicleOf({ vin, plate, odometer, make = 'Renault', model = 'Clio' }: TestCar): Recorded[] {
  const values: InspectionPayload<'vehicle-recorded'>[] = [
    { field: 'vin', value: vin },
    { field: 'plate', value: plate },
    { field: 'country', value: 'F' },
    { field: 'make', value: make },
    { field: 'model', value: model },
    { field: 'category', value: 'M1' },
    { field: 'fuel', value: 'petrol' },
    { field: 'firstRegistration', value: '2016-05-12' },
    { field: 'equipment', value: [...traits.equipment] },
    { field: 'odometer', value: { reading: odometer, unit: 'km', status: 'read' } },
  ]
  return values.map((payload) => ({ type: 'vehicle-recorded', payload }))
}

// As the demo centre registers it; the dates are the office's.
const equipment = [
  { equipmentId: 'demo-roller', serial: 'RB-1001', name: 'Roller brake tester', checkpoints: ['1.2.1', '1.4.2'] },
  { equipmentId: 'demo-gas', serial: 'EG-2002', name: 'Exhaust gas analyser', checkpoints: ['8.2.1.2'] },
  { equipmentId: 'demo-headlamp', serial: 'HL-3003', name: 'Headlamp aim tester', checkpoints: ['4.1.2'] },
  { equipmentId: 'demo-tread', serial: 'TD-4004', name: 'Tread depth gauge', checkpoints: ['5.2.3'] },
]

/** The equipment of the demo centre, as used for everything a petrol car is measured with. */
const useEquipment = (): Recorded[] =>
  equipment.map((used) => ({ type: 'equipment-used', payload: { ...used, calibrationValidUntil: '2099-12-31' } }))

/** Every applicable checkpoint passed, with all required readings; `failing` ones are left for the caller to judge. */
export function passAll(failing: readonly string[] = []): Recorded[] {
  const judged = applicableCheckpoints(passengerCar, traits, 'periodic').flatMap((checkpoint): Recorded[] => {
    const readings = applicableMeasurements(checkpoint, traits)
      .filter(({ required }) => required)
      .flatMap((measurement) =>
        positionsOf(measurement).map((position): Recorded => {
          const value = goodReadings[measurement.key]
          if (value === undefined) throw new Error(`no good reading for ${measurement.key}`)
          const payload = {
            checkpoint: checkpoint.code,
            measurement: measurement.key,
            position,
            value,
            source: 'typed',
          } as const
          return { type: 'measured', payload }
        }),
      )
    if (failing.includes(checkpoint.code)) return readings
    return [...readings, { type: 'answered', payload: { checkpoint: checkpoint.code, answer: 'ok', reason: null } }]
  })
  return [...useEquipment(), ...judged]
}
