import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rootFolder } from '../project-folders.ts'
import { countPassedIn, readPlaywright, readVitest } from './read-report.ts'

const one = (status: string) => ({
  status,
  fullName: `a group ${status}`,
  failureMessages: status === 'failed' ? ['expected 1 to be 2\n    at a.test.ts:3:4'] : [],
})
const file = (name: string, status: string, tests: string[]) => ({
  name: join(rootFolder, 'tests', name),
  status,
  message: status === 'failed' && tests.length === 0 ? 'Cannot find module' : '',
  assertionResults: tests.map(one),
})

const report = JSON.stringify({
  numPassedTests: 3,
  testResults: [
    file('a.test.ts', 'failed', ['passed', 'failed']),
    file('b.db.test.ts', 'passed', ['passed', 'passed', 'skipped']),
    file('c.db.test.ts', 'failed', []),
  ],
})

test('failed tests are named, and so is a file that broke before its first test', () => {
  expect(readVitest(report)).toEqual({
    passed: 3,
    failed: [
      { file: 'tests/a.test.ts', name: 'a group failed', message: 'expected 1 to be 2\n    at a.test.ts:3:4' },
      { file: 'tests/c.db.test.ts', name: 'the file itself', message: 'Cannot find module' },
    ],
  })
})

test('passed tests are counted by kind of file', () => {
  expect(countPassedIn(report, '.db.test.ts')).toBe(2)
  expect(countPassedIn(report, '.kafka.test.ts')).toBe(0)
})

test('a flaky journey and an error outside any journey are failures', () => {
  const spec = (title: string, status: string, ...messages: string[]) => ({
    title,
    file: 'roles.spec.ts',
    tests: [{ status, results: messages.map((message) => ({ errors: [{ message }] })) }],
  })
  const journeys = JSON.stringify({
    stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 },
    errors: [{ message: 'no browser' }],
    suites: [
      {
        title: 'roles.spec.ts',
        file: 'roles.spec.ts',
        specs: [spec('signs in', 'expected'), spec('signs out', 'flaky', 'timed out')],
        suites: [{ title: 'offline', file: 'roles.spec.ts', specs: [spec('starts', 'unexpected', 'gone')] }],
      },
    ],
  })
  expect(readPlaywright(journeys)).toEqual({
    passed: 5,
    failed: [
      { file: 'roles.spec.ts', name: 'signs out', message: 'timed out' },
      { file: 'roles.spec.ts', name: 'offline starts', message: 'gone' },
      { file: null, name: 'outside any test', message: 'no browser' },
    ],
  })
})
