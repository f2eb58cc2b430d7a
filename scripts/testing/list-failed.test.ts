import { expect, test } from 'vitest'
import { listFailed } from './list-failed.ts'
import type { FailedTest } from './read-report.ts'

const failed = (name: string): FailedTest => ({
  file: 'a.test.ts',
  name,
  message: `\u001b[31mexpected 1 to be 2\u001b[39m\n\nReceived: 1\n    at a.test.ts:3:4`,
})

test('a failed test is one line: file, name, what the message says before its places', () => {
  const outside = { file: null, name: 'outside any test', message: 'Error: no browser' }
  expect(listFailed([failed('one holds'), outside])).toEqual([
    'FAIL a.test.ts › one holds: expected 1 to be 2 · Received: 1',
    'FAIL outside any test: Error: no browser',
  ])
})

test('of many failed tests twenty are named and the rest counted', () => {
  const lines = listFailed(Array.from({ length: 23 }, (_, n) => failed(`law ${n}`)))
  expect([lines.length, lines[19], lines[20]]).toEqual([
    21,
    'FAIL a.test.ts › law 19: expected 1 to be 2 · Received: 1',
    'and 3 more',
  ])
})

test('of a long message the beginning and the end are told', () => {
  const message = `Error: the product did not start: ${'a line of its log · '.repeat(100)}it waits for the event log`
  const [line = ''] = listFailed([{ file: 'a.test.ts', name: 'starts', message }])
  expect(line).toMatch(/^FAIL a.test.ts › starts: Error: the product did not start: .* … .*it waits for the event log$/)
  expect(line.length).toBeLessThan(1_000)
})
