import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterContact, type Contact, lastContactBefore, maxContacts } from './contacts.ts'

// A device records some lines, speaks, and some of what it owes arrives; over and over.
const step = fc.record({ records: fc.nat(3), arrives: fc.nat(4), pause: fc.integer({ min: 1, max: 1_000 }) })

test('a line that has not come is never said to be younger than it is, and never older than the last contact without it', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      let [known, head, contiguous, now]: [Contact[], number, number, number] = [[], 0, 0, 0]
      const contacts: Contact[] = []
      for (const { records, arrives, pause } of steps) {
        head += records
        now += pause
        contacts.push([head, now])
        contiguous = Math.min(head, contiguous + arrives)
        known = afterContact(known, { head, at: new Date(now), contiguous })
        expect(known.length).toBeLessThanOrEqual(maxContacts)
        for (let seq = contiguous + 1; seq <= head + 2; seq += 1) {
          const last = contacts.findLast(([had]) => had < seq)?.[1] ?? null
          expect(lastContactBefore(known, seq)?.getTime() ?? null).toBe(last)
        }
      }
    }),
  )
})

test('when everything has come one pair is left, however often the device spoke', () => {
  let known: Contact[] = []
  for (let seq = 1; seq <= 500; seq += 1) known = afterContact(known, { head: seq, at: new Date(seq), contiguous: seq })
  expect(known).toEqual([[500, 500]])
})

test('an old message that arrives late does not make lines younger', () => {
  const known = afterContact([[9, 100]], { head: 4, at: new Date(900), contiguous: 4 })
  expect(lastContactBefore(known, 7)).toBeNull()
  expect(lastContactBefore(known, 10)).toEqual(new Date(900))
})

test('a device that owes a line for ever does not grow its memory for ever', () => {
  let known: Contact[] = []
  for (let seq = 1; seq <= 500; seq += 1) known = afterContact(known, { head: seq, at: new Date(seq), contiguous: 0 })
  expect(known).toHaveLength(maxContacts)
  expect(lastContactBefore(known, 501)).toEqual(new Date(500))
})
