import { type Browser, type CDPSession, expect, test } from '@playwright/test'
import { checkBudgets } from '../../scripts/budgets.ts'
import { buildVerifyPage } from './verify-build.ts'
import { createIssuer } from './verify-issuer.ts'
import { startVerifyServer } from './verify-server.ts'

test('the verify page keeps its budgets of bytes', async () => {
  const { dist, remove } = await buildVerifyPage()
  const results = checkBudgets(dist)
  expect(results).toHaveLength(2)
  expect(results.filter(({ broken }) => broken).map(({ line }) => line)).toEqual([])
  await remove()
})

/** Slow 3G, and a phone with a quarter of this machine's CPU. */
const line = { secondsPerRoundTrip: 0.4, bytesPerSecond: 400_000 / 8 }
const cpuSlowdown = 4

type Visit = { bytes: Map<string, number>; cpuSeconds: number }

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

/** A first visit: bytes by path as sent, headers included, and the seconds of CPU the page took until both answers stood. */
const firstVisit = async (browser: Browser, address: string): Promise<Visit> => {
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
  const cpuSeconds = computed.reduce((sum, { value }) => sum + value, 0)
  await context.close()
  return { bytes, cpuSeconds }
}

const secondsOf = ({ bytes, cpuSeconds }: Visit, roundTrips: number, needed: RegExp) => {
  const sent = [...bytes].filter(([path]) => needed.test(path)).reduce((sum, [, weight]) => sum + weight, 0)
  return roundTrips * line.secondsPerRoundTrip + sent / line.bytesPerSecond + cpuSeconds * cpuSlowdown
}

// Worked out from what a visit sends and computes, because a clock on a shared machine measures its neighbours.
test('on a slow line and a slow phone both answers come within their budgets', async ({ browser }) => {
  const { dist, remove } = await buildVerifyPage()
  const issuer = await createIssuer(Math.floor(Date.now() / 1000))
  const server = await startVerifyServer(dist, issuer)
  const visit = await firstVisit(browser, `${server.url}#${issuer.codes.valid}`)
  // Page; then script, style and trust list together; then the two lists of the year together.
  const signature = secondsOf(visit, 2, /^\/(c|assets\/c-.*|\.well-known\/.*)$/)
  const final = secondsOf(visit, 3, /^\/(c|assets\/c-.*|\.well-known\/.*|status\/.*)$/)
  const description = `signature ${signature.toFixed(2)} s, final ${final.toFixed(2)} s, CPU ${visit.cpuSeconds.toFixed(3)} s`
  test.info().annotations.push({ type: 'slow 3G', description })
  expect(signature).toBeLessThanOrEqual(1.5)
  expect(final).toBeLessThanOrEqual(2)
  await server.stop()
  await remove()
})
