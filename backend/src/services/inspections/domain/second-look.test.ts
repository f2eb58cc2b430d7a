import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareLooks, mondayOf, whyDrawn } from './second-look.ts'

const lot = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('in a week of as many tests as the one before one is drawn, whatever the lots, and no second one for the week’s sake', () => {
  fc.assert(
    fc.property(
      lot,
      fc.array(lot, { minLength: 3, maxLength: 40 }),
      fc.constantFrom(0, 20),
      (weekLot, lots, perMille) => {
        let hasDrawn = false
        const drawn = lots.map((one, before) => {
          const why = whyDrawn({ lot: one, weekLot, perMille, before, lastWeek: lots.length, hasDrawn })
          hasDrawn ||= why !== null
          return why
        })
        expect(hasDrawn).toBe(true)
        expect(drawn.filter((why) => why === 'week').length).toBeLessThanOrEqual(1)
      },
    ),
  )
})

test('each place of a week is as likely, so nobody knows which test it is', () => {
  const places = Array.from({ length: 1000 }, (_, n) => {
    for (let before = 0; ; before += 1)
      if (whyDrawn({ lot: 1, weekLot: n / 1000, perMille: 0, before, lastWeek: 10, hasDrawn: false })) return before
  })
  for (let place = 0; place < 10; place += 1) expect(places.filter((one) => one === place)).toHaveLength(100)
})

test('a share is drawn whatever was drawn before', () => {
  const draw = { weekLot: 0.9, perMille: 20, before: 0, lastWeek: 9, hasDrawn: true }
  expect(whyDrawn({ ...draw, lot: 0.019 })).toBe('share')
  expect(whyDrawn({ ...draw, lot: 0.02 })).toBeNull()
})

test('only what both have looked at is compared', () => {
  const title = { en: 'T', fr: 'T' }
  const first = (checkpoint: string, answer: string) => ({ checkpoint, title, answer, reason: null })
  const report = { answers: [first('a', 'ok'), first('b', 'defect'), first('c', 'not-testable'), first('d', 'ok')] }
  const { answers, compared, differing } = compareLooks(report, [
    { checkpoint: 'a', answer: 'defect' },
    { checkpoint: 'b', answer: 'defect' },
    { checkpoint: 'c', answer: 'ok' },
    { checkpoint: 'd', answer: 'not-looked' },
  ])
  expect(answers.map(({ differs }) => differs)).toEqual([true, false, false, false])
  expect({ compared, differing }).toEqual({ compared: 2, differing: 1 })
})

test('a week begins on Monday', () => {
  expect(mondayOf('2026-11-23T00:00:00.000Z')).toBe('2026-11-23')
  expect(mondayOf('2026-11-29T23:59:59.999Z')).toBe('2026-11-23')
})
