// The inspector app at 200 % text and zoom, in landscape, on a tablet and on a desktop, in both directions of writing.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, expect, type Page, test } from '@playwright/test'
import { longPatienceMs } from '../support/patience.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import {
  failCheckpoint,
  measure,
  openCheckpoint,
  openOutbox,
  photographBay,
  signIn,
  startAdHoc,
  toCheckpoints,
  todayHeading,
  toReview,
} from './inspector-app.ts'
import { fitInto, fits, tightFits } from './layout-looks.ts'
import { cameraArguments } from './phone.ts'
import { layoutFaults } from './screens/layout-faults.ts'
import { handRules } from './screens/look-at.ts'

const pictures = process.env['LAYOUT_PICTURES']

test.use({
  viewport: { width: 360, height: 780 },
  launchOptions: async ({ launchOptions }, use) =>
    use({
      ...launchOptions,
      args: [...(launchOptions.args ?? []), ...cameraArguments],
    }),
})

let stack: Stack
let folder: string
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-layout-'))
  stack = await startStack({ dataFolder: folder })
})
test.afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

const faults: string[] = []
let page: Page
let session: CDPSession

/** What the hand and the eye need on this screen: whole in the window, without scrolling to it. */
const partlyHidden = (selectors: string[]) =>
  page.evaluate(
    (wanted) =>
      wanted.flatMap((selector) => {
        const all = [...document.querySelectorAll(selector)]
        const hidden = all.filter((element) => {
          const { left, top, right, bottom } = element.getBoundingClientRect()
          return left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1
        })
        if (all.length === 0) return [`there is no ${selector}`]
        return hidden.map((element) => `is not whole in the window: ${selector} “${element.textContent}”`)
      }),
    selectors,
  )

/** The second pane is there, or none is to come. */
const hasBothPanes = () =>
  innerWidth < 900 || [0, 2].includes(document.querySelectorAll('.pane-list, .pane-card').length)

/** From 900 px the list and the card take the room there is. */
const unusedWidth = () =>
  page.evaluate(() => {
    const panes = [...document.querySelectorAll('.pane-list, .pane-card')]
    const used = panes.reduce((sum, pane) => sum + pane.getBoundingClientRect().width, 0)
    if (innerWidth < 900 || panes.length === 0) return []
    return panes.length === 2 && used > 0.95 * innerWidth
      ? []
      : [`${panes.length} panes use ${used} of ${innerWidth} px`]
  })

async function lookAt(screen: string, whole: string[] = [], looks = fits): Promise<void> {
  for (const fit of looks) {
    await fitInto(page, session, fit)
    await page.waitForFunction(hasBothPanes).catch(() => undefined)
    const found = [...(await partlyHidden(whole)), ...(await unusedWidth())]
    found.push(...(await page.evaluate(layoutFaults, handRules)))
    const look = `${screen}, ${fit.name}, ${fit.language}`
    for (const fault of found) console.log(`${look}: ${fault}`)
    faults.push(...found.map((fault) => `${look}: ${fault}`))
    const path = join(pictures ?? '', `${look.replaceAll(/[^\w]+/g, '-')}.png`)
    if (pictures !== undefined) await page.screenshot({ path, animations: 'disabled' })
  }
  await fitInto(page, session, { name: '', width: 360, height: 780, text: 16, language: 'en' })
}

const dialog = () => page.getByRole('dialog')
const close = async () => {
  await dialog().getByRole('button', { name: 'Close', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()

const padParts = ['.pad > .btn', '.pad-value', '.pad-foot > .btn']

async function entry() {
  await page.goto(`${stack.url}/inspect/`)
  await page.getByLabel('E-mail').waitFor()
  await lookAt('sign in', [], tightFits)
  await signIn(page, { email: 'inspector@demo.test', password: 'demo-password-please-change' })
}

async function start() {
  await startAdHoc(page, { plate: 'QR-321-ST' })
  await lookAt('vehicle')
  await photographBay(page)
  await toCheckpoints(page)
}

async function check() {
  await openCheckpoint(page, 'Service brake performance')
  await measure(page, 'axle 1 left', '3.1')
  await page.getByRole('article').getByRole('button', { name: 'axle 1 right' }).click()
  await dialog().getByLabel('Value').fill('1.1')
  await lookAt('number pad', padParts)
  await dialog().getByRole('button', { name: 'Save', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
  await lookAt('card with values', ['.check-bar .plate', '.answers > .btn'])
  await press('More answers')
  await lookAt('more answers', [], tightFits)
  await close()
  await page.getByRole('link', { name: 'List' }).click()
  await lookAt('list', ['.check-bar .plate'])
}

/** Taken up with the next change of language. */
const wearGloves = (gloves: boolean) =>
  page.evaluate((gloves) => {
    const key = 'sac-preferences'
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), gloves }))
  }, gloves)

/** Gloves make every key larger, and a value that may be negative has one key more. */
async function gloves() {
  await openCheckpoint(page, 'Dipped-beam aim')
  await wearGloves(true)
  await page.getByRole('article').getByRole('button', { name: 'left' }).click()
  await lookAt('number pad in gloves', padParts, tightFits)
  await close()
  await wearGloves(false)
}

async function fail() {
  await openCheckpoint(page, 'Linings and pads')
  await press('Fail')
  await dialog().waitFor()
  await lookAt('fail')
  await dialog().getByRole('listitem').getByRole('button').first().click()
  await dialog().getByText('Severity, repair, prohibition').click()
  await lookAt('fail details')
  await dialog().getByRole('button', { name: 'Choose another' }).click()
  await close()
  await failCheckpoint(page, { place: 'axle 1, left' })
  await lookAt('card with a defect', ['.check-bar .plate', '.answers > .btn'])
}

async function ending() {
  await toReview(page)
  await lookAt('review')
  await page.goto(`${stack.url}/inspect/`)
  await todayHeading(page).waitFor()
  await page.getByText('QR-321-ST').first().waitFor()
  await lookAt('today')
  await openOutbox(page)
  await lookAt('outbox', [], tightFits)
  await close()
  await page.goto(`${stack.url}/inspect/settings`)
  await page.getByRole('heading', { name: 'This device' }).waitFor()
  await lookAt('settings', [], tightFits)
}

test('nothing overlaps, hides or is cut at 200 % text and zoom, in landscape, on tablet and desktop', async ({
  browser,
}) => {
  test.setTimeout(3 * longPatienceMs)
  const context = await browser.newContext({ baseURL: stack.url, serviceWorkers: 'block' })
  page = await context.newPage()
  session = await context.newCDPSession(page)
  await entry()
  await start()
  await check()
  await gloves()
  await fail()
  await ending()
  await context.close()
  expect(faults).toEqual([])
})
