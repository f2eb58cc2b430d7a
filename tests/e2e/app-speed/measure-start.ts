import { join } from 'node:path'
import { killPhone } from '../phone.ts'
import { serveEmptyPage } from './empty-page.ts'
import { openSlowPhone, slowLine } from './slow-phone.ts'
import { firstListOf, longTasksOf } from './watch-page.ts'

type Start = {
  /** From the navigation until Today's list stands painted. */
  ms: number
  /** How much of that the main thread was kept in stretches of more than 50 ms. */
  longMs: number
}

type Phone = { profile: string; baseURL: string; cpu: number }

/** From a dead process, without a line. `empty`: the empty page in the same browser instead of the app. */
export async function startOffline({ profile, baseURL, cpu }: Phone, what: 'app' | 'empty'): Promise<Start> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu, offline: true })
  const path = what === 'app' ? '/inspect/' : await serveEmptyPage(phone)
  await page.goto(path, { waitUntil: 'commit' })
  const ms = await firstListOf(page)
  const longTasks = await longTasksOf(page)
  await killPhone(profile)
  return { ms, longMs: longTasks.reduce((sum, task) => sum + task, 0) }
}

type Cold = {
  /** Until whoever opens the app for the first time can type. */
  signInMs: number
  bytes: number
}

/** A device that has never been here, on slow 3G. `folder`: where its profile may lie. */
export async function startCold({
  folder,
  baseURL,
  cpu,
}: {
  folder: string
  baseURL: string
  cpu: number
}): Promise<Cold> {
  const profile = join(folder, `cold-${Math.random().toString(36).slice(2)}`)
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu })
  const received = await slowLine(page, 'slow 3G')
  await page.goto('/inspect/', { waitUntil: 'commit' })
  const signInMs = await firstListOf(page)
  const bytes = received()
  await phone.close()
  return { signInMs, bytes }
}

/** Signed in, but nothing of the app is kept: until Today stands, on slow 3G. */
export async function startUncached({ profile, baseURL, cpu }: Phone): Promise<number> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu })
  const session = await phone.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.setBypassServiceWorker', { bypass: true })
  await session.send('Network.clearBrowserCache')
  await slowLine(page, 'slow 3G')
  await page.goto('/inspect/', { waitUntil: 'commit' })
  const ms = await firstListOf(page)
  await phone.close()
  return ms
}
