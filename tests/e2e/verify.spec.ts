import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { signStatusList } from '@sac/contracts/certificate/issuer-fixture'
import { buildVerifyPage } from './verify-build.ts'
import { createIssuer, type Issuer } from './verify-issuer.ts'
import { pdf, startVerifyServer, type VerifyServer } from './verify-server.ts'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

let built: Awaited<ReturnType<typeof buildVerifyPage>>
let axe = ''
let issuer: Issuer
let server: VerifyServer

test.beforeAll(async () => {
  built = await buildVerifyPage()
  axe = await readFile(axePath, 'utf8')
  issuer = await createIssuer(Math.floor(Date.now() / 1000))
})
test.beforeEach(async () => {
  server = await startVerifyServer(built.dist, issuer)
})
test.afterEach(() => server.stop())
test.afterAll(() => built.remove())

test.use({ viewport: { width: 360, height: 780 } })

const addressOf = (name: string) => `${server.url}#${issuer.codes[name]}`
const paper = (page: Page) => page.locator('#paper strong')
const car = (page: Page) => page.locator('#car strong')

/** Opens a code the way a camera does: in a tab of its own. */
const scan = async (context: BrowserContext, name: string): Promise<Page> => {
  const page = await context.newPage()
  await page.goto(addressOf(name))
  return page
}

const expectAnswers = async (page: Page, paperTitle: string, carTitle: string, tones: [string, string]) => {
  await expect(paper(page)).toHaveText(paperTitle)
  await expect(car(page)).toHaveText(carTitle)
  await expect(page.locator('#paper')).toHaveClass(`line ${tones[0]}`)
  await expect(page.locator('#car')).toHaveClass(`line ${tones[1]}`)
}

const expectAccessible = async (page: Page) => {
  if (await page.evaluate(`typeof axe === 'undefined'`)) await page.evaluate(axe)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
  const found = await page.evaluate(`axe.run({ runOnly: ${JSON.stringify(tags)} }).then((r) => r.violations)`)
  expect(found).toEqual([])
}

/** One visit online, until page and lists are on the device. */
const visitOnce = async (page: Page) => {
  await page.goto(server.url)
  await page.evaluate('navigator.serviceWorker.ready')
  const kept = 'caches.open("sac-lists").then((cache) => cache.keys()).then((keys) => keys.length)'
  await expect.poll(() => page.evaluate(kept)).toBe(Object.keys(issuer.lists).length)
  await page.close()
}

const lookUp = async (page: Page, number: string, vin4: string) => {
  await page.getByLabel('Certificate number').fill(number)
  await page.getByLabel('Last 4 characters').fill(vin4)
  await page.getByRole('button', { name: 'Look up' }).click()
}

const local: [name: string, paper: string, car: string, tones: [string, string]][] = [
  ['valid', 'Genuine', 'Passed', ['quiet', 'good']],
  ['minor', 'Genuine', 'Passed with minor defects', ['quiet', 'good']],
  ['fail', 'Genuine', 'Failed', ['quiet', 'bad']],
  ['dangerous', 'Genuine', 'Failed: dangerous', ['quiet', 'danger']],
  ['stale', 'Genuine', 'Passed, but the check is old', ['quiet', 'warn']],
  ['staleFail', 'Genuine', 'Failed', ['quiet', 'bad']],
  ['expired', 'Genuine', 'Out of date', ['quiet', 'past']],
  ['revoked', 'Genuine', 'Revoked', ['quiet', 'bad']],
  ['suspended', 'Genuine', 'Suspended', ['quiet', 'hold']],
  ['superseded', 'Genuine', 'Replaced', ['quiet', 'info']],
  ['compromised', 'Not proven', 'No answer', ['doubt', 'quiet']],
  ['unknown', 'Cannot be checked yet', 'No answer', ['warn', 'quiet']],
  ['tampered', 'Not genuine', 'No answer', ['bad', 'quiet']],
  ['foreign', 'Not a certificate', 'No answer', ['void', 'quiet']],
  ['cut', 'Part of the link is missing', 'No answer', ['void', 'quiet']],
]

test('every state has its own words and colour, from the lists alone', async ({ context }) => {
  server.state.api = false
  for (const [name, paperTitle, carTitle, tones] of local) {
    const page = await scan(context, name)
    await expectAnswers(page, paperTitle, carTitle, tones)
    await page.close()
  }
})

