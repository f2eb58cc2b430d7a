import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import {
  areTextsTaken,
  cleanPlate,
  dateFault,
  emptyVehicle,
  fromState,
  missingToStart,
  recordVehicle,
  type VehicleForm,
} from './vehicle-form.ts'

const clio: VehicleForm = {
  ...emptyVehicle,
  plate: ' ab-123-cd ',
  vin: 'vf1ab000123456789',
  make: 'Renault',
  model: 'Clio',
  fuel: 'petrol',
  firstRegistration: '2016-05-12',
  odometer: { text: '128 402', unit: 'km', status: 'read' },
}

const recorded = (form: VehicleForm) => {
  const device = createTestDevice({ n: 1 })
  for (const recorded of recordVehicle(form)) device.record(recorded)
  return foldInspection(device.lines)
}

test('a form that was recorded comes back as it was meant', () => {
  const form = fromState(recorded(clio))
  expect(form).toMatchObject({ plate: 'AB-123-CD', vin: 'VF1AB000123456789', odometer: { text: '128402' } })
})

test('what is recorded already is not recorded again', () => {
  const state = recorded(clio)
  expect(recordVehicle(clio, state)).toEqual([])
  expect(recordVehicle({ ...clio, model: 'Clio II' }, state).map(({ payload }) => payload)).toEqual([
    { field: 'model', value: 'Clio II' },
  ])
})

test('an odometer that cannot be read has no reading', () => {
  const records = recordVehicle({ ...clio, odometer: { text: '12', unit: 'km', status: 'unreadable' } })
  expect(records.map(({ payload }) => payload)).toContainEqual({
    field: 'odometer',
    value: { reading: null, unit: 'km', status: 'unreadable' },
  })
})

test('a half-typed odometer or date is not recorded', () => {
  const form = { ...clio, firstRegistration: '2016', odometer: { ...clio.odometer, text: '12a' } }
  const fields = recordVehicle(form).map(({ payload }) => 'field' in payload && payload.field)
  expect(fields).not.toContain('odometer')
  expect(fields).not.toContain('firstRegistration')
})

test('a plate, make or model with a character nobody sees or no paper shows is not recorded, and nothing is left out', () => {
  for (const field of ['plate', 'make', 'model'] as const)
    for (const refused of ['\u202E', '\u200B', '\u3164', '\uFE0F', '\u{E0041}', '漢', '👍']) {
      const form = { ...clio, [field]: `AB${refused}12` }
      expect(areTextsTaken(form)).toBe(false)
      expect(recordVehicle(form).map(({ payload }) => 'field' in payload && payload.field)).not.toContain(field)
    }
  expect(areTextsTaken({ ...clio, plate: '١٢٣٤ ب', make: 'پژو' })).toBe(true)
  expect(areTextsTaken({ ...clio, plate: '١٢٣٤ تونس ٥٦٧٨' }), 'more than the code has room for').toBe(false)
  expect(areTextsTaken({ ...clio, plate: ' ab  123-cdefghij ' }), 'blanks do not count').toBe(true)
  // In capitals one letter becomes two: nothing is cut off.
  expect(areTextsTaken({ ...clio, plate: 'ß'.repeat(10) })).toBe(false)
})

test('fitted equipment is recorded whatever the order it was ticked in', () => {
  const state = recorded({ ...clio, equipment: ['turbo', 'abs'] })
  expect(recordVehicle({ ...clio, equipment: ['abs', 'turbo'] }, state)).toEqual([])
  expect(recordVehicle({ ...clio, equipment: [] }, state)).toHaveLength(1)
})

test('an inspection begins only when it is known which checkpoints apply', () => {
  expect(missingToStart(emptyVehicle)).toEqual(['plate', 'fuel', 'firstRegistration'])
  expect(missingToStart(clio)).toEqual([])
})

test('a retest reads the odometer anew', () => {
  expect(fromState(recorded(clio), { forRetest: true }).odometer.text).toBe('')
})

test('VIN and plate are cleaned as they are written on the car', () => {
  const recordedVins = (vin: string) =>
    recordVehicle({ ...clio, vin }).flatMap(({ type, payload }) =>
      type === 'vehicle-recorded' && payload.field === 'vin' ? [payload.value] : [],
    )
  expect(recordedVins('vf1-ab00 0123456789')).toEqual(['VF1AB000123456789'])
  // Nothing is recorded of what is no number, least of all a shorter one.
  expect(recordedVins('VF1ЖB000123456789')).toEqual([])
  expect(cleanPlate(' ab  123 cd')).toBe('AB 123 CD')
})

test('a first registration no car can have is never recorded, and begins no inspection', () => {
  const today = '2026-11-23'
  for (const firstRegistration of ['1885-12-31', '2026-11-24', '2062-05-12', '0016-05-12']) {
    const form = { ...clio, firstRegistration }
    expect(missingToStart(form, today)).toEqual(['firstRegistration'])
    expect(dateFault(form, today)).not.toBeNull()
    const fields = recordVehicle(form, null, today).map(({ payload }) => 'field' in payload && payload.field)
    expect(fields).not.toContain('firstRegistration')
  }
  expect(missingToStart({ ...clio, firstRegistration: today }, today)).toEqual([])
})
