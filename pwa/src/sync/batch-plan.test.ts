import fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterSuspect, afterTimeout, bisected, halved, nextRange, wholePlan, withinBytes } from './batch-plan.ts'

test('halving ends at one line', () => {
  let plan = wholePlan
  for (let n = 0; n < 20; n += 1) plan = halved(plan, plan.limit)
  expect(plan.limit).toBe(1)
})

test('the second timeout in a row halves, the first does not', () => {
  const once = afterTimeout(wholePlan, 400)
  expect([once.limit, afterTimeout(once, 400).limit]).toEqual([wholePlan.limit, 200])
})

test('bisecting covers exactly the suspected lines and finds any one of them in log2 steps', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 2000 }), { minLength: 2, maxLength: 500 }),
      fc.nat(),
      (set, pick) => {
        const seqs = set.toSorted((a, b) => a - b)
        const bad = seqs[pick % seqs.length]!
        let plan = bisected(wholePlan, seqs)
        let steps = 0
        for (;;) {
          const [from, to] = nextRange(plan)
          const inside = seqs.filter((seq) => from <= seq && seq <= to)
          steps += 1
          if (!inside.includes(bad)) plan = afterSuspect(plan)
          else if (inside.length === 1) break
          else plan = bisected(plan, inside)
        }
        expect(steps).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(seqs.length)) + 1)
      },
    ),
  )
})

test('a batch is cut by UTF-8 bytes and never empty', () => {
  const lines = [{ line: 'é'.repeat(40) }, { line: 'a' }]
  expect(withinBytes(lines, 10)).toEqual([lines[0]])
  expect(withinBytes(lines, 83)).toEqual(lines)
})