test('after one visit every state but "not issued" is told without network', async ({ context, page }) => {
  await visitOnce(page)
  server.state.down = true
  await context.setOffline(true)
  const later = await context.newPage()
  for (const [name, paperTitle, carTitle, tones] of local) {
    await later.goto('about:blank')
    await later.goto(addressOf(name))
    await expectAnswers(later, paperTitle, carTitle, tones)
    await expect(later.locator('#offline')).toBeVisible()
  }
})

test('a code that was signed but never issued is unmasked online, and only there', async ({ context, page }) => {
  await visitOnce(page)
  const online = await scan(context, 'notIssued')
  await expectAnswers(online, 'Not issued', 'No answer', ['bad', 'quiet'])
  await expect(online.getByText('VF1AB000123456789')).toBeHidden()
  server.state.down = true
  const offline = await scan(context, 'notIssued')
  await expectAnswers(offline, 'Genuine', 'Passed', ['quiet', 'good'])
})

test('a stolen key is settled by the issuer’s record when there is network', async ({ context }) => {
  await expectAnswers(await scan(context, 'compromised'), 'Genuine', 'Passed', ['quiet', 'good'])
})

test('the issuer is never asked about a code whose signature failed here', async ({ context }) => {
  const page = await scan(context, 'tampered')
  await expect(page.getByText('Do not rely on the paper.')).toBeVisible()
  await page.getByText('What to do').click()
  await expect(page.getByText('do not accept the paper')).toBeVisible()
  expect(server.state.asked).toEqual([])
})

test('reason, day and successor of a change are told', async ({ context }) => {
  server.state.api = false
  await expect((await scan(context, 'revoked')).locator('#car p')).toContainText('issued in error')
  await expect((await scan(context, 'suspended')).locator('#car p')).toContainText('under review')
  await expect((await scan(context, 'superseded')).locator('#car p')).toContainText(/L1.26.000482.K/)
})

test('an instrument that counts miles is shown in miles', async ({ context }) => {
  await expect((await scan(context, 'miles')).locator('#facts')).toContainText('80,000 mi')
  await expect((await scan(context, 'valid')).locator('#facts')).toContainText('128,402 km')
})

test('plate and VIN are large and left to right, in Arabic too', async ({ context }) => {
  const page = await scan(context, 'superseded')
  await page.getByRole('button', { name: 'العربية' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('التحقق من الشهادة')
  for (const kind of ['plate', 'vin']) {
    const text = page.locator(`.${kind}`)
    await expect(text).toHaveCSS('direction', 'ltr')
    expect((await text.boundingBox())!.height).toBeGreaterThan(27)
  }
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar')
})

test('a browser in French is spoken to in French', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 360, height: 780 } })
  const page = await scan(context, 'fail')
  await expect(paper(page)).toHaveText('Authentique')
  await expect(car(page)).toHaveText('Refusé')
  await expect(page).toHaveTitle('Contrôle du certificat · SmartAutoCheck')
  await context.close()
})

test('nothing stands in the way of anyone, light and dark', async ({ page }) => {
  server.state.api = false
  const expectAccessibleInBoth = async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await expectAccessible(page)
    }
  }
  for (const [name, paperTitle] of [...local, ['', '']]) {
    await page.goto('about:blank')
    await page.goto(name ? addressOf(name) : server.url)
    if (name) await expect(paper(page)).toHaveText(paperTitle)
    else await expect(page.getByLabel('Certificate number')).toBeVisible()
    await expect(car(page)).not.toHaveText('Checking…')
    await expectAccessibleInBoth()
    if (name === 'valid') {
      await page.getByRole('button', { name: 'العربية' }).click()
      await page.locator('#more summary').click()
      await expectAccessibleInBoth()
      await page.getByRole('button', { name: 'English' }).click()
    }
  }
})

test('on a desk it stays one readable column', async ({ context }) => {
  const page = await scan(context, 'valid')
  await page.setViewportSize({ width: 1280, height: 800 })
  await expect(page.getByText('Confirmed by the issuer')).toBeVisible()
  expect((await page.locator('main').boundingBox())!.width).toBeLessThan(600)
})

