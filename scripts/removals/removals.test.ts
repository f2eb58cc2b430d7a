import { expect, test } from 'vitest'
import { rootFolder } from '../project-folders.ts'
import { endOfCall, entriesBehind } from './entries.ts'
import { findRemovals } from './find-removals.ts'
import type { Removal } from './removal.ts'
import { sample } from './sample.ts'
import { roundsOf } from './try-removals.ts'

const literal = `export const today = {
  title: 'Today',
  'in-progress': 'Under way',
  waiting: (count) =>
    plural(count, {
      one: 'one',
    }),
}
const other = 1
`

test('entries of a literal are those of its first level, each whole', () => {
  const entries = entriesBehind(literal, 'export const today = {')
  expect(entries.map(({ key }) => key)).toEqual(['title', 'in-progress', 'waiting'])
  expect(entries.map(({ from, to }) => literal.slice(from, to)).join('')).toBe(
    literal.slice(literal.indexOf('  title'), literal.indexOf('}\nconst')),
  )
})

test('a call ends where its bracket does, whatever stands in strings and comments', () => {
  const text = `on('a)', (x) => {\n  // :)\n  return \`)\${x}\`\n}) + 1`
  expect(text.slice(endOfCall(text, 0))).toBe(' + 1')
})

const typed = (place?: string): Removal => ({
  kind: 'message',
  entry: 'a',
  file: 'a.ts',
  from: 0,
  to: 1,
  step: { name: 'types', project: 'pwa' },
  noticed: /a/,
  ...(place === undefined ? {} : { place }),
})

test('what the compiler would name together is cut one after the other, all else at once', () => {
  const server: Removal = { ...typed(), step: { name: 'types', project: '.' } }
  const unit: Removal = { ...typed(), step: { name: 'unit', file: 'a.test.ts' } }
  const rounds = roundsOf([typed('one'), typed('one'), typed('two'), typed(), server, unit, unit])
  expect(rounds.map((round) => round.length)).toEqual([3, 1, 1, 1, 1])
})

test('what is named by fours is cut by fours, and what a test names one by one at once', () => {
  const fours = Array.from({ length: 9 }, () => ({ ...typed('one'), named: 4 }))
  const each: Removal = { ...typed(), step: { name: 'unit', file: 'a.test.ts', namesEach: true } }
  expect(roundsOf([...fours, each, each]).map((round) => round.length)).toEqual([4, 4, 1, 2])
})

test('a sample is the same for a seed, and another for another', () => {
  const all = Array.from({ length: 100 }, (_, n) => n)
  const five = (seed: string) => sample(all, { seed, most: 5 })
  expect(five('1')).toEqual(five('1'))
  expect(five('1')).not.toEqual(five('2'))
})

test('there are entries of every kind to take away', () => {
  const found = Object.entries(findRemovals(rootFolder))
  expect(found.filter(([, all]) => all.length === 0).map(([kind]) => kind)).toEqual([])
})
