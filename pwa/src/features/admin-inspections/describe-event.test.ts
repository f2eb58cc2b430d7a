import { expect, test } from 'vitest'
import { messages } from '#words/admin/en.ts'
import { describeEvent } from './describe-event.ts'

const { inspections: words } = messages

test('an entry says its field and value, whatever shape they have, and words for codes', () => {
  expect(describeEvent({ field: 'odometer', value: { reading: 128_402, unit: 'km', status: 'read' } }, words)).toEqual([
    'odometer',
    '128402 km read',
  ])
  expect(describeEvent({ checkpoint: '1.1.13', answer: 'ok', reason: null }, words)).toEqual(['1.1.13', 'In order'])
  expect(describeEvent({ checkpoint: '1.2.1', position: 'a1l', value: 2.6 }, words)).toEqual([
    '1.2.1',
    'axle 1 left',
    '2.6',
  ])
  expect(describeEvent({ checkpoint: '8.2.1.2', position: '-', value: 1 }, words)).toEqual(['8.2.1.2', '1'])
  expect(describeEvent({ photoId: 'x' }, words)).toEqual([])
})
