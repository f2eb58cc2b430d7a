// Inspecting in Arabic: everything that is read is Arabic, the official text is a tap away, and Arabic words find the defect.
import { expect, type Page } from '@playwright/test'
import { openCheckpoint, startAdHoc, toCheckpoints } from './inspector-app.ts'
import { inspectors, type Product } from './open-product.ts'
import { wear } from './screens/looks.ts'
import { test } from './shared-product.ts'

let product: Product
let page: Page
test.beforeAll(async ({ product: shared }) => {
  product = shared
  page = (await product.phoneOf(inspectors.first)).page
})
test.afterAll(({ product }) => product.closePhones())

/** French or English words in sight: three Latin letters in a row that are no code and not marked as another language. */
const foreignWords = () =>
  page.evaluate(() => {
    const codes = ['ABS', 'ESC', 'OBD', 'LED', 'EGR', 'kN', 'mm']
    const walker = document.createTreeWalker(
      document.querySelector('dialog:modal') ?? document.body,
      NodeFilter.SHOW_TEXT,
    )
    const words: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (
        !element ||
        element.closest('bdi, .num, script, style, noscript, details:not([open]) > :not(summary), [lang]:not(html)')
      )
        continue
      words.push(...(node.textContent?.match(/\p{sc=Latn}{2,}/gu) ?? []).filter((word) => !codes.includes(word)))
    }
    return words
  })

test('an Arabic-speaking inspector reads Arabic, finds the official text and searches in Arabic', async () => {
  await startAdHoc(page, { plate: 'AR-204-BI' })
  await toCheckpoints(page)
  await openCheckpoint(page, 'Linings and pads')
  await wear(page, { language: 'ar', theme: 'light', size: 'phone' })
  const card = page.getByRole('article')
  await expect(card.getByRole('heading', { level: 2 })).toHaveText('بطانات الفرامل')
  expect(await foreignWords()).toEqual([])

  const official = card.locator('details').first()
  await expect(official.locator('p')).toHaveCount(2)
  await expect(official.locator('p').first()).toBeHidden()
  await official.locator('summary').click()
  await expect(official.locator('p').first()).toHaveText('Linings and pads')
  await expect(official.locator('p').first()).toHaveAttribute('lang', 'en')

  await page.getByRole('link', { name: 'قائمة' }).click()
  await expect(
    page
      .getByRole('navigation')
      .getByText('نظام منع انغلاق العجلات (ABS)')
      .or(page.getByText('الإطارات').first())
      .first(),
  ).toBeVisible()
  expect(await foreignWords()).toEqual([])
  await page.getByRole('navigation').getByRole('button', { name: 'الإطارات' }).first().click()
  await page.getByRole('button', { name: 'عيب', exact: true }).click()
  const dialog = page.getByRole('dialog')
  expect(await foreignWords()).toEqual([])
  await dialog.getByRole('searchbox').fill('كفر منفوخ')
  await dialog.getByRole('listitem').getByRole('button').first().click()
  await expect(dialog.locator('.card')).toContainText('نسيج الإطار ظاهر أو تالف، أو فيه انتفاخ')
  await dialog.locator('.card summary').click()
  await expect(dialog.locator('.card details p').first()).toHaveText('Tyre cords visible or damaged, or bulge')
  expect(await foreignWords()).toEqual([])
})
