import { expect, test } from 'vitest'
import { createLogTail } from './log-tail.ts'

const at = { topic: 't', partition: 1 }
const records = (first: number, count: number, bytes = 1) =>
  Array.from({ length: count }, (_, n) => {
    return { ...at, offset: first + n, key: `k${first + n}`, headers: {}, value: new Uint8Array(bytes) }
  })
const offsets = (found: ReturnType<ReturnType<typeof createLogTail>['read']>) => found?.map(({ offset }) => offset)

test('what was added is read from any offset it holds; anything else is for the database', () => {
  const tail = createLogTail()
  tail.add(records(5, 3))
  tail.add(records(8, 2))
  expect(offsets(tail.read({ ...at, from: 5, limit: 10 }))).toEqual([5, 6, 7, 8, 9])
  expect(offsets(tail.read({ ...at, from: 6, limit: 3 }))).toEqual([6, 7, 8])
  expect(offsets(tail.read({ ...at, from: 9, limit: 3 }))).toEqual([9])
  for (const from of [4, 10]) expect(tail.read({ ...at, from, limit: 10 })).toBeUndefined()
  expect(tail.read({ topic: 't', partition: 0, from: 5, limit: 10 })).toBeUndefined()
})

test('after records of another process only what follows them is held', () => {
  const tail = createLogTail()
  tail.add(records(0, 2))
  tail.add(records(5, 2))
  expect(tail.read({ ...at, from: 0, limit: 10 })).toBeUndefined()
  expect(offsets(tail.read({ ...at, from: 5, limit: 10 }))).toEqual([5, 6])
})

test('an append whose answer comes after that of the next one changes nothing', () => {
  const tail = createLogTail()
  tail.add(records(2, 2))
  tail.add(records(0, 2))
  expect(offsets(tail.read({ ...at, from: 2, limit: 10 }))).toEqual([2, 3])
  expect(tail.read({ ...at, from: 0, limit: 10 })).toBeUndefined()
})

test('it holds neither for long nor much, and nothing of a database that may be another', () => {
  let now = 0
  const tail = createLogTail(() => now)
  tail.add(records(0, 1))
  now = 1_000
  tail.add(records(1, 1))
  now = 2_500
  tail.trim()
  expect(tail.read({ ...at, from: 0, limit: 10 })).toBeUndefined()
  expect(offsets(tail.read({ ...at, from: 1, limit: 10 }))).toEqual([1])
  tail.add(records(2, 3, 1_000_000))
  tail.add(records(5, 1))
  expect(offsets(tail.read({ ...at, from: 5, limit: 10 }))).toEqual([5])
  expect(tail.read({ ...at, from: 2, limit: 10 })).toBeUndefined()
  tail.forget()
  expect(tail.read({ ...at, from: 5, limit: 10 })).toBeUndefined()
})

test('listeners hear where a partition ends, until they leave', () => {
  const tail = createLogTail()
  const heard: unknown[] = []
  const leave = tail.onAdded(({ topic, partition }, end) => heard.push([topic, partition, end]))
  tail.add(records(0, 3))
  leave()
  tail.add(records(3, 1))
  expect(heard).toEqual([['t', 1, 3]])
})
