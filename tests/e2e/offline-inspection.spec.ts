// The main job: an inspection done with no network becomes a sealed certificate that anyone can verify.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { startKafka } from '@sac/scripts/services/kafka'
import { checkWithPdfsig } from '../checkers/pdfsig.ts'
import { longPatienceMs } from '../support/patience.ts'
import { signIn as officeToken } from '../support/simulated-device.ts'
import { type Stack, startStack } from '../support/start-stack.ts'
import {
  checkpointTitle,
  doneRow,
  failCheckpoint,
  passAll,
  passCheckpoint,
  photographBay,
  resume,
  sign,
  signIn,
  startAdHoc,
  toCheckpoints,
  todayHeading,
  unlock,
} from './inspector-app.ts'
import { killPhone, openPhone, pageOf } from './phone.ts'
import { passTheRest } from './tap-in-page.ts'

const car = { plate: 'QR-321-ST', vin: '1M8GDM9AXKP042788' }
const inspector = { email: 'inspector@demo.test', password: 'demo-password-please-change' }

let stack: Stack
let folder: string

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sac-offline-'))
})
test.afterEach(async () => {
  await stack.stop()
  await rm(folder, { recursive: true, force: true })
})

type Certificate = { certificateId: string; plate: string; result: string; number: string }

async function office(path: string): Promise<Response> {
  const { accessToken } = await officeToken(stack.url, 'admin@demo.test')
  return fetch(`${stack.url}${path}`, { headers: { authorization: `Bearer ${accessToken}` } })
}

/** How many checkpoints are answered, as the title says. */
async function answeredCount(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { level: 1 }).innerText()
  return Number(/(\d+)\s+of\s+\d+/.exec(heading)?.[1] ?? Number.NaN)
}

async function toToday(phone: BrowserContext): Promise<Page> {
  const page = await pageOf(phone)
  await page.goto('/inspect')
  const locked = page.getByRole('heading', { name: 'Locked' })
  await locked.or(todayHeading(page)).first().waitFor()
  if (await locked.isVisible()) await unlock(page)
  await todayHeading(page).waitFor()
  return page
}

type Journey = {
  env?: Record<string, string>
  /** Answers the last two thirds. */
  answers?: (page: Page) => Promise<void>
  /** Gives the phone its network back; what goes wrong meanwhile. */
  reconnects?: (page: Page, online: () => Promise<void>) => Promise<void>
}

async function inspectOffline(journey: Journey): Promise<void> {
  const { env = {}, answers = passAll, reconnects = (_, online) => online() } = journey
  stack = await startStack({ dataFolder: join(folder, 'data'), env })
  const profile = join(folder, 'phone')
  const baseURL = stack.url

  let phone = await openPhone(profile, { baseURL })
  let page = await pageOf(phone)
  await signIn(page, inspector)
  await expect(page.getByRole('region', { name: 'Next' })).toBeVisible()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.close()

  // From here the phone has no network, and the office is not even running.
  await stack.stop()
  phone = await openPhone(profile, { baseURL, offline: true })
  page = await toToday(phone)
  await startAdHoc(page, car)
  await photographBay(page)
  await toCheckpoints(page)
  for (let done = 0; done < 6; done += 1) await passCheckpoint(page)
  await expect(checkpointTitle(page)).toHaveText('Linings and pads')
  await failCheckpoint(page, { place: 'axle 1, left' })
  const answered = await answeredCount(page)
  expect(answered).toBe(7)
  await killPhone(profile)

  phone = await openPhone(profile, { baseURL, offline: true })
  page = await toToday(phone)
  await resume(page, car.plate)
  expect(await answeredCount(page), 'nothing is asked twice').toBe(answered)
  for (let done = 0; done < 10; done += 1) await passCheckpoint(page)
  await killPhone(profile)

  phone = await openPhone(profile, { baseURL, offline: true })
  page = await toToday(phone)
  await resume(page, car.plate)
  expect(await answeredCount(page)).toBe(answered + 10)
  await answers(page)
  await expect(page.getByText('Nothing is missing.')).toBeVisible()
  expect(await sign(page)).toBe('Sign: fail, 1 major')
  await expect(doneRow(page, car.plate)).toContainText('saved on this device')

  // The network comes back, with a second tab open.
  await stack.start()
  const secondTab = await phone.newPage()
  await reconnects(page, async () => {
    await phone.setOffline(false)
    await secondTab.goto('/inspect')
  })
  await expect(doneRow(page, car.plate)).toContainText('certified')
  await expect(page.getByText('Everything is at the office')).toBeVisible()

  const { certificates } = (await (await office('/api/v1/certificates')).json()) as { certificates: Certificate[] }
  expect(certificates.filter(({ plate }) => plate === car.plate)).toMatchObject([{ result: 'fail' }])
  const [certificate] = certificates
  if (!certificate) throw new Error('no certificate')

  const pdf = await (await office(`/api/v1/certificates/${certificate.certificateId}/pdf`)).arrayBuffer()
  const ca = await (await fetch(`${stack.url}/.well-known/sac/ca.pem`)).text()
  expect(await checkWithPdfsig(new Uint8Array(pdf), { ca })).toMatchObject({
    valid: true,
    wholeDocument: true,
    trusted: true,
  })

  const detail = (await (await office(`/api/v1/certificates/${certificate.certificateId}`)).json()) as {
    verifyUrl: string
  }
  await secondTab.goto(detail.verifyUrl)
  const answer = secondTab.getByRole('main')
  await expect(answer).toContainText(/genuine/i)
  await expect(answer).toContainText(/failed/i)
  await expect(answer).toContainText(car.plate)
  await expect(answer).toContainText(car.vin)
  // The same code without network, and with one digit changed.
  await secondTab.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.setOffline(true)
  await secondTab.reload()
  await expect(answer).toContainText(/genuine/i)
  await expect(answer).toContainText(car.plate)
  const forged = detail.verifyUrl.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
  await secondTab.goto('about:blank')
  await secondTab.goto(forged)
  await expect(answer).toContainText(/not genuine|not one of ours|cannot be read/i)
  await expect(answer).not.toContainText(car.plate)
  await phone.close()
}

test('an inspection offline from the first tap, with the battery dying twice, becomes one certificate anyone can verify', async () => {
  test.setTimeout(3 * longPatienceMs)
  await inspectOffline({})
})

test('the same through Apache Kafka, with the broker killed and restarted in the middle', async () => {
  test.setTimeout(3 * longPatienceMs)
  const kafka = await startKafka({ folder: join(folder, 'kafka') })
  try {
    await inspectOffline({
      env: { KAFKA_BROKERS: kafka.brokers.join(',') },
      answers: passTheRest,
      reconnects: async (page, online) => {
        await kafka.kill()
        await online()
        await expect(doneRow(page, car.plate)).toContainText('sent')
        await kafka.restart()
      },
    })
  } finally {
    await stack.stop()
    await kafka.stop()
  }
})
