import { foldInspection } from '@sac/contracts/inspection/fold'
import { createTestDevice } from '@sac/contracts/testing/device'
import { answer, inspect } from '@sac/contracts/testing/inspect'
import { expect, test } from 'vitest'
import { messages } from '#words/en.ts'
import { wordsIn } from '#words/words.tsx'
import { candidatesOf, candidateWords } from './candidates.ts'

const words = wordsIn('en', messages)

test('both values of a conflict are offered, and none of a settled field', () => {
  const first = createTestDevice({ n: 1 })
  const second = createTestDevice({ n: 2 })
  inspect(first, 'a'.repeat(64), 'nothing')
  second.record(answer('1.1', 'defect'))
  const state = foldInspection([...first.lines, ...second.lines])
  const offered = candidatesOf(state, 'checkpoint/1.1').map(({ value }) => candidateWords(value, words))
  expect(offered.toSorted()).toEqual(['fail', 'pass'])
  expect(candidatesOf(state, 'checkpoint/0.1')).toEqual([])
})

test('every kind of value has words', () => {
  expect(candidateWords({ reading: 128402, unit: 'km', status: 'read' }, words)).toBe('128,402\u00a0km')
  expect(candidateWords({ reading: null, unit: 'km', status: 'unreadable' }, words)).toBe('unreadable')
  expect(candidateWords({ measurement: 'tread', value: 1.4 }, words)).toBe('1.4')
  expect(candidateWords({ text: 'rust' }, words)).toBe('rust')
  expect(candidateWords('AB-123-CD', words)).toBe('AB-123-CD')
  expect(candidateWords(['abs', 'esc'], words)).toBe('abs, esc')
})
