// `npm run bench -- app`: every budget of the inspector app in a real browser on the built files, each beside its gate and, where the
// machine has a say, as a multiple of an empty page in the same run. Ends by itself; 0 when every gate is kept.
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { checkBudgets } from '../../../scripts/budgets.ts'
import { chromiumArguments, headless } from '../../../scripts/testing/chromium.ts'
import { startStack } from '../../support/start-stack.ts'
import { fillPhone } from '../fill-phone.ts'
import { signIn, untilOfflineReady } from '../inspector-app.ts'
import { inspectors } from '../open-product.ts'
import { openPhone, pageOf } from '../phone.ts'
import { type Figure, judge, median, percentile } from './gates.ts'
import { fetchLighthouse, lighthouse, type Scores } from './measure-lighthouse.ts'
import { memoryWithPhotos, scrollList } from './measure-list.ts'
import { startCold, startOffline, startUncached } from './measure-start.ts'
import { type Taps, tapEmptyPage, tapInFocus, tapInList } from './measure-taps.ts'
import { type VerifyVisit, visitVerifyPage } from './measure-verify.ts'
import { openSlowPhone } from './slow-phone.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    /** To look at one part alone: wire, start, cold, taps, list, memory, verify, lighthouse. */
    only: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const tapsEach = 40
const photos = 60

type Site = {
  baseURL: string
  folder: string
  /** Signed in, ready to work without a line, some inspections begun. */
  profile: string
  /** Addresses of checkpoints nobody has answered. */
  lists: { list: string; focus: string }
}

const said = (line: string) => console.log(line)
const wanted = (part: string) => values.only === undefined || values.only === part
const figures: Figure[] = []
const tell = (figure: Figure) => {
  figures.push(figure)
  said(judge(figure).line)
}

const addressOf = (inspectionId: string | undefined): string => `/inspect/i/${inspectionId}/check`

async function prepare(baseURL: string, folder: string): Promise<Site> {
  const profile = join(folder, 'phone')
  const phone = await openPhone(profile, { baseURL })
  const page = await pageOf(phone)
  await signIn(page, inspectors.first)
  await page.getByRole('region', { name: 'Next' }).waitFor()
  await untilOfflineReady(page)
  const begun = await fillPhone(page, { inspections: 2, photosEach: 1, sealed: false, answered: false })
  const [list = '', focus = ''] = begun.map(addressOf)
  await phone.close()
  return { baseURL, folder, profile, lists: { list, focus } }
}

function wire(): void {
  const dist = join(import.meta.dirname, '../../../pwa/dist')
  for (const { line, broken } of checkBudgets(dist)) {
    said(line)
    if (broken) figures.push({ name: line, value: Number.NaN, unit: 'kB', atMost: 0 })
  }
}

async function starts({ profile, baseURL }: Site): Promise<void> {
  const cpu = 6
  const taken = { app: [] as number[], empty: [] as number[], long: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    taken.empty.push((await startOffline({ profile, baseURL, cpu }, 'empty')).ms)
    const { ms, longMs } = await startOffline({ profile, baseURL, cpu }, 'app')
    taken.app.push(ms)
    taken.long.push(longMs)
  }
  const [value, raw] = [median(taken.app), median(taken.empty)]
  tell({ name: 'offline start from a dead process, CPU ÷ 6, median', value, unit: 'ms', atMost: 1_800, raw })
  tell({ name: '  of it in long tasks', value: median(taken.long), unit: 'ms' })
}

async function cold({ profile, baseURL, folder }: Site): Promise<void> {
  const visits = []
  for (let round = 0; round < Math.min(rounds, 3); round += 1) visits.push(await startCold({ folder, baseURL, cpu: 4 }))
  const signInMs = median(visits.map(({ signInMs }) => signInMs))
  tell({ name: 'first visit until one can sign in, slow 3G, CPU ÷ 4', value: signInMs, unit: 'ms', atMost: 6_000 })
  tell({ name: '  received for it', value: median(visits.map(({ bytes }) => bytes / 1024)), unit: 'kB' })
  const value = await startUncached({ profile, baseURL, cpu: 4 })
  tell({ name: 'signed in, nothing kept, until Today stands, slow 3G, CPU ÷ 4', value, unit: 'ms', atMost: 6_000 })
}

