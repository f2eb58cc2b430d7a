// Tells what happened at our own door, as Stripe would: signed, at least once, again and again until it is taken.
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import { createLoop } from '@sac/platform/timing/create-loop'
import type { KeptAs, OpenBook } from './book.ts'
import { findSession } from './checkout-sessions.ts'
import type { SendWebhook } from './send-webhook.ts'

type Delivery = {
  openBook: OpenBook
  now: () => Date
  send: SendWebhook
}

const [firstMs, longestMs] = [1_000, 60 * 60 * 1_000]
// Stripe gives up after three days.
const mostAttempts = 80

const dayMs = 24 * 60 * 60 * 1_000
/** As long as Stripe shows events; keys are good for a day. */
const toldMs = 30 * dayMs
/** Longer ago no card can be given its money back, and the books are compared for five weeks. */
const allMs = 180 * dayMs

/** Does what is due, and says how long there is nothing to do: milliseconds. */
async function deliverDue({ openBook, now, send }: Delivery): Promise<number> {
  const due = await openBook((book) => book.listDue(now()))
  for (const kept of due) {
    if (kept.kind === 'session') await openBook((book) => findSession({ book, now: now() }, kept.id))
    else if (kept.kind === 'event') await deliver(kept, { openBook, now, send })
  }
  const next = await openBook((book) => book.nextDue())
  return next ? Math.min(Math.max(next.getTime() - now().getTime(), 10), longestMs) : longestMs
}

async function deliver(kept: KeptAs<'event'>, { openBook, now, send }: Delivery): Promise<void> {
  const { event, attempts } = kept.body
  const isTaken = await send(event)
  const isOver = isTaken || attempts + 1 >= mostAttempts
  const waitMs = Math.min(firstMs * 2 ** attempts, longestMs)
  const body = { event, attempts: attempts + 1 }
  await openBook((book) => book.put({ ...kept, body, dueAt: isOver ? null : new Date(now().getTime() + waitMs) }))
}

export type Delivering = Running & { wake: () => void }

/** Once an hour what nobody asks for any more. */
function createForgetting({ openBook, now }: Pick<Delivery, 'openBook' | 'now'>): () => Promise<void> {
  let next = 0
  return async () => {
    const at = now().getTime()
    if (at < next) return
    await openBook((book) => book.forget({ told: new Date(at - toldMs), all: new Date(at - allMs) }))
    next = at + longestMs
  }
}

/** Goes on until it is closed; what could not be told waits in the book for the next start. */
export function startDelivery({ log, ...delivery }: Delivery & { log: Pick<Logger, 'warn'> }): Delivering {
  const forget = createForgetting(delivery)
  const loop = createLoop(async () => {
    try {
      await forget()
      return await deliverDue(delivery)
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'messages of the demonstration wait')
      return firstMs
    }
  })
  return { health: () => ({ ok: true }), close: loop.stop, wake: loop.wake }
}
