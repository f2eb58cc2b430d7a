import { existsSync } from 'node:fs'
import { runProgram } from '../process/run-program.ts'

/** The Chromium to test with: PLAYWRIGHT_CHROMIUM, else the system's, else undefined for Playwright's own. */
export function chromiumPath(): string | undefined {
  const candidates = [process.env['PLAYWRIGHT_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser']
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path))
}

/** Version of that browser, for the report. */
export async function chromiumVersion(): Promise<string> {
  const path = chromiumPath()
  if (path === undefined) return 'the one Playwright brings'
  const { stdout } = await runProgram(path, ['--version'], { timeoutMs: 20_000 })
  return /[\d.]+/.exec(stdout.toString())?.[0] ?? 'unknown version'
}
