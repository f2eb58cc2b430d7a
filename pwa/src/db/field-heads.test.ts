import { createTestDevice } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { fieldHeads } from './field-heads.ts'

const claimed = { type: 'claimed', payload: { from: null, reason: null } } as const

test('a line that comes down twice is as new as one that comes once', () => {
  const [own, other] = [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })]
  const line = other.record(claimed)
  expect(fieldHeads([line, line], own.deviceId)).toEqual(new Map([['claimed', line.eventId]]))
})

test('of two lines that have not seen each other the other device’s is the head', () => {
  const [own, other] = [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })]
  own.record(claimed)
  const line = other.record(claimed)
  expect(fieldHeads([...other.lines, ...own.lines], own.deviceId).get('claimed')).toBe(line.eventId)
})
