// The taps of a whole inspection made inside the page, by the same buttons: for journeys that are about something else. Through
// the browser's input each tap costs a dozen messages, and there are two hundred.
import type { Page } from '@playwright/test'
import { passingValue } from './passing-value.ts'

/** Passes every open checkpoint from the one in view, measuring where values are asked; ends on the review page. */
export async function passTheRest(page: Page): Promise<void> {
  const valueWithin = await page.evaluateHandle<typeof passingValue>(`(${String(passingValue)})`)
  await page.evaluate(tapThrough, valueWithin)
  await page.getByRole('heading', { level: 1, name: 'Review' }).waitFor()
}

/** Runs in the page. */
async function tapThrough(valueWithin: typeof passingValue): Promise<void> {
  const patienceMs = 120_000
  const until = async <Found>(what: string, find: () => Found | null | undefined | false): Promise<Found> => {
    for (const deadline = Date.now() + patienceMs; Date.now() < deadline; ) {
      const found = find()
      if (found) return found
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    throw new Error(`waited ${patienceMs} ms for ${what} at ${document.querySelector('h1, h2')?.textContent}`)
  }
  const button = (within: string, words: RegExp) =>
    [...document.querySelectorAll<HTMLButtonElement>(`${within} button`)].find(
      ({ textContent, disabled }) => !disabled && words.test(textContent.trim()),
    )
  const tap = async (within: string, words: RegExp) => (await until(`${words}`, () => button(within, words))).click()
  const type = (field: HTMLInputElement, text: string) => {
    // React hears of a value only when it was not set through the element's own property.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const measure = async () => {
    const field = await until('the pad', () => document.querySelector<HTMLInputElement>('dialog .pad-value input'))
    const limit = document.querySelector('dialog .place-facts p')?.textContent.replace('Limit:', '') ?? ''
    const unit = document.querySelector('dialog .pad-value')?.textContent.trim() ?? ''
    type(field, valueWithin(limit, unit))
    await tap('dialog', /^Save$/)
    await until('the pad to close', () => !document.querySelector('dialog'))
  }
  const title = () => document.querySelector('article h2')?.textContent
  // The card that was answered last may still be in view.
  const isOpen = () =>
    document.querySelector('.answers') !== null && !document.querySelector('dialog, .answers [aria-pressed="true"]')
  await until('a checkpoint without an answer', isOpen)
  for (let current = title(); current; current = title()) {
    for (let left = button('article', /Enter$/); left; left = button('article', /Enter$/)) {
      left.click()
      await measure()
      await until('the value', () => button('article', /Enter$/) !== left)
    }
    await tap('.answers', /^Pass$/)
    await until('the next checkpoint', () => title() !== current)
  }
}
