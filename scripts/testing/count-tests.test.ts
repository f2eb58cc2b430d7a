import { expect, test } from 'vitest'
import { countPassedIn, countPlaywright, countVitest } from './count-tests.ts'

const file = (name: string, status: string, tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((status) => ({ status })),
})

const report = JSON.stringify({
  numPassedTests: 3,
  numFailedTests: 1,
  testResults: [
    file('a.test.ts', 'failed', ['passed', 'failed']),
    file('b.db.test.ts', 'passed', ['passed', 'passed', 'skipped']),
    file('c.db.test.ts', 'failed', []),
  ],
})

test('a file that broke before its first test counts as a failure', () => {
  expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
})

test('passed tests are counted by kind of file', () => {
  expect(countPassedIn(report, '.db.test.ts')).toBe(2)
  expect(countPassedIn(report, '.kafka.test.ts')).toBe(0)
})

test('a flaky journey and an error outside any journey are failures', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
  expect(countPlaywright(JSON.stringify({ stats, errors: [{}] }))).toEqual({ passed: 5, failed: 3 })
})
