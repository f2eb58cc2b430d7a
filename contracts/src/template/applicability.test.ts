import { describe, expect, test } from 'vitest'
import { applicableCheckpoints, applicableMeasurements, matches } from './applicability.ts'
import { findCheckpoint } from './find-deficiency.ts'
import { passengerCar } from './passenger-car.ts'
import { axleOf, positionsOf } from './positions.ts'
import type { Condition, VehicleTraits } from './template.ts'

const petrolCar: VehicleTraits = {
  category: 'M1',
  fuel: 'petrol',
  firstRegistration: '2015-03-01',
  equipment: ['abs', 'catalyst'],
}
const nothingKnown: VehicleTraits = { category: 'M1', fuel: null, firstRegistration: null, equipment: [] }

describe('a condition', () => {
  test.each<[string, Condition | undefined, [VehicleTraits, number?], boolean]>([
    ['that is absent holds', undefined, [nothingKnown], true],
    ['that is empty holds', {}, [nothingKnown], true],
    ['on another category fails', { categories: ['N1'] }, [petrolCar], false],
    ['on one of several fuels holds', { fuels: ['lpg', 'petrol'] }, [petrolCar], true],
    ['on a fuel fails while the fuel is unknown', { fuels: ['petrol'] }, [nothingKnown], false],
    ['on a date fails while the date is unknown', { registeredBefore: '2100-01-01' }, [nothingKnown], false],
    ['from a day on includes that day', { registeredFrom: '2015-03-01' }, [petrolCar], true],
    ['before a day excludes that day', { registeredBefore: '2015-03-01' }, [petrolCar], false],
    ['before the next day includes it', { registeredBefore: '2015-03-02' }, [petrolCar], true],
    ['on equipment asks for all of it', { equipment: ['abs', 'esc'] }, [petrolCar], false],
    ['on an axle holds for that axle', { axles: [1] }, [petrolCar, 1], true],
    ['on an axle fails for another', { axles: [1] }, [petrolCar, 2], false],
    ['on an axle fails where no axle is judged', { axles: [1] }, [petrolCar], false],
    ['with alternatives holds by one', { anyOf: [{ fuels: ['lpg'] }, { equipment: ['abs'] }] }, [petrolCar], true],
    ['with alternatives fails by none', { anyOf: [{ fuels: ['lpg'] }] }, [petrolCar], false],
    ['needs its plain members beside an alternative', { categories: ['N1'], anyOf: [{}] }, [petrolCar], false],
  ])('%s', (_, condition, vehicle, expected) => {
    expect(matches(condition, ...vehicle)).toBe(expected)
  })
})

const codesFor = (traits: VehicleTraits) =>
  applicableCheckpoints(passengerCar, traits, 'periodic').map(({ code }) => code)

describe('the checkpoints of a vehicle', () => {
  test('are about 45 for an ordinary petrol car', () => {
    const codes = codesFor({ ...petrolCar, equipment: ['abs', 'esc', 'airbag', 'catalyst'] })
    expect(codes.length).toBeGreaterThanOrEqual(44)
    expect(codes.length).toBeLessThanOrEqual(50)
  })

  test.each<[string, Partial<VehicleTraits>, string[], string[]]>([
    ['petrol', {}, ['8.2.1.1', '8.2.1.2', '6.1.3', '1.6'], ['8.2.2.2', '6.1.3.2', '4.13.2', '4.10', '7.12']],
    ['diesel', { fuel: 'diesel' }, ['8.2.2.1', '8.2.2.2'], ['8.2.1.1', '8.2.1.2']],
    ['electric', { fuel: 'electric' }, ['4.13.2'], ['8.2.1.2', '8.2.2.2', '6.1.2', '6.1.3', '8.1.1']],
    ['gas', { fuel: 'lpg' }, ['6.1.3.2', '8.2.1.2'], ['8.2.2.2']],
    ['petrol with a gas tank', { equipment: ['lpg-tank'] }, ['6.1.3.2'], ['1.6']],
    ['hybrid', { fuel: 'hybrid-petrol' }, ['4.13.2', '8.2.1.2'], []],
    ['a car with a tow bar', { equipment: ['tow-bar'] }, ['4.10', '6.1.6'], []],
    ['a car with a spare wheel', { equipment: ['spare-wheel'] }, ['6.1.5'], []],
    ['a car with ESC and airbags', { equipment: ['esc', 'airbag'] }, ['7.12', '7.1.5'], ['1.6']],
  ])('follow fuel and equipment: %s', (_, traits, present, absent) => {
    const codes = codesFor({ ...petrolCar, ...traits })
    expect(codes).toEqual(expect.arrayContaining(present))
    expect(codes.filter((code) => absent.includes(code))).toEqual([])
  })

  test('are none where the template is not for the category or the kind', () => {
    expect(codesFor({ ...petrolCar, category: 'N3' })).toEqual([])
    expect(applicableCheckpoints({ ...passengerCar, kinds: ['voluntary'] }, petrolCar, 'periodic')).toEqual([])
  })
})

const keysAt = (code: string, traits: VehicleTraits) =>
  applicableMeasurements(findCheckpoint(passengerCar, code)!, traits).map(({ key }) => key)

describe('the measurements of a vehicle', () => {
  test('leave out lambda for an old car without catalyst', () => {
    const old = { ...petrolCar, firstRegistration: '1990-01-01', equipment: [] }
    expect(keysAt('8.2.1.2', old)).toEqual(['co-idle', 'oil-temperature'])
    expect(keysAt('8.2.1.2', { ...old, equipment: ['catalyst'] })).toContain('lambda')
    expect(keysAt('8.2.1.2', { ...old, firstRegistration: '2002-07-01' })).toContain('lambda')
  })

  test('leave out opacity for a diesel registered before 1980', () => {
    const diesel: VehicleTraits = { ...petrolCar, fuel: 'diesel' }
    expect(keysAt('8.2.2.2', { ...diesel, firstRegistration: '1979-12-31' })).toEqual([])
    expect(keysAt('8.2.2.2', { ...diesel, firstRegistration: '1980-01-01' })).toEqual(['opacity'])
  })
})

describe('positions', () => {
  test('are those of a two-axle car', () => {
    expect(positionsOf({ per: 'wheel' })).toEqual(['a1l', 'a1r', 'a2l', 'a2r'])
    expect(positionsOf({ per: 'axle' })).toEqual(['a1', 'a2'])
    expect(positionsOf({ per: 'lamp' })).toEqual(['left', 'right'])
    expect(positionsOf({ per: 'side' })).toEqual(['left', 'right'])
    expect(positionsOf({ per: 'run' })).toEqual(['r1', 'r2', 'r3'])
    expect(positionsOf({ per: 'vehicle' })).toEqual(['-'])
  })

  test('are narrowed by a condition on axles', () => {
    expect(positionsOf({ per: 'wheel', appliesWhen: { axles: [2] } })).toEqual(['a2l', 'a2r'])
    expect(positionsOf({ per: 'vehicle', appliesWhen: { axles: [2] } })).toEqual(['-'])
  })

  test('know their axle', () => {
    expect(['a1l', 'a2', 'left', '-', 'r1'].map(axleOf)).toEqual([1, 2, undefined, undefined, undefined])
  })
})
