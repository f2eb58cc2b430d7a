import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fullVin, isLinkInDoubt, isPlaceholder, mayBeOrderedCar, vehicleKey } from './vehicle-identity.ts'

const vinLetters = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ0123456789')
const letters = Array.from('ABCDEFGHJKLMNPRSTUVWXYZ')
/** As factories make them: maker, description, year, plant, and a count at the end, which may have many zeros. */
const realVin = fc
  .tuple(
    fc.constantFrom('WVW', 'VF1', 'VF3', 'WBA', 'WDB', 'ZFA', 'TMB', 'SB1', '1M8', 'JHM', 'KNA', 'VR3', 'YV1', 'W0L'),
    fc.array(fc.constantFrom(...vinLetters), { minLength: 6, maxLength: 6 }),
    fc.constantFrom(...vinLetters),
    fc.constantFrom(...letters),
    fc.integer({ min: 1, max: 999_999 }),
  )
  .map(([maker, description, year, plant, count]) =>
    [maker, ...description, year, plant, String(count).padStart(6, '0')].join(''),
  )
const name = fc.constantFrom('Renault', 'Citroën', 'Škoda', 'VW', 'Peugeot', 'Lada')
const plate = fc.stringMatching(/^[A-Z]{2}-[0-9]{3}-[A-Z]{2}$/)
const country = fc.constantFrom('F', 'D', 'TN')
const shortNumber = fc.stringMatching(/^[A-HJ-NPR-Z1-9]{3,16}$/).filter((vin) => !isPlaceholder(vin))

test('a full VIN is the vehicle, whatever stands beside it and however it is spelled', () => {
  fc.assert(
    fc.property(realVin, fc.tuple(name, name), fc.tuple(plate, plate), (vin, [make, other], [one, another]) => {
      const key = vehicleKey({ vin, make, plate: one, country: 'F' })
      expect(key).toBe(vin)
      expect(vehicleKey({ vin: `VIN: ${vin.toLowerCase()}`, make: other, plate: another, country: null })).toBe(key)
    }),
    { numRuns: lawRuns(2_000) },
  )
})

test('two cars share a key only with the same full VIN, or with number, make, country and plate alike', () => {
  const car = fc.record({ vin: fc.oneof(shortNumber, realVin, fc.constant('777')), make: name, plate, country })
  fc.assert(
    fc.property(car, car, fc.boolean(), (one, other, sameNumber) => {
      const second = sameNumber ? { ...other, vin: one.vin } : other
      const linked = vehicleKey(one) !== null && vehicleKey(one) === vehicleKey(second)
      const alike = one.vin === second.vin && one.make === second.make
      const sameAll = alike && one.plate === second.plate && one.country === second.country
      expect(linked).toBe(one.vin.length === 17 ? one.vin === second.vin : sameAll)
    }),
  )
})

test('a short number lacks its vehicle as soon as make, plate or country is unknown', () => {
  const whole = { vin: '777', make: 'Renault', plate: 'AB-123-CD', country: 'F' }
  expect(vehicleKey(whole)).toBe(vehicleKey({ vin: ' 7-77', make: 'RENAULT', plate: 'ab 123 cd', country: 'f' }))
  expect(vehicleKey({ ...whole, make: 'Peugeot' })).not.toBe(vehicleKey(whole))
  for (const missing of ['make', 'plate', 'country'] as const)
    for (const nothing of ['', ' - ', null]) expect(vehicleKey({ ...whole, [missing]: nothing })).toBeNull()
  expect(vehicleKey({ ...whole, vin: null })).toBeNull()
})

const made = [
  '00000000000000000',
  '11111111111111111',
  'XXXXXXXXXXXXXXXXX',
  'XXXXXXXXXXXX00000',
  '0',
  '000',
  'X',
  'XXX',
  '----',
  '',
  'UNKNOWN',
  'unknown',
  'UNKNOWN0000000000',
  'INCONNU',
  'UNBEKANNT',
  'NOVIN',
  'NONE',
  'NA',
  'N/A',
  'SANS',
  'SANS VIN',
  'TEST',
  'TEST1234567890123',
  'TESTVIN',
  'XXXTESTXXX',
  'NULL',
  'TBD',
  'MISSING',
  'UNREADABLE',
  'ILLISIBLE',
  'DUMMY',
  '12345678901234567',
  '123456',
  '1234567',
  '01234567890123456',
  '98765432109876543',
  '00000000000123456',
  'ABCDEFGHJKLMNPRST',
  'ABCDEFGH123456789',
  'ABCDEFGHIJKLMNOPQ',
  '0123456789ABCDEFG',
  'QWERTYUIOPASDFGHJ',
  'AZERTYUIOPQSDFGHJ',
  '12121212121212121',
  'ABABABABABABABABA',
  '12341234123412341',
  'ABCABCABCABCABCAB',
  'AAAA',
  '1111',
  '00000000000000777',
  '99999999999999999',
  'OOOOOOOOOOOOOOOOO',
  'IIIIIIIIIIIIIIIII',
  '٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠٠',
  '１１１１１１１１',
]

