import { relative } from 'node:path'
import { rootFolder } from '../project-folders.ts'

export type FailedTest = {
  /** Relative to the project's folder; null for what belongs to no file. */
  file: string | null
  /** With the names of its groups. */
  name: string
  /** As the runner tells it, of many lines and in colour. */
  message: string
}

/** What a run says of its tests. A file that broke before its first test is one failure, and so is an error outside any test. */
export type TestReport = { passed: number; failed: readonly FailedTest[] }

type VitestTest = { status: string; fullName: string; failureMessages?: string[] }
type VitestFile = { name: string; status: string; message: string; assertionResults: VitestTest[] }
type Vitest = { numPassedTests: number; testResults: VitestFile[] }

/** Reads vitest's JSON report. */
export function readVitest(json: string): TestReport {
  const { numPassedTests, testResults } = JSON.parse(json) as Vitest
  return { passed: numPassedTests, failed: testResults.flatMap(failedInFile) }
}

function failedInFile({ name, status, message, assertionResults }: VitestFile): FailedTest[] {
  const file = relative(rootFolder, name)
  const tests = assertionResults.filter((test) => test.status === 'failed')
  if (status === 'failed' && tests.length === 0) return [{ file, name: 'the file itself', message }]
  return tests.map(({ fullName, failureMessages = [] }) => ({
    file,
    name: fullName,
    message: failureMessages[0] ?? '',
  }))
}

/** Passed tests in files whose name ends so (`.db.test.ts`), from vitest's JSON report. */
export function countPassedIn(json: string, ending: string): number {
  const { testResults } = JSON.parse(json) as Vitest
  const files = testResults.filter(({ name }) => name.endsWith(ending))
  return files.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed').length
}

type Told = { message?: string }
type Spec = { title: string; file: string; tests: { status: string; results: { errors?: Told[] }[] }[] }
type Suite = { title: string; file: string; specs?: Spec[]; suites?: Suite[] }
type Playwright = { stats: { expected: number }; suites?: Suite[]; errors?: Told[] }

/** Reads Playwright's JSON report; a test that passed only at the second try is a failure: a flaky test is a bug. */
export function readPlaywright(json: string): TestReport {
  const { stats, suites = [], errors = [] } = JSON.parse(json) as Playwright
  const outside = errors.map(({ message = '' }) => ({ file: null, name: 'outside any test', message }))
  return { passed: stats.expected, failed: [...suites.flatMap((suite) => failedInSuite(suite, [])), ...outside] }
}

function failedInSuite({ title, file, specs = [], suites = [] }: Suite, above: readonly string[]): FailedTest[] {
  // The outermost group is the file.
  const groups = title === file ? above : [...above, title]
  const own = specs.flatMap((spec) => failedInSpec(spec, groups))
  return [...own, ...suites.flatMap((suite) => failedInSuite(suite, groups))]
}

function failedInSpec({ title, file, tests }: Spec, groups: readonly string[]): FailedTest[] {
  const failed = tests.filter(({ status }) => status === 'unexpected' || status === 'flaky')
  return failed.map(({ results }) => {
    const [error] = results.flatMap(({ errors = [] }) => errors)
    return { file, name: [...groups, title].join(' '), message: error?.message ?? '' }
  })
}
