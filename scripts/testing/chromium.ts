import { existsSync } from 'node:fs'
import { runProgram } from '../process/run-program.ts'

const firstOf = (...paths: (string | undefined)[]): string | undefined =>
  paths.find((path) => path !== undefined && path !== '' && existsSync(path))

/** The Chromium to test with: PLAYWRIGHT_CHROMIUM, else the system's, else undefined for Playwright's own. */
export const chromiumPath = (): string | undefined =>
  firstOf(process.env['PLAYWRIGHT_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser')

/** The same without its windows, where it is installed: half the work. It shows no PDF. */
const headlessPath = (): string | undefined =>
  firstOf(process.env['PLAYWRIGHT_CHROMIUM'], '/usr/bin/chromium-headless-shell') ?? chromiumPath()

/** As Playwright takes them. */
const startedFrom = (path: string | undefined) => (path === undefined ? {} : { executablePath: path })
/** What journeys run in … */
export const headless = startedFrom(headlessPath())
/** … and what shows a PDF. */
export const withPdfViewer = startedFrom(chromiumPath())

// Of two lists of switched off features Chromium knows the last: ours begins with Playwright's.
const playwrightsOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
]

// What nobody sees of a window: its address bar has popups that are web pages, and cost more than the page of most journeys.
const switchedOff = [
  ...playwrightsOff,
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'PreloadTopChromeWebUI',
  'SpareRendererForSitePerProcess',
]

/** What every journey tells its browser. Chromium refuses its own sandbox to root, and containers give it little shared memory. */
export const chromiumArguments: readonly string[] = [
  '--disable-dev-shm-usage',
  `--disable-features=${switchedOff.join(',')}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/** Version of that browser, for the report. */
export async function chromiumVersion(): Promise<string> {
  const path = headlessPath()
  if (path === undefined) return 'the one Playwright brings'
  const { stdout } = await runProgram(path, ['--version'])
  return /[\d.]+/.exec(stdout.toString())?.[0] ?? 'unknown version'
}
