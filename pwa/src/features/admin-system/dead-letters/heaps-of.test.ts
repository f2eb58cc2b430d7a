import { expect, test } from 'vitest'
import { heapsOf } from './heaps-of.ts'

const of = (group: string, reason: string, eventType: string, count: number) => ({
  group,
  topic: 't',
  reason,
  eventType,
  count,
  oldestAt: '2026-01-01T00:00:00.000Z',
})

test('letters of one reader and reason are one heap, whatever their events; the largest comes first', () => {
  const heaps = heapsOf([
    of('a', 'x', 'one', 2),
    of('b', 'x', 'one', 4),
    of('a', 'x', 'two', 3),
    of('a', 'y', 'one', 1),
  ])
  expect(heaps).toEqual([
    { group: 'a', reason: 'x', count: 5, types: ['one', 'two'] },
    { group: 'b', reason: 'x', count: 4, types: ['one'] },
    { group: 'a', reason: 'y', count: 1, types: ['one'] },
  ])
})
