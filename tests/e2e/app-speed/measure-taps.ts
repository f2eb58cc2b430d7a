import type { Page } from '@playwright/test'
import { serveEmptyPage } from './empty-page.ts'
import { interactionsOf, lastTapOf, longTasksOf, type Tap } from './watch-page.ts'

export type Taps = { durable: number[]; shown: number[]; interactions: number[]; longTasks: number[] }

/** Somebody who looks before the next tap. */
const betweenMs = 250

async function tapAll(page: Page, count: number, tap: (index: number) => Promise<void>): Promise<Taps> {
  const taps: Tap[] = []
  for (let index = 0; index < count; index += 1) {
    await tap(index)
    await lastTapOf(page)
    await page.waitForTimeout(betweenMs)
    taps.push(await lastTapOf(page))
  }
  const known = (of: keyof Tap) => taps.flatMap((tap) => (tap[of] !== null && tap[of] > 0 ? [tap[of]] : []))
  return {
    durable: known('durable'),
    shown: known('shown'),
    interactions: await interactionsOf(page),
    longTasks: await longTasksOf(page),
  }
}

/** Passes checkpoints in the list, one after the other. */
export async function tapInList(page: Page, list: string, count: number): Promise<Taps> {
  await page.goto(`${list}?list=true`)
  const open = page.locator('.check-row button[aria-label^="Pass: "][aria-pressed="false"]')
  await open.first().waitFor()
  return tapAll(page, count, async () => {
    const next = open.first()
    await next.scrollIntoViewIfNeeded()
    await clickMiddle(page, await next.boundingBox())
  })
}

/** Passes checkpoints one card at a time. */
export async function tapInFocus(page: Page, list: string, count: number): Promise<Taps> {
  await page.goto(list)
  const pass = page.locator('.answers').getByRole('button', { name: 'Pass', exact: true })
  await pass.waitFor()
  return tapAll(page, count, async () => clickMiddle(page, await pass.boundingBox()))
}

/** The raw limit: a tap that is one strict write and one attribute. */
export async function tapEmptyPage(page: Page, count: number): Promise<Taps> {
  await page.goto(await serveEmptyPage(page.context()))
  await page.locator('#tap[data-ready]').waitFor()
  return tapAll(page, count, () => clickMiddle(page, { x: 100, y: 100, width: 0, height: 0 }))
}

type Box = { x: number; y: number; width: number; height: number }

/** Without asking the page first whether it may be clicked: that would be measured too. */
async function clickMiddle(page: Page, box: Box | null): Promise<void> {
  if (!box) throw new Error('nothing to tap')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}
