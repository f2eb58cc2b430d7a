import { expect, test } from 'vitest'
import { judgeVin, typedVin } from './judge-vin.ts'

test('the field shows the number that is recorded, or everything where there is none', () => {
  expect(typedVin(' vin: wvw zzz1kzaw1 23456')).toBe('WVWZZZ1KZAW123456')
  expect(typedVin('WVWЖ1')).toBe('WVWЖ1')
})

test('what is said of a number is true', () => {
  expect(judgeVin('')).toEqual({ is: 'empty' })
  expect(judgeVin('1M8GDM9AXKP042788')).toEqual({ is: 'whole', check: 'valid' })
  expect(judgeVin('1M8GDM9A1KP042788')).toEqual({ is: 'whole', check: 'invalid' })
  expect(judgeVin('WVWZZZ1KZAW123456')).toEqual({ is: 'whole', check: 'absent' })
  expect(judgeVin('WVWZZZ1KZAW12345')).toEqual({ is: 'short', length: 16 })
  expect(judgeVin('WVWZZZ1KZAW1234567')).toEqual({ is: 'too-long', length: 18 })
  expect(judgeVin('WVWZOZ1KZAW123456')).toEqual({ is: 'forbidden' })
  expect(judgeVin('WVWЖZ')).toEqual({ is: 'foreign', characters: 'Ж' })
})
