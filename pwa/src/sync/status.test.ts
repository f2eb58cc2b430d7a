import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeviceFacts, deviceStatus } from './status.ts'

const count = fc.nat({ max: 5 })
const device: fc.Arbitrary<DeviceFacts> = fc.record({
  head: count,
  events: count,
  attention: count,
  photos: count,
  signatures: count,
  unreadable: count,
  bytes: count,
  concerned: count,
  oldest: fc.option(fc.constant('2026-11-23T10:00:00.000Z')),
  rate: fc.option(fc.nat()),
  answer: fc.option(
    fc.record({
      at: fc.constant('2026-11-23T10:00:00.000Z'),
      head: count,
      watermark: fc.record({
        contiguous: count,
        archived: count,
        missing: fc.array(fc.tuple(count, count), { maxLength: 2 }),
      }),
    }),
  ),
})

test('green means: nothing waits, the office has every seq up to the last, and nobody has to look', () => {
  fc.assert(
    fc.property(device, (facts) => {
      if (!deviceStatus(facts).green) return
      const { events, photos, signatures, attention, unreadable, concerned } = facts
      expect([events, photos, signatures, attention, unreadable, concerned]).toEqual([0, 0, 0, 0, 0, 0])
      expect(facts.answer).not.toBeNull()
      expect(facts.head === 0 || facts.answer!.watermark.contiguous >= facts.head).toBe(true)
      expect(facts.head === 0 || facts.answer!.watermark.missing).toEqual(facts.head === 0 ? true : [])
    }),
  )
})

test('a device that has heard nothing of the office is never green', () => {
  fc.assert(fc.property(device, (facts) => !deviceStatus({ ...facts, answer: null }).green))
})

test('one more thing that waits or troubles never makes a device green', () => {
  const worse = fc.constantFrom('events', 'photos', 'attention', 'unreadable', 'concerned', 'head')
  fc.assert(
    fc.property(
      device,
      worse,
      (facts, member) =>
        !deviceStatus({ ...facts, [member]: facts[member as 'head'] + 1 }).green ||
        (member === 'head' && facts.answer!.head === facts.head + 1),
    ),
  )
})

test('minutes follow the measured rate and are not guessed without one', () => {
  const facts: DeviceFacts = {
    head: 5,
    events: 0,
    attention: 0,
    signatures: 0,
    photos: 2,
    unreadable: 0,
    bytes: 6_000_000,
    concerned: 0,
    oldest: null,
    answer: null,
    rate: 50_000,
  }
  expect(deviceStatus(facts).minutes).toBe(2)
  expect(deviceStatus({ ...facts, rate: null }).minutes).toBeNull()
})