test('a link is taken as mail and chat programs leave it', async ({ page }) => {
  const { url } = server
  const code = issuer.codes['valid'] ?? ''
  const left = ['.', ')', '>.', ',', '%3E', '?utm_source=mail&x=12', '&fbclid=IwAR0', '#', '%20', '/', '%E2%80%8B']
  for (const address of [
    ...left.map((behind) => `${url}#${code}${behind}`),
    `${url}?utm_source=mail#${code}`,
    `${url}%23${code}`,
    `${url}/%23${code}.`,
    `${url}%2523${code}?utm_source=mail`,
    `${url}/#${code}`,
  ]) {
    await page.goto('about:blank')
    await page.goto(address)
    await expect(car(page), address).toHaveText('Passed')
  }
})

test('a stray link opens without network after one visit', async ({ context, page }) => {
  await visitOnce(page)
  await context.setOffline(true)
  for (const address of [`${server.url}%23${issuer.codes['valid']}`, `${server.url}/#${issuer.codes['valid']}.`]) {
    const stray = await context.newPage()
    await stray.goto(address)
    await expect(car(stray)).toHaveText('Passed')
  }
})

test('a link that was cut is told from a bad scan', async ({ page }) => {
  const code = issuer.codes['valid'] ?? ''
  for (const cut of [code.slice(0, -1), code.slice(0, 200), code.slice(0, 3), code.slice(5)]) {
    await page.goto('about:blank')
    await page.goto(`${server.url}#${cut}`)
    await expect(paper(page), cut).toHaveText('Part of the link is missing')
    await expect(page.locator('#paper p')).toContainText('Open the whole link')
  }
  await page.goto('about:blank')
  await page.goto(`${server.url}#WIFI:S:garage;;`)
  await expect(paper(page)).toHaveText('Not a certificate')
  await expect(page.locator('#paper p')).toContainText('read badly')
})

for (const lacking of ['BigInt', 'crypto.subtle'])
  test(`a browser without ${lacking} gets one clear sentence`, async ({ context }) => {
    await context.addInitScript((name) => {
      if (name === 'BigInt') Reflect.deleteProperty(globalThis, name)
      else Reflect.deleteProperty(Crypto.prototype, 'subtle')
    }, lacking)
    const page = await scan(context, 'valid')
    await expect(page.getByText('this browser is too old or too closed')).toBeVisible()
    await expect(page.locator('#answer')).toBeHidden()
  })

test('a browser that keeps nothing answers, and says that it needs the network each time', async ({ context }) => {
  await context.addInitScript(() => {
    const forbidden = () => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    Object.defineProperty(globalThis, 'localStorage', { get: forbidden })
    Reflect.deleteProperty(globalThis, 'caches')
    Object.defineProperty(ServiceWorkerContainer.prototype, 'register', { value: () => Promise.reject(new Error()) })
  })
  const page = await scan(context, 'valid')
  await expect(car(page)).toHaveText('Passed')
  await expect(page.getByText('This browser keeps nothing')).toBeVisible()
  await expect(page.getByText('this browser is too old')).toBeHidden()
})

test('scanning another code into the same tab replaces the answer', async ({ context }) => {
  const page = await scan(context, 'valid')
  await expect(car(page)).toHaveText('Passed')
  await page.goto(addressOf('revoked'))
  await expect(car(page)).toHaveText('Revoked')
  await page.goto(`${server.url}#garbage%00<b>`)
  await expect(paper(page)).toHaveText('Not a certificate')
  await page.goto(`${server.url}#`)
  await expect(page.getByText('Point the camera')).toBeVisible()
})

test('without lists the paper is proven and its withdrawal was "not checked"', async ({ context }) => {
  server.state.lists = { '/.well-known/sac/trust.jws': issuer.lists['/.well-known/sac/trust.jws'] ?? '' }
  server.state.api = false
  await expectAnswers(await scan(context, 'valid'), 'Genuine', 'Passed, withdrawal not checked', ['quiet', 'warn'])
})

test('an older key list is refused and the kept one used', async ({ context, page }) => {
  await visitOnce(page)
  server.state.lists['/.well-known/sac/trust.jws'] = issuer.olderTrust
  const again = await scan(context, 'compromised')
  await expect(again.getByText('An outdated key list was offered and refused.')).toBeVisible()
})

