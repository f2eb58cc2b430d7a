// Somebody who answers one checkpoint after the other in the list, and every tick the screen has shown.
import type { BrowserContext, Page } from '@playwright/test'

declare global {
  var noteTick: (label: string) => void
}

/** Calls back for every checkpoint whose answer the screen shows as saved, as long as the page lives. */
export const listenForTicks = (phone: BrowserContext, shown: (label: string) => void): Promise<unknown> =>
  phone.exposeFunction('noteTick', shown)

const answered = '.check-row button[aria-label^="Pass: "][aria-pressed="true"]'
const open = '.check-row button[aria-label^="Pass: "][aria-pressed="false"]'

/** Taps without waiting for the tick of the tap before. */
export const startTapping = (page: Page, everyMs: number): Promise<void> =>
  page.evaluate(
    ([everyMs, answered, open]) => {
      const told = new Set<string>()
      const tell = () => {
        for (const button of document.querySelectorAll(answered)) {
          const label = button.getAttribute('aria-label') ?? ''
          if (!told.has(label)) globalThis.noteTick(label)
          told.add(label)
        }
      }
      new MutationObserver(tell).observe(document.body, {
        subtree: true,
        attributes: true,
        attributeFilter: ['aria-pressed'],
      })
      const waiting = [...document.querySelectorAll<HTMLElement>(open)]
      setInterval(() => waiting.shift()?.click(), everyMs)
    },
    [everyMs, answered, open] as const,
  )

/** What the screen shows as saved now. */
export const ticksOn = (page: Page): Promise<string[]> =>
  page.locator(answered).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''))

export const openOn = (page: Page): Promise<number> => page.locator(open).count()

/** As if the app had asked for nothing: what browsers do unless told. */
export const relaxDurability = (phone: BrowserContext): Promise<unknown> =>
  phone.addInitScript(() => {
    // oxlint-disable-next-line typescript/unbound-method -- called with its database below
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function relaxed(this: IDBDatabase, stores, mode) {
      return begin.call(this, stores, mode, { durability: 'relaxed' })
    }
  })
