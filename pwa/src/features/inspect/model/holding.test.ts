import type { Recorded } from '@sac/contracts/inspection/field-key'
import { foldInspection } from '@sac/contracts/inspection/fold'
import { type Arrived, type Holder, holdersOf, notYetArrived } from '@sac/contracts/inspection/holders'
import type { EventLine } from '@sac/contracts/sync/event-line'
import { createTestDevice, type TestDevice, testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import { holdingOf, isSealedFor, isSettled } from './holding.ts'

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
/** As told in older days: nobody knows when. */
const arrived = (lines: readonly EventLine[]): Arrived[] => lines.map((line) => ({ line, receivedAt: null }))
const devices = () => [createTestDevice({ n: 1 }), createTestDevice({ n: 2 })] as const

test('whoever started an inspection holds it', () => {
  const [first, second] = devices()
  first.record(start)
  expect(holdingOf(arrived(first.lines), me(first, 1))).toEqual({ status: 'mine' })
  expect(holdingOf(arrived(first.lines), me(second, 2))).toMatchObject({ status: 'others', recorded: false })
})

test('without start and claim nobody else holds it', () => {
  const [first] = devices()
  expect(holdingOf(arrived([]), me(first, 1))).toEqual({ status: 'mine' })
})

test('taking over leaves one holder, and the earlier one sees who and why', () => {
  const [first, second] = devices()
  first.record(start)
  second.pull(first.lines)
  second.record(claim(person(1), 'end of shift'))
  const lines = [...first.lines, ...second.lines]
  expect(holdingOf(arrived(lines), me(second, 2))).toEqual({ status: 'mine' })
  expect(holdingOf(arrived(lines), me(first, 1))).toMatchObject({
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
  expect(actors(holdersOf(arrived([...second.lines, ...first.lines])))).toEqual([person(1)])
})

test('two who began, and nobody knows who first, share it until one takes over', () => {
  const [first, second] = devices()
  first.record(start)
  second.record(start)
  const lines = [...first.lines, ...second.lines]
  expect(holdingOf(arrived(lines), me(first, 1))).toMatchObject({ status: 'shared', holders: [{ actorId: person(2) }] })
  expect(holdingOf(arrived(lines), me(second, 2))).toMatchObject({
    status: 'shared',
    holders: [{ actorId: person(1) }],
  })
  first.record(claim(person(2)))
  expect(actors(holdersOf(arrived([...first.lines, ...second.lines])))).toEqual([person(1)])
})

test('of two who began the one whose start arrived first holds it, whatever the clocks say; one not yet sent is the last', () => {
  const first = createTestDevice({ n: 1, startedAt: '2030-01-01T00:00:00.000Z' })
  const second = createTestDevice({ n: 2 })
  const [one, two] = [first.record(start), second.record(start)]
  const at = (second: number) => `2026-11-23T09:00:0${second}.000Z`
  const look = (times: readonly [string, string], device: TestDevice, n: number) => {
    const lines = [one, two].map((line, index) => ({ line, receivedAt: times[index] ?? null }))
    return holdingOf(lines, me(device, n)).status
  }
  expect([look([at(1), at(2)], first, 1), look([at(1), at(2)], second, 2)]).toEqual(['mine', 'others'])
  expect([look([at(3), at(2)], first, 1), look([at(3), at(2)], second, 2)]).toEqual(['others', 'mine'])
  expect([look([notYetArrived, at(2)], first, 1), look([at(3), notYetArrived], first, 1)]).toEqual(['others', 'mine'])
})

test('two claims that have not seen each other share it, even with the same reason', () => {
  const [first, second] = devices()
  first.record(claim(null))
  second.record(claim(null))
  expect(actors(holdersOf(arrived([...second.lines, ...first.lines]))).toSorted()).toEqual([person(1), person(2)])
})

test('another person on the same device is another holder', () => {
  const [first] = devices()
  first.record(start)
  expect(holdingOf(arrived(first.lines), me(first, 2)).status).toBe('others')
})

test('the same person on another device is asked too', () => {
  const [first, second] = devices()
  first.record(start)
  expect(holdingOf(arrived(first.lines), me(second, 1)).status).toBe('others')
})

test('the order of lines does not matter', () => {
  const [first, second] = devices()
  first.record(start)
  second.pull(first.lines)
  second.record(claim(person(1)))
  const lines = [...first.lines, ...second.lines]
  expect(holdersOf(arrived(lines.toReversed()))).toEqual(holdersOf(arrived(lines)))
})

const abandoned = (seal: number): Recorded => ({
  type: 'abandoned',
  payload: {
    seal,
    testedAt: '2026-11-23T10:00:00.000Z',
    count: 1,
    root: '0'.repeat(64),
    blobs: [],
    others: [],
    templateHash: '0'.repeat(64),
    ruleVersion: '1',
    code: 'customer-left',
    text: null,
  },
})

/** Two begin one car without knowing of each other, and the second closes it. */
function closedBesideMe() {
  const [first, second] = devices()
  first.record(start)
  second.record(start)
  second.record(abandoned(1))
  first.pull(second.lines)
  const lines = () => [...first.lines, ...second.lines]
  const look = (device: TestDevice, n: number, notMine: boolean) => {
    const { seals } = foldInspection(lines())
    const { actorId } = me(device, n)
    return isSettled({ actorId, seals, notMine, holding: holdingOf(arrived(lines()), me(device, n)) })
  }
  return { first, second, lines, look }
}

test('what a second person closed who began it too is not settled for the first; who was told that theirs counts for nothing is asked too', () => {
  const { first, second, look } = closedBesideMe()
  expect(look(first, 1, false)).toBe(false)
  expect(look(second, 2, false)).toBe(true)
  expect(look(second, 2, true)).toBe(false)
  // Told that somebody else holds it: what they closed is closed.
  expect(look(first, 1, true)).toBe(true)
})

test('whoever has taken it over goes on, whatever somebody else had closed, until they close it themselves', () => {
  const { first, lines } = closedBesideMe()
  const closed = () => isSealedFor(person(1), foldInspection(lines()))
  expect(closed()).toBe(true)
  first.record(claim(person(2)))
  expect(closed()).toBe(false)
  first.record(abandoned(2))
  expect(closed()).toBe(true)
})
