import { expect, test } from 'vitest'
import { splitBySize } from './split-by-size.ts'

const message = (size: number) => ({ eventId: 'e', partitionKey: 'k', headers: {}, value: new Uint8Array(size) })

test('order is kept, no part is too large, a giant stands alone', () => {
  const messages = [300, 300, 300, 5_000, 10, 900].map(message)
  const parts = splitBySize(messages, 1_000)
  expect(parts.flat()).toEqual(messages)
  expect(parts.map((part) => part.map(({ value }) => value.byteLength))).toEqual([
    [300, 300],
    [300],
    [5_000],
    [10],
    [900],
  ])
  expect(splitBySize([], 1_000)).toEqual([])
})
