// A phone that was away for weeks: what it has recorded since must not make it slower, and all of it is certified once when its line
// is back. Measured beside a phone with nothing to send, turn by turn, so that the machine's other work touches both alike.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { signIn as officeToken } from '../../support/simulated-device.ts'
import { median } from '../app-speed/gates.ts'
import { startOffline } from '../app-speed/measure-start.ts'
import { tapInFocus, tapInList } from '../app-speed/measure-taps.ts'
import { openSlowPhone } from '../app-speed/slow-phone.ts'
import { fillPhone } from '../fill-phone.ts'
import { signIn, todayHeading, untilOfflineReady } from '../inspector-app.ts'
import { inspectors } from '../open-product.ts'
import { openPhone, pageOf } from '../phone.ts'

type Month = {
  baseURL: string
  folder: string
  /** Four cars each, six photos a car. */
  days: number
  said: (line: string) => void
  interrupted: AbortSignal
}

const perDay = { inspections: 4, photosEach: 6 } as const
const atMost = 1.3
const cpu = 6
const rounds = 5
const tapsEach = 15

/** Returns what contradicts the promise, one sentence each. */
export async function endureMonth(month: Month): Promise<string[]> {
  const { said, days } = month
  const rested = await preparePhone(month, 'rested')
  const laden = await preparePhone(month, 'laden')
  const work = await workFor(laden.profile, month)
  said(
    `${days} days without a line: ${work.sealed.length} inspections, ${work.photos} photos, ${work.entries} entries wait`,
  )
  return [...(await compare(rested, laden, month)), ...(await bringHome(laden.profile, work, month))]
}

type Prepared = { profile: string; lists: [string, string] }

/** Signed in, with two inspections begun that nobody has answered. */
async function preparePhone({ baseURL, folder }: Month, name: string): Promise<Prepared> {
  const profile = join(folder, name)
  const phone = await openPhone(profile, { baseURL })
  const page = await pageOf(phone)
  await signIn(page, { ...inspectors.first, deviceName: name })
  await page.getByRole('region', { name: 'Next' }).waitFor()
  await untilOfflineReady(page)
  const begun = await fillPhone(page, { inspections: 2, photosEach: 0, sealed: false, answered: false })
  // What it can send is sent: from here on it differs from the other by its work alone.
  await until(async () => (await countOf(page)).entries === 0)
  await phone.close()
  const [list = '', focus = ''] = begun.map((inspectionId) => `/inspect/i/${inspectionId}/check`)
  return { profile, lists: [list, focus] }
}

type Work = { sealed: string[]; broken: string; photos: number; entries: number }

async function workFor(profile: string, { baseURL, days, interrupted }: Month): Promise<Work> {
  const phone = await openPhone(profile, { baseURL, offline: true })
  const page = await pageOf(phone)
  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
  const sealed: string[] = []
  for (let day = 0; day < days; day += 1) {
    interrupted.throwIfAborted()
    sealed.push(...(await fillPhone(page, { ...perDay, daysAgo: days - 1 - day })))
  }
  const [broken = ''] = await fillPhone(page, { inspections: 1, photosEach: 1 })
  const counted = await countOf(page)
  await phone.close()
  return { sealed, broken, ...counted }
}

/** What waits on this phone. */
const countOf = (page: Page): Promise<{ photos: number; entries: number }> =>
  page.evaluate(async () => {
    const opened = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opened.addEventListener('success', resolve))
    const { result: database } = opened
    const transaction = database.transaction(['events', 'meta'])
    const waiting = IDBKeyRange.bound(['waiting', 0], ['waiting', []])
    const entries = transaction.objectStore('events').index('state').count(waiting)
    const photos = transaction.objectStore('meta').getAll(IDBKeyRange.bound(['blob'], ['blob', []]))
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
    const open = (photos.result as { state: string; signature?: boolean }[]).filter(({ state }) => state === 'waiting')
    return { photos: open.filter(({ signature }) => !signature).length, entries: entries.result }
  })

