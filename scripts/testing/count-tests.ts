export type Tally = { passed: number; failed: number }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[]
}

type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number }; errors?: unknown[] }

/** Counts from vitest's JSON report; a file that broke before its first test counts as one failure. */
export function countVitest(json: string): Tally {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(json) as VitestReport
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** Counts from Playwright's JSON report; a test that passed only at the second try is a failure: a flaky test is a bug. */
export function countPlaywright(json: string): Tally {
  const { stats, errors = [] } = JSON.parse(json) as PlaywrightReport
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

/** Passed tests in files whose name ends so (`.db.test.ts`), from vitest's JSON report. */
export function countPassedIn(json: string, ending: string): number {
  const { testResults } = JSON.parse(json) as VitestReport
  const files = testResults.filter(({ name }) => name.endsWith(ending))
  return files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length
}
