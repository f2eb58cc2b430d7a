import fc from 'fast-check'
import { expect, test } from 'vitest'
import { padKeys, padStyleOf, parseReading, pressKey } from './number-pad.ts'

const type = (keys: string, decimals: number) =>
  keys.split('').reduce((text, key) => pressKey(text, key as '1', { decimals }), '')

const whole = { decimals: 0 }
const small = (keys: string) =>
  keys.split('').reduce((text, key) => pressKey(text, key as '1', { decimals: 2, belowTen: true }), '')

test('keys make the number they show', () => {
  expect(type('2.15', 2)).toBe('2.15')
  expect(type('1640', 0)).toBe('1640')
})

test('a second point and decimals the unit does not have are ignored', () => {
  expect(type('1..5.7', 1)).toBe('1.5')
  expect(type('1.5', 0)).toBe('15')
})

test('a leading point becomes zero point, a leading zero is replaced', () => {
  expect(type('.4', 1)).toBe('0.4')
  expect(type('07', 0)).toBe('7')
})

test('erase takes the last character and the sign key turns the sign', () => {
  expect(pressKey('1.5', 'erase', { decimals: 1 })).toBe('1.')
  expect(pressKey(pressKey('15', 'sign', whole), 'sign', whole)).toBe('15')
})

test('comma and spaces are read as a person means them', () => {
  expect(parseReading('128 402', 0)).toBe(128402)
  expect(parseReading('2,1', 1)).toBe(2.1)
  expect(parseReading('-0.5', 1)).toBe(-0.5)
})

test('what is no number, or finer than the unit, is refused', () => {
  for (const text of ['', '-', '1e3', 'abc', '1.2.3', 'Infinity']) expect(parseReading(text, 2)).toBeNull()
  expect(parseReading('1.25', 1)).toBeNull()
})

test('whatever keys are pressed, the text is empty, unfinished or a number of at most the allowed decimals', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...padKeys, 'sign' as const)),
      fc.integer({ min: 1, max: 3 }),
      fc.boolean(),
      (keys, decimals, belowTen) => {
        const text = keys.reduce<string>((typed, key) => pressKey(typed, key, { decimals, belowTen }), '')
        expect(text === '' || text === '-' || parseReading(text, decimals) !== null).toBe(true)
      },
    ),
  )
})

test('where values are below ten the second digit goes behind the point, never before it', () => {
  expect(small('21')).toBe('2.1')
  expect(small('12'), 'a tread of 1.2 mm never becomes 12').toBe('1.2')
  expect(small('2.1')).toBe('2.1')
  expect(small('08')).toBe('0.8')
  expect(small('3')).toBe('3')
})

test('ten and above takes the point after its second digit', () => {
  expect(small('12.')).toBe('12.')
  expect(small('12.5')).toBe('12.5')
})

test('the point is put in by itself only where nothing reaches twenty', () => {
  expect(padStyleOf({ decimals: 1, plausible: { min: 0, max: 15 } }).belowTen).toBe(true)
  expect(padStyleOf({ decimals: 1, plausible: { min: -30, max: 30 } }).belowTen).toBe(false)
  expect(padStyleOf({ decimals: 0, plausible: { min: 0, max: 10 } }).belowTen).toBe(false)
})