test.each(made)('%s links nothing', (vin) => {
  for (const given of [vin, vin.toLowerCase(), Array.from(vin).join(' ')]) {
    expect([given, isPlaceholder(given)]).toEqual([given, true])
    expect(vehicleKey({ vin: given, make: 'Renault', plate: 'AB-123-CD', country: 'F' })).toBeNull()
    expect(fullVin(given)).toBeNull()
  }
})

test('a character or group over and over, of whatever length, links nothing', () => {
  const group = fc.string({ unit: fc.constantFrom(...vinLetters), minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(group, fc.integer({ min: 12, max: 17 }), (one, length) => {
      expect(isPlaceholder(one.repeat(17).slice(0, length))).toBe(true)
    }),
  )
})

test('numbers of real cars, old and new, are no placeholders', () => {
  const real = ['VF1AB000123456789', '1M8GDM9AXKP042788', 'WVWZZZ1KZAW123456', 'VR3UHZKXZMT000001', 'VF1AB000123456001']
  for (const vin of [...real, '777', '1C4', '2CV', '356001', '100042', 'B21R', 'GT40P1046', 'VF7000000AB012345'])
    expect([vin, isPlaceholder(vin)]).toEqual([vin, false])
})

const seen = { vin: '777', make: 'Renault', plate: 'AB-123-CD', country: 'F', firstRegistration: '2016-05-12' }

test('a link is in doubt when two things that hardly change together differ', () => {
  expect(isLinkInDoubt(seen, seen)).toBe(false)
  expect(isLinkInDoubt(seen, { ...seen, plate: 'ab 123 cd', make: 'RENAULT' })).toBe(false)
  expect(isLinkInDoubt(seen, { ...seen, plate: 'XY-987-ZZ' })).toBe(false)
  expect(isLinkInDoubt(seen, { ...seen, make: 'Dacia' })).toBe(false)
  expect(isLinkInDoubt(seen, { ...seen, make: 'Dacia', plate: 'XY-987-ZZ' })).toBe(true)
  expect(isLinkInDoubt(seen, { ...seen, plate: 'XY-987-ZZ', firstRegistration: '2012-01-01' })).toBe(true)
  expect(isLinkInDoubt(seen, { ...seen, make: '', plate: 'XY-987-ZZ', firstRegistration: null })).toBe(false)
})

test('a retest is of the car with the same full VIN, else of the one with its number and plate', () => {
  const full = { vin: '1M8GDM9AXKP042788', plate: 'AB-123-CD' }
  expect(mayBeOrderedCar(full, { ...full, plate: 'XY-987-ZZ' })).toBe(true)
  expect(mayBeOrderedCar(full, { ...full, vin: 'WVWZZZ1KZAW123456' })).toBe(false)
  expect(mayBeOrderedCar(full, { ...full, vin: '777' })).toBe(false)
  for (const vin of ['777', '', '00000000000000000', null]) {
    expect(mayBeOrderedCar({ vin, plate: 'AB-123-CD' }, { vin, plate: 'ab 123 cd' })).toBe(true)
    expect(mayBeOrderedCar({ vin, plate: 'AB-123-CD' }, { vin, plate: 'XY-987-ZZ' })).toBe(false)
    expect(mayBeOrderedCar({ vin, plate: '' }, { vin, plate: '' })).toBe(false)
  }
  // What the failed test could not say the retest may.
  expect(mayBeOrderedCar({ vin: null, plate: 'AB-123-CD' }, full)).toBe(true)
  expect(mayBeOrderedCar(full, { vin: null, plate: 'AB-123-CD' })).toBe(false)
  expect(mayBeOrderedCar({ vin: '777', plate: 'AB-123-CD' }, { vin: '778', plate: 'AB-123-CD' })).toBe(false)
})
