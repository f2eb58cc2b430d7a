import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDeeperThan } from './json-depth.ts'

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0

test('the depth of JSON text is that of its value, whatever brackets, quotes and backslashes its strings hold', () => {
  const text = fc.string({ unit: fc.constantFrom('"', '\\', '{', '}', '[', ']', 'a') })
  const value = fc.jsonValue({ maxDepth: 6 })
  const tricky = fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 5 }, text, fc.array(tie('any')), fc.dictionary(text, tie('any'))),
  })).any
  fc.assert(
    fc.property(fc.oneof(value, tricky), (given) => {
      const depth = depthOf(given)
      const json = JSON.stringify(given)
      expect(isDeeperThan(json, depth)).toBe(false)
      if (depth > 0) expect(isDeeperThan(json, depth - 1)).toBe(true)
    }),
  )
})

test.each(['"', '"\\', '"\\"', '[[["', '{"a":"[[[[[[[['])('text that breaks off is judged by what came: %s', (text) => {
  expect(isDeeperThan(text, 3)).toBe(false)
})
