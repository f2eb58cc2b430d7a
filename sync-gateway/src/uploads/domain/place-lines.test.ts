import { expect, test } from 'vitest'
import { placeLines } from './place-lines.ts'
import { splitLines } from './split-lines.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (line: Uint8Array) => new TextDecoder().decode(line)

test.each([
  ['', []],
  ['\n', ['']],
  ['a', ['a']],
  ['a\n', ['a']],
  ['a\nb', ['a', 'b']],
  ['a\n\nb\n', ['a', '', 'b']],
  ['a\r\nb', ['a\r', 'b']],
])('%j splits into %j', (body, lines) => {
  expect(splitLines(bytes(body)).map(text)).toEqual(lines)
})

test('lines take the announced numbers in order', () => {
  const placed = placeLines(
    [bytes('a'), bytes('b'), bytes('c')],
    [
      [4, 5],
      [9, 9],
    ],
  )
  expect(placed.ok && placed.lines.map((line) => [line.index, line.announcedSeq, text(line.raw)])).toEqual([
    [1, 4, 'a'],
    [2, 5, 'b'],
    [3, 9, 'c'],
  ])
})

test('another count than announced refuses the upload, except for a single number', () => {
  expect(placeLines([bytes('a')], [[1, 2]]).ok).toBe(false)
  expect(placeLines([], [[1, 1]]).ok).toBe(false)
  const whole = placeLines([bytes('a'), bytes(''), bytes('b')], [[7, 7]])
  expect(whole.ok && whole.lines.map((line) => [line.announcedSeq, text(line.raw)])).toEqual([[7, 'a\n\nb']])
})
