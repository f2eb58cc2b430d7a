// A phone with a fraction of this machine's CPU and a slow line, as browsers imitate them.
import type { BrowserContext, Page } from '@playwright/test'
import { openPhone, pageOf } from '../phone.ts'
import { watchPages } from './watch-page.ts'

export type SlowPhone = { phone: BrowserContext; page: Page }

export type Slowness = {
  baseURL: string
  /** One of so many parts of this machine's CPU. */
  cpu: number
  offline?: boolean
}

/** Its first page, watched and slowed down before it goes anywhere. */
export async function openSlowPhone(profile: string, { baseURL, cpu, offline = false }: Slowness): Promise<SlowPhone> {
  const phone = await openPhone(profile, { baseURL, offline })
  await watchPages(phone)
  const page = await pageOf(phone)
  await slowDown(page, cpu)
  return { phone, page }
}

async function slowDown(page: Page, cpu: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu })
}

/** Bytes a second both ways, milliseconds a round trip. */
const lines = { 'slow 3G': { bytesPerSecond: 400_000 / 8, latencyMs: 400 } } as const

/** Returns what has come over it so far, in bytes with headers. */
export async function slowLine(page: Page, line: keyof typeof lines): Promise<() => number> {
  const { bytesPerSecond, latencyMs } = lines[line]
  const session = await page.context().newCDPSession(page)
  let received = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    received += encodedDataLength
  })
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  return () => received
}
