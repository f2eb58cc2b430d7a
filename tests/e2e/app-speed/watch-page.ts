// What a page does, seen from inside: when its first list stands, when a tap is on disk and on the screen, and what kept the
// main thread. Times are milliseconds since the navigation began.
import type { BrowserContext, Page } from '@playwright/test'

export type Tap = {
  /** The strict transaction is complete; null when there was none. */
  durable: number | null
  /** The answer stands on the painted screen. */
  shown: number | null
}

type Watched = {
  firstList: number | null
  taps: { at: number; durable: number | null; shown: number | null }[]
  /** Longest event of each interaction, as browsers report it for INP. */
  interactions: Map<number, number>
  longTasks: number[]
}

declare global {
  var watched: Watched
}

/** For every page of this phone from now on. */
export const watchPages = (phone: BrowserContext): Promise<unknown> =>
  phone.addInitScript(() => {
    if (location.protocol === 'about:') return
    const watched: Watched = { firstList: null, taps: [], interactions: new Map(), longTasks: [] }
    globalThis.watched = watched
    const afterPaint = (then: () => void) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', then, { once: true })
        port1.start()
        port2.postMessage(null)
      })
    const list = '.next-card, .done-row, main .rows > li, input[type=email], #empty-list'
    const look = () => {
      if (watched.firstList !== null || !document.querySelector(list)) return
      watched.firstList = -1
      afterPaint(() => {
        watched.firstList = performance.now()
      })
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
    new MutationObserver(() => {
      const tap = watched.taps.at(-1)
      if (tap && tap.shown === null) {
        tap.shown = -1
        afterPaint(() => {
          tap.shown = performance.now() - tap.at
        })
      }
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-pressed', 'data-answered'] })
    document.addEventListener(
      'click',
      ({ timeStamp }) => watched.taps.push({ at: timeStamp, durable: null, shown: null }),
      { capture: true },
    )
    // oxlint-disable-next-line typescript/unbound-method -- called with its database below
    const begin = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function watchedTransaction(this: IDBDatabase, ...given) {
      const transaction = begin.apply(this, given)
      const tap = watched.taps.at(-1)
      if (given[2]?.durability === 'strict')
        transaction.addEventListener('complete', () => {
          if (tap) tap.durable ??= performance.now() - tap.at
        })
      return transaction
    }
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries() as PerformanceEventTiming[]) {
        const { interactionId, duration } = entry
        if (interactionId === 0) continue
        watched.interactions.set(interactionId, Math.max(duration, watched.interactions.get(interactionId) ?? 0))
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
    new PerformanceObserver((entries) => {
      for (const { duration } of entries.getEntries()) watched.longTasks.push(duration)
    }).observe({ type: 'longtask', buffered: true })
  })

/** Milliseconds from the start of the navigation until its list, or its sign-in, stood painted. */
export async function firstListOf(page: Page): Promise<number> {
  await page.waitForFunction(() => (globalThis.watched?.firstList ?? -1) > 0)
  return page.evaluate(() => watched.firstList ?? Number.NaN)
}

/** Of the last tap, once it is durable. */
export async function lastTapOf(page: Page): Promise<Tap> {
  await page.waitForFunction(() => (watched.taps.at(-1)?.durable ?? null) !== null)
  return page.evaluate(() => watched.taps.at(-1) ?? { durable: null, shown: null })
}

/** How long each interaction of this page has kept its user waiting for the next frame. */
export const interactionsOf = (page: Page): Promise<number[]> => page.evaluate(() => [...watched.interactions.values()])

/** Every stretch of more than 50 ms in which the page could not answer. */
export const longTasksOf = (page: Page): Promise<number[]> => page.evaluate(() => watched.longTasks)