const revokedWords: [string, string, [string, string]] = ['Genuine', 'Revoked', ['quiet', 'bad']]

test('a list of another year in the place of this one changes nothing, not offline either', async ({
  context,
  page,
}) => {
  await visitOnce(page)
  const year = new Date().getUTCFullYear()
  const iat = Math.floor(Date.now() / 1000)
  const other = await signStatusList(issuer.key, { year: year - 1, iat, codes: [0] })
  server.state.lists = { ...server.state.lists, [`/status/${year}`]: other }
  server.state.api = false
  await expectAnswers(await scan(context, 'revoked'), ...revokedWords)
  server.state.down = true
  await context.setOffline(true)
  await expectAnswers(await scan(context, 'revoked'), ...revokedWords)
})

test('a changed root key is reported, and the first one kept', async ({ context, page }) => {
  await visitOnce(page)
  await context.addInitScript(`caches.delete('sac-verify')`)
  server.state.root = JSON.stringify(issuer.key.jwk)
  const changed = await context.newPage()
  await expect(async () => {
    await changed.goto('about:blank')
    await changed.goto(addressOf('valid'))
    await expect(changed.getByText('This site shows another root key')).toBeVisible({ timeout: 15_000 })
  }).toPass()
  await expectAnswers(changed, 'Genuine', 'Passed', ['quiet', 'good'])
})

test('a typed number and four characters of the VIN find the certificate', async ({ page }) => {
  await page.goto(server.url)
  await lookUp(page, 'L1-26-000481-N', '6789')
  await expect(page.getByText('typing error')).toBeVisible()
  await lookUp(page, 'l1 – 26 – 000481 – m', '0000')
  await expect(page.getByText('No certificate has this number')).toBeVisible()
  await expectAccessible(page)
  await lookUp(page, 'l1 – 26 – 000481 – m', ' 67-89')
  await expectAnswers(page, 'On record', 'Passed', ['quiet', 'good'])
})

test('a PDF is checked by its fingerprint and never uploaded', async ({ page }) => {
  await page.goto(server.url)
  const picker = page.getByLabel('Check a PDF file')
  await picker.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: pdf })
  await expectAnswers(page, 'Genuine', 'Passed', ['quiet', 'good'])
  await page.goto('about:blank')
  await page.goto(server.url)
  await picker.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.concat([pdf, pdf]) })
  await expectAnswers(page, 'Not our file', 'No answer', ['bad', 'quiet'])
  expect(
    server.state.asked.filter((asked) => !/^\/api\/v1\/verify \{"pdfSha256":"[0-9a-f]{64}"\}$/.test(asked)),
  ).toEqual([])
})

test('a PDF dropped on the page is checked', async ({ page }) => {
  await page.goto(server.url)
  await expect(page.getByLabel('Check a PDF file')).toBeVisible()
  await page.evaluate(`{
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File([${JSON.stringify(pdf.toString())}], 'a.pdf'))
    dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }))
  }`)
  await expectAnswers(page, 'Genuine', 'Passed', ['quiet', 'good'])
})

test('the PDF is given for the signed code', async ({ context }) => {
  const page = await scan(context, 'valid')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Get the PDF' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('L1-26-000481-M.pdf')
  expect(await readFile(await download.path())).toEqual(pdf)
  expect(server.state.asked).toContain(`/api/v1/verify/pdf ${JSON.stringify({ digits: issuer.codes.valid })}`)
})

test('the page runs nothing inline and asks nobody else', async ({ context, page }) => {
  const foreign: string[] = []
  const said: string[] = []
  context.on('request', (request) => {
    if (!request.url().startsWith(new URL(server.url).origin)) foreign.push(request.url())
  })
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(addressOf('valid'))
  await expect(page.getByText('Confirmed by the issuer')).toBeVisible()
  expect(foreign).toEqual([])
  expect(said).toEqual([])
})

test('without JavaScript the page says what it needs', async ({ playwright, launchOptions }) => {
  const args = [...(launchOptions.args ?? []), '--blink-settings=scriptEnabled=false']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  const page = await browser.newPage()
  await page.goto(server.url)
  expect(await page.content()).toContain('needs JavaScript')
  await browser.close()
})
