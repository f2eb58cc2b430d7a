import { expect, test } from 'vitest'
import { checkVin, vinCheckDigit } from './vin-check.ts'

test('the published examples carry a valid check digit', () => {
  expect(checkVin('1M8GDM9AXKP042788')).toBe('valid')
  expect(checkVin('11111111111111111')).toBe('valid')
})

test('every letter has its value of the standard', () => {
  expect(Array.from('ABCDEFGHJKLMNPRSTUVWXYZ').map((letter) => vinCheckDigit(`0000000${letter}000000000`))).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => {
      const rest = (value * 10) % 11
      return rest === 10 ? 'X' : String(rest)
    }),
  )
})

test('one mistyped character is noticed', () => {
  expect(checkVin('1M8GDM9AXKP042789')).toBe('invalid')
})

test('what cannot carry a check digit is absent, not invalid', () => {
  expect(checkVin('')).toBe('absent')
  expect(checkVin('VF1AB00012345678')).toBe('absent')
  expect(checkVin('1M8GDM9AXKP04278O')).toBe('absent')
  expect(checkVin('WVWZZZ1JZ3W386752')).toBe('absent')
})
