// Every screen and open dialog is measured in English, French and Arabic, light and dark, on a phone and on a desktop.
// `npm run screens` takes the same walk in every combination and keeps the pictures for people to look at.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { type Stack, startStack } from '../../support/start-stack.ts'
import { cameraArguments } from '../phone.ts'
import { buildVerifyPage } from '../verify-build.ts'
import { createIssuer } from '../verify-issuer.ts'
import { startVerifyServer } from '../verify-server.ts'
import { appointmentPages, bookingPages, paidPages, troubledPages } from './customer-pages.ts'
import { attentionScreens, findingScreens, offlineScreens, reviewScreens } from './finding-screens.ts'
import {
  checkScreens,
  entryScreens,
  settingsScreens,
  startScreens,
  waitingAndBrokenScreens,
} from './inspector-screens.ts'
import { createScreens, customerRules, handRules, pageRules } from './look-at.ts'
import { troubleScreens } from './trouble-screens.ts'

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
  folder = await mkdtemp(join(tmpdir(), 'sac-screens-'))
  stack = await startStack({ dataFolder: folder })
})
test.afterAll(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

const minutes = (count: number) => count * 60_000

test('nothing overlaps, is cut, too small or unnamed on any screen of the inspector app', async ({ browser }) => {
  test.setTimeout(minutes(60))
  const screens = createScreens(handRules)
  const context = await browser.newContext({ baseURL: stack.url, viewport: { width: 360, height: 780 } })
  const page = await context.newPage()
  await entryScreens(page, screens)
  await startScreens(page, screens)
  await checkScreens(page, screens)
  await findingScreens(page, screens)
  await reviewScreens(page, screens)
  await offlineScreens(page, screens)
  await attentionScreens(page, screens)
  await settingsScreens(page, screens)
  await troubleScreens(page, screens)
  await context.close()
  const withoutWorker = await browser.newContext({
    baseURL: stack.url,
    viewport: { width: 360, height: 780 },
    serviceWorkers: 'block',
  })
  await waitingAndBrokenScreens(await withoutWorker.newPage(), screens)
  await withoutWorker.close()
  expect(screens.faults).toEqual([])
})

test('nothing overlaps, is cut or unnamed on any page of the customer app', async ({ browser }) => {
  test.setTimeout(minutes(60))
  const screens = createScreens(customerRules)
  const context = await browser.newContext({
    baseURL: stack.url,
    viewport: { width: 360, height: 780 },
    timezoneId: 'Europe/Paris',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  await bookingPages(page, screens)
  await appointmentPages(page, screens)
  await paidPages(page, screens)
  await context.close()
  const stranger = await browser.newContext({ baseURL: stack.url, serviceWorkers: 'block' })
  await troubledPages(await stranger.newPage(), screens)
  await stranger.close()
  expect(screens.faults).toEqual([])
})

test('nothing overlaps, is cut or unnamed in any state of the verify page', async ({ page }) => {
  test.setTimeout(minutes(10))
  const { dist, remove } = await buildVerifyPage()
  const issuer = await createIssuer(Math.floor(Date.now() / 1000))
  const server = await startVerifyServer(dist, issuer)
  const screens = createScreens(pageRules)
  await page.goto(server.url)
  await page.locator('#more').getByRole('textbox').first().waitFor()
  await screens.lookAt(page, 'verify, empty')
  for (const name of Object.keys(issuer.codes)) {
    server.state.api = name === 'notIssued'
    await page.goto('about:blank')
    await page.goto(`${server.url}#${issuer.codes[name]}`)
    await page.locator('#answer').waitFor()
    await expect(page.locator('#paper strong')).not.toBeEmpty()
    await screens.lookAt(page, `verify, ${name}`)
  }
  await server.stop()
  await remove()
  expect(screens.faults).toEqual([])
})
