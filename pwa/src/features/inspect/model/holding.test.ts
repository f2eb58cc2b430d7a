import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { type Holder, holdersOf, holdingOf } from './holding.ts'

const start = {
  type: 'started',
  payload: {
    appointmentId: null,
    kind: 'periodic',
    templateId: 'car',
    templateVersion: 1,
    templateHash: '0'.repeat(64),
    ruleVersion: '1',
    profileId: 'eu-min',
    timeZone: 'Europe/Paris',
    centreId: 'centre',
    retest: null,
  },
} as const
const claim = (from: string | null, reason: string | null = 'shift') =>
  ({ type: 'claimed', payload: { from, reason } }) as const
const person = (n: number) => testId(2, n)
const me = (device: TestDevice, n: number) => ({ deviceId: device.deviceId, actorId: person(n) })
const actors = (holders: readonly Holder[]) => holders.map(({ actorId }) => actorId)
const devices = () => [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })] as const

test('whoever started an inspection holds it', () => {
  const [first, second] = devices()
  first.record(start)
  expect(holdingOf(first.lines, me(first, 1))).toEqual({ status: 'mine' })
  expect(holdingOf(first.lines, me(second, 2))).toMatchObject({ status: 'others', recorded: false })
})

test('without start and claim nobody else holds it', () => {
  const [first] = devices()
  expect(holdingOf([], me(first, 1))).toEqual({ status: 'mine' })
})

test('taking over leaves one holder, and the earlier one sees who and why', () => {
  const [first, second] = devices()
  first.record(start)
  second.pull(first.lines)
  second.record(claim(person(1), 'end of shift'))
  const lines = [...first.lines, ...second.lines]
  expect(holdingOf(lines, me(second, 2))).toEqual({ status: 'mine' })
  expect(holdingOf(lines, me(first, 1))).toMatchObject({
    status: 'others',
    recorded: true,
    holders: [{ actorId: person(2), reason: 'end of shift' }],
  })
})

test('taking it back after having seen the claim wins, whatever the clocks say', () => {
  const first = createTestDevice({ n: 1, startedAt: '2020-01-01T00:00:00.000Z' })
  const second = createTestDevice({ n: 2 })
  first.record(start)
  second.record(claim(person(1)))
  first.pull(second.lines)
  first.record(claim(person(2)))
  expect(actors(holdersOf([...second.lines, ...first.lines]))).toEqual([person(1)])
})

test('two who began without knowing of each other share it until one takes over', () => {
  const [first, second] = devices()
  first.record(start)
  second.record(start)
  const lines = [...first.lines, ...second.lines]
  expect(holdingOf(lines, me(first, 1))).toMatchObject({ status: 'shared', holders: [{ actorId: person(2) }] })
  expect(holdingOf(lines, me(second, 2))).toMatchObject({ status: 'shared', holders: [{ actorId: person(1) }] })
  first.record(claim(person(2)))
  expect(actors(holdersOf([...first.lines, ...second.lines]))).toEqual([person(1)])
})

test('two claims that have not seen each other share it, even with the same reason', () => {
  const [first, second] = devices()
  first.record(claim(null))
  second.record(claim(null))
  expect(actors(holdersOf([...second.lines, ...first.lines]))).toEqual([person(1), person(2)])
})

test('another person on the same device is another holder', () => {
  const [first] = devices()
  first.record(start)
  expect(holdingOf(first.lines, me(first, 2)).status).toBe('others')
})

test('the same person on another device is asked too', () => {
  const [first, second] = devices()
  first.record(start)
  expect(holdingOf(first.lines, me(second, 1)).status).toBe('others')
})

test('order and repetition of lines do not matter', () => {
  const [first, second] = devices()
  first.record(start)
  second.pull(first.lines)
  second.record(claim(person(1)))
  const lines = [...first.lines, ...second.lines]
  expect(holdersOf([...lines, ...lines].toReversed())).toEqual(holdersOf(lines))
})
