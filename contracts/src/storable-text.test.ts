import { expect, test } from 'vitest'
import { findUnstorable } from './storable-text.ts'

test('a text no database takes is found wherever it lies', () => {
  expect(findUnstorable('a\0b')).toBe('')
  expect(findUnstorable({ vehicle: { make: ['ok', 'half \ud83d'] } })).toBe('vehicle.make.1')
})

test('every other text can be stored, pairs of surrogates and control characters too', () => {
  expect(findUnstorable({ remark: 'clé \u{1f600}\n\t\u200f', none: null, count: 3 })).toBeNull()
})
