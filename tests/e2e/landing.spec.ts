// What whoever comes to `/` sees first.
import { expect } from '@playwright/test'
import { test } from './shared-product.ts'

const widths = [320, 412, 1280]
/** Of the window, times how far; what people do not notice ends at 0.1. */
const unnoticed = 0.06

for (const locale of ['en-GB', 'fr-FR', 'ar-MA'])
  test(`nothing of the landing moves once it is painted, ${locale}`, async ({ browser, product }) => {
    for (const width of widths) {
      const viewport = { width, height: 823 }
      const context = await browser.newContext({
        baseURL: product.stack.url,
        locale,
        viewport,
        serviceWorkers: 'block',
      })
      const page = await context.newPage()
      await page.addInitScript(() => {
        const moved: number[] = []
        Object.assign(globalThis, { moved })
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) moved.push((entry as PerformanceEntry & { value: number }).value)
        }).observe({ type: 'layout-shift', buffered: true })
      })
      await page.goto('/')
      await page.locator('.next-free svg').waitFor()
      await page.evaluate(() => document.fonts.ready)
      const moved = await page.evaluate(() => (globalThis as unknown as { moved: number[] }).moved)
      expect(
        moved.reduce((sum, value) => sum + value, 0),
        `${width} px`,
      ).toBeLessThan(unnoticed)
      await context.close()
    }
  })