async function taps({ profile, baseURL, lists }: Site): Promise<void> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu: 6, offline: true })
  const empty = await tapEmptyPage(page, tapsEach)
  const inList = await tapInList(page, lists.list, tapsEach)
  const inFocus = await tapInFocus(page, lists.focus, tapsEach)
  await phone.close()
  const p95 = ({ durable }: Taps) => percentile(durable, 0.95)
  for (const [where, found] of [
    ['in the list', inList],
    ['in focus', inFocus],
  ] as const) {
    const name = `tap → durable ${where}, CPU ÷ 6, p95 of ${found.durable.length}`
    tell({ name, value: p95(found), unit: 'ms', atMost: 100, raw: p95(empty) })
    tell({ name: '  p50', value: median(found.durable), unit: 'ms', raw: median(empty.durable) })
  }
  const [shown, raw] = [percentile(inList.shown, 0.95), percentile(empty.shown, 0.95)]
  tell({ name: 'tap → tick in the list, CPU ÷ 6, p95', value: shown, unit: 'ms', raw })
  const interactions = [...inList.interactions, ...inFocus.interactions]
  const value = percentile(interactions, 0.98)
  const name = `INP, CPU ÷ 6, p98 of ${interactions.length}`
  tell({ name, value, unit: 'ms', atMost: 150, raw: percentile(empty.interactions, 0.98) })
}

async function listAndScroll({ profile, baseURL, lists }: Site): Promise<void> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu: 6, offline: true })
  const frames = await scrollList(page, lists.list)
  await phone.close()
  const slow = frames.filter((ms) => ms > 34).length
  tell({
    name: `frames > 34 ms of ${frames.length} while the list scrolls, CPU ÷ 6`,
    value: slow,
    unit: 'frames',
    atMost: 0,
  })
  tell({ name: '  longest', value: Math.max(...frames), unit: 'ms' })
}

async function memory({ profile, baseURL }: Site): Promise<void> {
  const { phone, page } = await openSlowPhone(profile, { baseURL, cpu: 1, offline: true })
  await page.goto('/inspect/')
  const picture = { width: 1600, height: 1200 }
  const filling = { inspections: 1, photosEach: photos + 1, sealed: false, answered: false, picture }
  const [inspectionId] = await fillPhone(page, filling)
  await page.goto('/inspect/')
  const value = await memoryWithPhotos(page, { profile, list: addressOf(inspectionId), photos })
  await phone.close()
  tell({ name: `renderer with ${photos} photos listed`, value, unit: 'MB', atMost: 300 })
}

async function verify(): Promise<void> {
  const browser = await chromium.launch({ args: [...chromiumArguments], ...headless })
  const visits: VerifyVisit[] = []
  for (let round = 0; round < rounds; round += 1) visits.push(await visitVerifyPage(browser))
  await browser.close()
  const phone = median(visits.map((visit) => visit.phone))
  for (const [answer, atMost] of [
    ['signature', 1_500],
    ['final', 2_000],
  ] as const) {
    const value = (median(visits.map(({ line }) => line[answer])) + phone) * 1_000
    tell({ name: `scan → ${answer} answer, slow 3G, CPU ÷ 4`, value, unit: 'ms', atMost })
  }
  tell({ name: '  of it the phone', value: phone * 1_000, unit: 'ms' })
}

async function lighthouses({ baseURL }: Site): Promise<void> {
  const folder = await fetchLighthouse()
  for (const path of ['/', '/inspect/', '/admin', '/c']) {
    const visits: Scores[] = []
    for (let visit = 0; visit < rounds; visit += 1) visits.push(await lighthouse(folder, `${baseURL}${path}`))
    const score = (name: keyof Scores) => median(visits.map((scores) => scores[name]))
    tell({ name: `Lighthouse ${path} performance`, value: score('performance'), unit: 'of 100', atLeast: 95 })
    for (const name of ['accessibility', 'best-practices', 'seo'] as const) {
      // The office asks not to be found.
      if (path === '/admin' && name === 'seo') continue
      tell({ name: `Lighthouse ${path} ${name}`, value: score(name), unit: 'of 100', atLeast: 100 })
    }
  }
}

const parts = { wire, start: starts, cold, taps, list: listAndScroll, memory, verify, lighthouse: lighthouses }

const folder = await mkdtemp(join(tmpdir(), 'sac-bench-app-'))
const load = () =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ')
said(`load average before: ${load()}`)
const stack = await startStack({ dataFolder: join(folder, 'data'), env: { CHECK_ANSWERS: 'off', LOG_LEVEL: 'warn' } })
try {
  const site = await prepare(stack.url, folder)
  for (const [name, measure] of Object.entries(parts)) if (wanted(name)) await measure(site)
} finally {
  await stack.stop()
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
}
said(`load average after: ${load()}`)
process.exit(figures.some((figure) => judge(figure).missed) ? 1 : 0)
