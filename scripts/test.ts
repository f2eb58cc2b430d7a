// `npm test`: all checks and tests with what they need, which real components took part, what failed, and `N passed, N failed`.
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { preparedFolder } from '@sac/tests/support/prepared-installation'
import { startStack } from '@sac/tests/support/start-stack'
import { clearComponentRecords, recordComponent } from './components/record-component.ts'
import { reportComponents } from './components/report-components.ts'
import { cacheFolder } from './project-folders.ts'
import { chromiumVersion } from './testing/chromium.ts'
import { fetchTestTools } from './testing/fetch-test-tools.ts'
import { listFailed } from './testing/list-failed.ts'
import { countPassedIn, readPlaywright, readVitest } from './testing/read-report.ts'
import { runStep, type Step } from './testing/run-step.ts'

const results = join(cacheFolder, 'results')
const unit = join(results, 'unit.json')
const integration = join(results, 'integration.json')
const broker = join(results, 'broker.json')
const productOnBroker = join(results, 'product-on-broker.json')
const journeys = join(results, 'journeys.json')

const check: Step = {
  name: 'check: format, lint, types, unused code, unit tests',
  program: 'node',
  args: ['scripts/check.ts', '--whole'],
  report: { file: unit, read: readVitest },
  minutes: 60,
}

const vitest = (projects: readonly string[], file: string): Pick<Step, 'program' | 'args' | 'report'> => ({
  program: 'vitest',
  args: [
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ],
  report: { file, read: readVitest },
})

const servers: Step = {
  name: 'tests with real PostgreSQL and outside checkers',
  ...vitest(['db', 'outside'], integration),
  minutes: 60,
}

const withBroker: Step = {
  name: 'tests with real Apache Kafka',
  ...vitest(['kafka'], broker),
  minutes: 60,
}

const productWithBroker: Step = {
  name: 'the product on real Apache Kafka',
  ...vitest(['kafka-product'], productOnBroker),
  minutes: 60,
}

const build: Step = {
  name: 'build of the browser application',
  program: 'node',
  args: ['scripts/build-pwa.ts'],
  minutes: 60,
}

const browser: Step = {
  name: 'journeys in a real browser',
  program: 'playwright',
  args: ['test', '--pass-with-no-tests', '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: journeys },
  report: { file: journeys, read: readPlaywright },
  minutes: 60,
}

// For whatever is started as a process of its own, as scripts/start.ts does.
process.env['NODE_COMPILE_CACHE'] ??= join(cacheFolder, 'compiled')

/** What products under test are started from; without it, each makes its own. */
async function prepareInstallation(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sac-prepared-'))
  try {
    const stack = await startStack({ dataFolder: join(folder, 'data'), env: { SEED: 'none' } })
    await stack.stop()
    process.env[preparedFolder] = join(folder, 'data')
  } catch (error) {
    console.error(`No installation could be prepared: ${error instanceof Error ? error.message : String(error)}`)
  }
  return folder
}

await rm(results, { recursive: true, force: true })
await mkdir(results, { recursive: true })
await clearComponentRecords()

const fetched = fetchTestTools()
const done = [await runStep(check)]
for (const sentence of await fetched) console.error(sentence)

// The product that tests with servers and journeys start serves the built application.
done.push(await runStep(build))
const installation = await prepareInstallation()
// What needs a broker waits more than it works.
const [withServers, withKafka] = await Promise.all([runStep(servers), runStep(withBroker)])
const usedPostgres = withServers.json !== '' && countPassedIn(withServers.json, '.db.test.ts') > 0
if (usedPostgres)
  await recordComponent('PostgreSQL', process.env['TEST_DATABASE_URL'] ? 'given by TEST_DATABASE_URL' : '18, embedded')

const [onKafka, withBrowser] = await Promise.all([runStep(productWithBroker), runStep(browser)])
if (withBrowser.passed > 0) await recordComponent('Chromium', await chromiumVersion())
done.push(withServers, withKafka, onKafka, withBrowser)
await rm(installation, { recursive: true, force: true })

const components = await reportComponents()
console.log(`\n${components.lines.join('\n')}\n`)
const passed = done.reduce((sum, step) => sum + step.passed, 0)
const failed = done.flatMap((step) => step.failed)
const incomplete = components.missing > 0 && process.env['CI'] === 'true'
if (incomplete) console.error('In CI every component must be exercised: this run fails.')
for (const line of listFailed(failed)) console.log(line)
console.log(`${passed} passed, ${failed.length} failed`)
process.exitCode = failed.length > 0 || passed === 0 || incomplete ? 1 : 0
