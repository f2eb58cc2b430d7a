// A phone in the field: signed in once, without a line from then on, its inspector tapping through lists of checkpoints.
import { setTimeout as sleep } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { signIn, startAdHoc, toCheckpoints, todayHeading, unlock, untilOfflineReady } from '../inspector-app.ts'
import { inspectors } from '../open-product.ts'
import { killPhone, openPhone, pageOf, stopPhone } from '../phone.ts'
import type { Disk } from './disk.ts'
import { listenForTicks, openOn, relaxDurability, startTapping, ticksOn } from './tapping.ts'

type Outcome = {
  /** How many ticks were new on the screen. */
  shown: number
  /** On the screen before the phone died, and not after. */
  lost: readonly string[]
  /** From its death until Today stood on it again, milliseconds. */
  backMs: number
}

export type Field = {
  /** Taps until the screen has shown so many more ticks and the phone dies; starts it again and looks. */
  dieTapping: (ticks: number) => Promise<Outcome>
  close: () => Promise<void>
}

export type FieldOptions = {
  baseURL: string
  profile: string
  /** Dies of a power cut of this disk; else all its processes are killed. */
  disk?: Disk
  /** As if the app asked for no durability. */
  relaxed?: boolean
}

const tapEveryMs = 60
/** For a busy machine: what is not on the screen by then is not coming. */
const patienceMs = 120_000
/** With fewer open checkpoints the next inspection is begun. */
const fewestOpen = 30

export async function openField({ baseURL, profile, disk, relaxed = false }: FieldOptions): Promise<Field> {
  const shown = new Set<string>()
  const start = async (offline: boolean): Promise<BrowserContext> => {
    const phone = await openPhone(profile, { baseURL, offline })
    phone.setDefaultTimeout(patienceMs)
    await listenForTicks(phone, (label) => void shown.add(label))
    if (relaxed) await relaxDurability(phone)
    return phone
  }
  const die = disk
    ? async () => {
        await stopPhone(profile)
        await disk.cutPower(() => killPhone(profile))
      }
    : () => killPhone(profile)
  await prepare(await start(false))
  await disk?.flush()
  let phone = await start(true)
  let list: string | null = null

  const openList = async (): Promise<Page> => {
    const page = await pageOf(phone)
    await openApp(page)
    if (list !== null) await toList(page, list)
    if (list !== null && (await openOn(page)) >= fewestOpen) return page
    list = await beginInspection(page)
    shown.clear()
    await toList(page, list)
    return page
  }

  return {
    dieTapping: async (ticks) => {
      const page = await openList()
      // Only the taps of this round are at stake in a control, never the inspection itself.
      if (relaxed) await disk?.flush()
      const before = shown.size
      await startTapping(page, tapEveryMs)
      await until(() => shown.size - before >= ticks)
      await die()
      const died = Date.now()
      const said = [...shown]
      phone = await start(true)
      const again = await pageOf(phone)
      await openApp(again)
      const backMs = Date.now() - died
      await toList(again, list ?? '')
      const there = new Set(await ticksOn(again))
      const lost = said.filter((label) => !there.has(label))
      for (const label of lost) shown.delete(label)
      return { shown: said.length - before, lost, backMs }
    },
    close: () => phone.close(),
  }
}

async function prepare(phone: BrowserContext): Promise<void> {
  const page = await pageOf(phone)
  await signIn(page, inspectors.first)
  // The template has come down, the app's files are kept: from here it needs no line.
  await page.getByRole('region', { name: 'Next' }).waitFor()
  await untilOfflineReady(page)
  await phone.close()
}

async function openApp(page: Page): Promise<void> {
  await page.goto('/inspect/')
  const locked = page.getByRole('heading', { name: 'Locked' })
  await locked
    .or(todayHeading(page))
    .first()
    .waitFor()
    .catch(async (cause: unknown) => {
      throw new Error(`The app does not open any more: ${await describeStart(page)}`, { cause })
    })
  if (await locked.isVisible()) await unlock(page)
  await todayHeading(page).waitFor()
}

/** How far a start has come, for whoever must find out why it came no further. */
async function describeStart(page: Page): Promise<string> {
  const shows = await page.locator('body').innerText()
  const found = page.evaluate(async () => {
    const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const came = files.map(({ name, startTime, responseEnd }) => [name.replace(/.*\//, ''), startTime, responseEnd])
    const registration = await navigator.serviceWorker.getRegistration('/inspect/')
    return JSON.stringify({
      page: document.readyState,
      worker: registration?.active?.state ?? 'none',
      controlled: navigator.serviceWorker.controller !== null,
      workerStart: visit?.workerStart,
      pageEnd: visit?.responseEnd,
      now: performance.now(),
      came,
    })
  })
  // A page that does not even answer this is busy or stuck in something synchronous.
  const silent = sleep(10_000).then(() => 'it answers no question')
  return `the screen shows “${shows}”; ${await Promise.race([found.catch(String), silent])}`
}

async function toList(page: Page, list: string): Promise<void> {
  await page.goto(`${list}?list=true`)
  await page
    .getByRole('button', { name: /^Pass: / })
    .first()
    .waitFor()
}

async function until(met: () => boolean): Promise<void> {
  for (const deadline = Date.now() + patienceMs; !met() && Date.now() < deadline; ) await sleep(1)
}

let cars = 0

/** Returns the address of its checkpoints. */
async function beginInspection(page: Page): Promise<string> {
  cars += 1
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
  await startAdHoc(page, { plate: `RG-${100 + cars}-RG` })
  await toCheckpoints(page)
  return new URL(page.url()).pathname
}
