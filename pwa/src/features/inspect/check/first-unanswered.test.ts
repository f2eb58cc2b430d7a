import { expect, test } from 'vitest'
import { firstUnanswered, neighbour } from './first-unanswered.ts'

const items = (...done: boolean[]) =>
  done.map((value, index) => ({ done: value, checkpoint: { code: `c${index}`, mandatory: true } }))

test('an inspection resumes at its first open checkpoint', () => {
  expect(firstUnanswered(items(true, false, false))).toBe('c1')
})

test('after an answer the next open checkpoint comes, wrapping to skipped ones', () => {
  expect(firstUnanswered(items(false, true, true, false), 'c1')).toBe('c3')
  expect(firstUnanswered(items(false, true, true, true), 'c3')).toBe('c0')
})

test('the checkpoint just left is not offered again', () => {
  expect(firstUnanswered(items(true, false), 'c1')).toBeNull()
})

test('a complete list has no next', () => {
  expect(firstUnanswered(items(true, true))).toBeNull()
})

test('neighbours end at both ends', () => {
  const three = items(true, true, true)
  expect(neighbour(three, 'c1', 1)).toBe('c2')
  expect(neighbour(three, 'c0', -1)).toBeNull()
  expect(neighbour(three, 'c2', 1)).toBeNull()
  expect(neighbour(three, 'gone', 1)).toBeNull()
})
