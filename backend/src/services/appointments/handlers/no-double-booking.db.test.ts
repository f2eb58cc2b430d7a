// Whatever is done in whatever order, and some of it at one moment: no two cars have one bay at one time, and no money is without
// an appointment or a way back. At length: `npm run faults -- booking`.
import { lawRuns } from '@sac/tests/support/law-runs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { actNames, createActs } from '../testing/random-acts.ts'

let service: Appointments
beforeAll(async () => {
  service = await openAppointments()
})
afterAll(() => service.database.drop())

const step = fc.record({
  name: fc.constantFrom(...actNames),
  which: fc.nat(20),
  slot: fc.nat(7),
  minutes: fc.constantFrom(15, 30, 45, 60, 90),
  /** With the next ones. */
  together: fc.boolean(),
})

const base = Date.parse('2026-06-09T08:00:00.000Z')
const weekMs = 7 * 86_400_000
let week = 0
const timeOf = (slot: number) => new Date(base + week * weekMs + slot * 15 * 60_000).toISOString()

test('no sequence of bookings, moves, extensions, cancellations, payments and lapses doubles a time or loses money', async () => {
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      week += 1
      service.setNow(new Date(base + week * weekMs - 2 * 86_400_000).toISOString())
      const acts = createActs(service)
      let running: Promise<string>[] = []
      for (const { slot, together, ...one } of steps) {
        running.push(acts.perform({ ...one, scheduledDate: timeOf(slot) }))
        if (together) continue
        for (const outcome of await Promise.all(running)) met.add(outcome)
        running = []
      }
      await Promise.all(running)
      expect(await acts.findFaults()).toEqual([])
    }),
    { numRuns: lawRuns(40), endOnFailure: true },
  )
  expect([...met]).toEqual(expect.arrayContaining(['done', 'appointment.slot-taken', 'appointment.illegal-state']))
})
