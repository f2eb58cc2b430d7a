// A new version of the app while it is in use: offered and never forced, nothing lost, and pages of the version before keep
// working until they are loaded anew.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { passCheckpoint, resume, signIn, startAdHoc, toCheckpoints, todayHeading, toReview } from './inspector-app.ts'
import { inspectors, openProduct, type Product } from './open-product.ts'

const root = join(import.meta.dirname, '../..')
let folder: string
let app: string
let product: Product

/** What `npm run build` does, under another version and into another folder. */
async function buildNext(outDir: string) {
  const args = [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', outDir, '--logLevel', 'error']
  const env = { ...process.env, SAC_BUILD: 'the-next-one' }
  const vite = spawn(process.execPath, args, { cwd: join(root, 'pwa'), env, stdio: 'inherit' })
  expect(await once(vite, 'exit')).toEqual([0, null])
}

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-update-'))
  app = join(folder, 'app')
  await cp(join(root, 'pwa/dist'), app, { recursive: true })
  await buildNext(join(folder, 'next'))
  product = await openProduct({ PWA_DIR: app })
})
test.afterAll(async () => {
  await product.close()
  await rm(folder, { recursive: true, force: true })
})

const assetsOf = async (place: string) => new Set(await readdir(join(place, 'assets')))

/** Puts a version in place as an operator does: the folder is exchanged and the server started again. */
async function rollOut(version: string) {
  await product.stack.stop()
  await rename(app, join(folder, 'before'))
  await rename(join(folder, version), app)
  await product.stack.start()
}

function countLoads(page: Page): () => number {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  return () => loads
}

test('a new version waits for an open inspection, then is taken with one tap and one reload; nothing is lost', async () => {
  const plate = 'UP-001-DT'
  const { phone, page } = await product.phoneOf(inspectors.first)
  await startAdHoc(page, { plate })
  await toCheckpoints(page)
  await passCheckpoint(page)
  await rollOut('next')
  const waiting = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration('/inspect')
      await registration?.update()
      return Boolean(registration?.waiting)
    })
  await expect.poll(waiting).toBe(true)

  const offer = (where: Page) => where.getByRole('button', { name: 'Update now' })
  // A screen that has not been shown before still comes from the version that runs.
  await toReview(page)
  await expect(offer(page)).toHaveCount(0)
  const otherWindow = await phone.newPage()
  await otherWindow.goto('/inspect/')
  await offer(otherWindow).click()
  await expect(otherWindow.getByText('An inspection is open in another window. Leave it first.')).toBeVisible()

  await page.goto('/inspect/')
  await todayHeading(page).waitFor()
  const loads = [page, otherWindow].map(countLoads)
  await offer(page).click()
  for (const window of [page, otherWindow]) await expect(offer(window)).toHaveCount(0)
  await todayHeading(page).waitFor()
  await resume(page, plate)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1 of')
  await page.getByRole('link', { name: 'Go to Today' }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('the-next-one')).toBeVisible()
  expect(loads.map((count) => count())).toEqual([1, 1])
})

test('a page of the version before finds its parts after a new one is rolled out', async ({ browser }) => {
  const [before, now] = [await assetsOf(join(folder, 'before')), await assetsOf(app)]
  const gone = [...before].filter((name) => !now.has(name))
  expect(gone.length).toBeGreaterThan(0)
  for (const name of gone) {
    const response = await fetch(`${product.stack.url}/assets/${name}`)
    expect(response.status, name).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  }
  // Without a worker, as in a private window: every part comes from the server when it is needed.
  const context = await browser.newContext({ baseURL: product.stack.url, serviceWorkers: 'block' })
  const page = await context.newPage()
  await signIn(page, inspectors.second)
  await rename(join(folder, 'before'), join(folder, 'again'))
  await rollOut('again')
  const loads = countLoads(page)
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText('the-next-one')).toBeVisible()
  expect(loads()).toBe(0)
  await context.close()
})

test('a part that is nowhere leads to one reload and then to words, never to a white page', async ({ browser }) => {
  const places = [join(app, 'assets'), join(product.folder, 'data/app-files/assets')]
  const hide = async (part: RegExp) => {
    for (const place of places)
      for (const name of await readdir(place)) if (part.test(name)) await rename(join(place, name), join(folder, name))
  }
  const context = await browser.newContext({ baseURL: product.stack.url, serviceWorkers: 'block' })
  const page = await context.newPage()
  await signIn(page, inspectors.second)
  await hide(/^start-screen-/)
  const loads = countLoads(page)
  await page.getByRole('link', { name: 'Another vehicle' }).click()
  await expect(page.getByRole('heading', { name: 'This did not work' })).toBeVisible()
  await expect.poll(loads).toBe(1)
  await expect(page.getByRole('heading', { name: 'This did not work' })).toBeVisible()
  expect(loads()).toBe(1)

  await context.close()

  // Not even the first screen can be drawn.
  await hide(/^sign-in-screen-/)
  const stranger = await browser.newContext({ baseURL: product.stack.url, serviceWorkers: 'block' })
  const first = await stranger.newPage()
  await first.goto('/inspect/')
  await expect(first.getByRole('alert')).toContainText('Your saved work is safe on this device.')
  await stranger.close()
})
