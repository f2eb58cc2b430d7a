import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type InspectionFacts, inspectionStatus } from './inspection-status.ts'

const count = fc.nat({ max: 5 })
const verdict: fc.Arbitrary<InspectionFacts['verdict']> = fc.option(
  fc.record({
    inspectionId: fc.constant('i'),
    status: fc.constantFrom('received', 'complete', 'certified', 'conflict', 'quarantined', 'late', 'needs-date'),
    reasons: fc.array(fc.record({ code: fc.string(), detail: fc.string() }), { maxLength: 2 }),
    at: fc.constant('2026-11-23T10:00:00.000Z'),
  }),
)
const inspection: fc.Arbitrary<InspectionFacts> = fc.record({
  events: fc.record({ total: count, waiting: count, attention: count }),
  photos: fc.record({ total: count, waiting: count, unreadable: count }),
  verdict,
})

test('what waits here is never called sent, complete or certified', () => {
  fc.assert(
    fc.property(inspection, (facts) => {
      const { status } = inspectionStatus(facts)
      if (facts.events.waiting + facts.photos.waiting > 0)
        expect(['saved-on-device', 'needs-attention']).toContain(status)
    }),
  )
})

test('complete and certified are words of the office alone', () => {
  fc.assert(
    fc.property(inspection, (facts) => {
      const { status } = inspectionStatus(facts)
      if (status === 'complete' || status === 'certified') expect(facts.verdict?.status).toBe(status)
    }),
  )
})

test('whoever needs attention is told why, and nobody else is', () => {
  fc.assert(
    fc.property(inspection, (facts) => {
      const status = inspectionStatus(facts)
      const troubled =
        facts.events.attention + facts.photos.unreadable > 0 ||
        ['conflict', 'quarantined', 'late', 'needs-date'].includes(facts.verdict?.status ?? '')
      expect(status.status === 'needs-attention').toBe(troubled)
      if (status.status === 'needs-attention') expect(status.reasons.length).toBeGreaterThan(0)
    }),
  )
})
