import { expect, test } from 'vitest'
import { describeEvent } from './describe-event.ts'

test('an entry says its field and value, whatever shape they have', () => {
  expect(describeEvent({ field: 'odometer', value: { reading: 128_402, unit: 'km', status: 'read' } })).toBe(
    'odometer · 128402 km read',
  )
  expect(describeEvent({ checkpoint: '1.1.13', answer: 'ok', reason: null })).toBe('1.1.13 · ok')
  expect(describeEvent({ photoId: 'x' })).toBe('')
})