async function compare(rested: Prepared, laden: Prepared, { baseURL, said }: Month): Promise<string[]> {
  const starts = { rested: [] as number[], laden: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    starts.rested.push((await startOffline({ profile: rested.profile, baseURL, cpu }, 'app')).ms)
    starts.laden.push((await startOffline({ profile: laden.profile, baseURL, cpu }, 'app')).ms)
  }
  const taps = { rested: [] as number[], laden: [] as number[] }
  for (const where of [tapInList, tapInFocus]) {
    taps.rested.push(...(await tapOn(rested, { baseURL, where })))
    taps.laden.push(...(await tapOn(laden, { baseURL, where })))
  }
  const figures = [
    { name: 'start', laden: median(starts.laden), rested: median(starts.rested) },
    { name: 'tap', laden: median(taps.laden), rested: median(taps.rested) },
  ]
  return figures.flatMap(({ name, laden, rested }) => {
    const ratio = laden / rested
    const words = `${name}: ${laden.toFixed(0)} ms, ${ratio.toFixed(2)} × that of a phone with nothing to send (${rested.toFixed(0)} ms)`
    said(`${words}; at most ${atMost}`)
    return ratio <= atMost ? [] : [words]
  })
}

type Where = { baseURL: string; where: typeof tapInList }

/** Milliseconds until each tap was durable. */
async function tapOn({ profile, lists: [list, focus] }: Prepared, { baseURL, where }: Where): Promise<number[]> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu, offline: true })
  const { durable } = await where(page, where === tapInList ? list : focus, tapsEach)
  await phone.close()
  return durable
}

/** The line is back. The control, an inspection whose photo this phone has lost, must be the only one without a paper. */
async function bringHome(
  profile: string,
  { sealed, broken }: Work,
  { baseURL, said, interrupted }: Month,
): Promise<string[]> {
  const phone = await openPhone(profile, { baseURL, offline: true })
  const page = await pageOf(phone)
  await page.goto('/inspect/')
  await loseFirstPhotoOf(page, broken)
  await phone.setOffline(false)
  // Once: an office asked for a token every second answers that this is too often.
  const { accessToken } = await officeToken(baseURL, 'admin@demo.test')
  const papers = async () => {
    interrupted.throwIfAborted()
    return papersOf(baseURL, accessToken)
  }
  const begun = Date.now()
  const all = new Set(sealed)
  await until(async () => [...(await papers()).keys()].filter((id) => all.has(id)).length === all.size)
  // What would be there twice would come now.
  await sleep(5_000)
  const found = await papers()
  await phone.close()
  const times = (inspectionId: string) => found.get(inspectionId) ?? 0
  const once = sealed.filter((inspectionId) => times(inspectionId) === 1).length
  said(`line back: ${once} of ${sealed.length} certified once after ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  const wrong = sealed.filter((inspectionId) => times(inspectionId) !== 1)
  const words = wrong.map((inspectionId) => `inspection ${inspectionId} has ${times(inspectionId)} certificates`)
  const blind =
    times(broken) > 0 ? ['an inspection whose photo was lost is certified, so the count proves nothing'] : []
  return [...words, ...blind]
}

const loseFirstPhotoOf = (page: Page, inspectionId: string): Promise<void> =>
  page.evaluate(async (inspectionId) => {
    const opened = indexedDB.open('sac-outbox')
    await new Promise((resolve) => opened.addEventListener('success', resolve))
    const { result: database } = opened
    const transaction = database.transaction(['blobs', 'meta'], 'readwrite')
    const rows = transaction.objectStore('meta').getAll(IDBKeyRange.bound(['blob'], ['blob', []]))
    rows.addEventListener('success', () => {
      const all = rows.result as { sha256: string; refs: string[]; signature?: boolean }[]
      const lost = all.find(({ refs, signature }) => refs.includes(inspectionId) && !signature)
      if (lost) transaction.objectStore('blobs').delete(lost.sha256)
    })
    await new Promise((resolve) => transaction.addEventListener('complete', resolve))
    database.close()
  }, inspectionId)

type Listed = { certificates: { inspectionId: string }[] }

/** How many papers the office has written of each inspection, all pages of its list. */
async function papersOf(baseURL: string, accessToken: string): Promise<Map<string, number>> {
  const headers = { authorization: `Bearer ${accessToken}` }
  const papers = new Map<string, number>()
  for (let query: string | undefined = ''; query !== undefined; ) {
    const response: Response = await fetch(`${baseURL}/api/v1/certificates${query}`, { headers })
    if (!response.ok) throw new Error(`certificates: ${response.status} ${await response.text()}`)
    const { certificates } = (await response.json()) as Listed
    for (const { inspectionId } of certificates) papers.set(inspectionId, (papers.get(inspectionId) ?? 0) + 1)
    query = /<(\?[^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  }
  return papers
}

const patienceMs = 600_000

async function until(met: () => Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline && !(await met()); ) await sleep(3_000)
}
