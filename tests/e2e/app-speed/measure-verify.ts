// How long a first visit to the verify page takes on a slow phone and line, worked out from what it sends and computes: a clock on a
// shared machine measures its neighbours.
import { type Browser, type CDPSession, expect } from '@playwright/test'
import { buildVerifyPage } from '../verify-build.ts'
import { createIssuer } from '../verify-issuer.ts'
import { startVerifyServer } from '../verify-server.ts'

/** Slow 3G, and a phone with a quarter of this machine's CPU. */
const line = { secondsPerRoundTrip: 0.4, bytesPerSecond: 400_000 / 8 }
const cpuSlowdown = 4

/** Seconds until each answer stands: what the line takes; and what the phone takes, which depends on this machine. */
export type VerifyVisit = { line: { signature: number; final: number }; phone: number }

const weighResponses = async (session: CDPSession): Promise<Map<string, number>> => {
  const paths = new Map<string, string>()
  const bytes = new Map<string, number>()
  session.on('Network.responseReceived', ({ requestId, response }) =>
    paths.set(requestId, new URL(response.url).pathname),
  )
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.set(paths.get(requestId) ?? '', encodedDataLength),
  )
  await session.send('Network.enable')
  return bytes
}

/** Bytes by path as sent, headers included, and the seconds of CPU the page took until both answers stood. */
const firstVisit = async (browser: Browser, address: string) => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const bytes = await weighResponses(session)
  // Thread time, so that other work on the machine does not count.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.goto(address)
  await expect(page.locator('#car strong')).toHaveText('Passed')
  const { metrics } = await session.send('Performance.getMetrics')
  const computed = metrics.filter(({ name }) => /^(Script|Layout|RecalcStyle)Duration$/.test(name))
  await context.close()
  return { bytes, cpuSeconds: computed.reduce((sum, { value }) => sum + value, 0) }
}

export async function visitVerifyPage(browser: Browser): Promise<VerifyVisit> {
  const { dist, remove } = await buildVerifyPage()
  const issuer = await createIssuer(Math.floor(Date.now() / 1000))
  const server = await startVerifyServer(dist, issuer)
  const { bytes, cpuSeconds } = await firstVisit(browser, `${server.url}#${issuer.codes.valid}`)
  await server.stop()
  await remove()
  const seconds = (roundTrips: number, needed: RegExp) => {
    const sent = [...bytes].filter(([path]) => needed.test(path)).reduce((sum, [, weight]) => sum + weight, 0)
    return roundTrips * line.secondsPerRoundTrip + sent / line.bytesPerSecond
  }
  return {
    // Page; then script, style and trust list together; then the two lists of the year together.
    line: {
      signature: seconds(2, /^\/(c|assets\/c-.*|\.well-known\/.*)$/),
      final: seconds(3, /^\/(c|assets\/c-.*|\.well-known\/.*|status\/.*)$/),
    },
    phone: cpuSeconds * cpuSlowdown,
  }
}
