import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Link, type LinkEvent, nextLink } from './link-state.ts'
import { nextStep, type Outlook } from './next-step.ts'

const calm: Outlook = {
  now: 1_000_000,
  visible: true,
  events: false,
  photos: false,
  overdue: false,
  inFlight: false,
  probedAt: 1_000_000,
  heardAt: 1_000_000,
  throttledUntil: 0,
  silentSince: null,
  pullAt: Number.POSITIVE_INFINITY,
  spread: 1,
}
const clear: Link = { status: 'clear' }
const silent: Link = { status: 'silent' }

test('before anything is sent the office is asked what it has', () => {
  expect(nextStep({ status: 'unknown' }, { ...calm, events: true })).toEqual({ type: 'probe' })
})

test('events go as soon as the line is clear, before news and questions', () => {
  expect(nextStep(clear, { ...calm, events: true, pullAt: 0, heardAt: 0 })).toEqual({ type: 'send-events' })
})

test('an office that asked for less is not pressed', () => {
  expect(nextStep(clear, { ...calm, events: true, throttledUntil: calm.now + 400 })).toEqual({ type: 'wait', ms: 400 })
})

test('a silent office is asked every second while somebody looks, every minute otherwise', () => {
  expect(nextStep(silent, { ...calm, events: true })).toEqual({ type: 'wait', ms: 1000 })
  expect(nextStep(silent, { ...calm, events: true, now: calm.now + 1000 })).toEqual({ type: 'probe' })
  expect(nextStep(silent, { ...calm, events: true, visible: false })).toEqual({ type: 'wait', ms: 60_000 })
})

test('in the first ten seconds of silence the office is asked four times a second', () => {
  const early = { ...calm, events: true, silentSince: calm.now - 9_000 }
  expect(nextStep(silent, early)).toEqual({ type: 'wait', ms: 250 })
  expect(nextStep(silent, { ...early, silentSince: calm.now - 10_000 })).toEqual({ type: 'wait', ms: 1000 })
  expect(nextStep(silent, { ...early, visible: false })).toEqual({ type: 'wait', ms: 60_000 })
})

test('a clock that was set back by years puts nothing off', () => {
  const before = calm.now + 1e11
  const moments = { probedAt: before, heardAt: before, pullAt: before, throttledUntil: before, silentSince: before }
  const jumped = { ...calm, ...moments, events: true, photos: true }
  expect(nextStep(clear, jumped).type).toBe('send-events')
  expect(nextStep(clear, { ...jumped, events: false }).type).toBe('pull')
  expect(nextStep(clear, { ...jumped, events: false, pullAt: Number.POSITIVE_INFINITY }).type).toBe('probe')
  expect(nextStep(silent, jumped).type).toBe('probe')
  expect(nextStep({ status: 'refused', code: 'c' }, jumped).type).toBe('probe')
  expect(nextStep({ status: 'busy', until: before }, jumped).type).toBe('resume')
})

test('a photo under way answers for the line; one that takes too long is asked about', () => {
  const later = { ...calm, photos: true, inFlight: true, now: calm.now + 5000 }
  expect(nextStep(clear, later).type).toBe('wait')
  expect(nextStep(clear, { ...later, overdue: true }).type).toBe('probe')
})

const links: Link[] = [
  { status: 'unknown' },
  clear,
  silent,
  { status: 'busy', until: 1 },
  { status: 'signed-out' },
  { status: 'revoked' },
  { status: 'refused', code: 'c' },
]
const linkEvents: LinkEvent[] = [
  { type: 'answered' },
  { type: 'silent' },
  { type: 'busy', until: 9 },
  { type: 'unauthorised' },
  { type: 'revoked' },
  { type: 'refused', code: 'x' },
  { type: 'resumed' },
]

test('every state answers every event, and only a person ends a pause or a stop', () => {
  for (const link of links)
    for (const event of linkEvents) {
      const { status } = nextLink(link, event)
      const held = link.status === 'revoked' || link.status === 'signed-out'
      if (held && event.type !== 'resumed') expect(['revoked', 'signed-out']).toContain(status)
      if (event.type === 'resumed') expect(status).toBe('unknown')
    }
  expect(nextLink({ status: 'revoked' }, { type: 'unauthorised' })).toEqual({ status: 'revoked' })
  expect(nextLink({ status: 'busy', until: 5 }, { type: 'answered' })).toEqual({ status: 'busy', until: 5 })
})

test('nothing is ever asked or sent while paused, stopped or told to wait', () => {
  const outlook = fc.record({
    now: fc.nat(),
    visible: fc.boolean(),
    events: fc.boolean(),
    photos: fc.boolean(),
    overdue: fc.boolean(),
    inFlight: fc.boolean(),
    probedAt: fc.option(fc.nat()),
    heardAt: fc.option(fc.nat()),
    throttledUntil: fc.nat(),
    silentSince: fc.option(fc.nat()),
    pullAt: fc.nat(),
    spread: fc.constant(1),
  })
  const busy = fc.integer({ min: 1, max: 3_600_000 })
  const holds = (facts: Outlook, link: Link) => nextStep(link, facts).type === 'wait'
  fc.assert(
    fc.property(
      outlook,
      busy,
      (facts, left) =>
        holds(facts, { status: 'revoked' }) &&
        holds(facts, { status: 'signed-out' }) &&
        holds(facts, { status: 'busy', until: facts.now + left }),
    ),
  )
})

test('a wait is never zero, and never longer than two minutes unless the office asked for it', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.boolean(), (probed, heard, photos) => {
      const step = nextStep(clear, { ...calm, photos, probedAt: probed, heardAt: heard, now: Math.max(probed, heard) })
      if (step.type === 'wait') expect(step.ms >= 1 && step.ms <= 120_000).toBe(true)
    }),
  )
})
