import { randomBytes } from 'node:crypto'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import type { RequestHandler } from 'express'
import { createDatabaseBook } from './create-database-book.ts'
import { createStandIn } from './create-stand-in.ts'
import { type Delivering, startDelivery } from './deliver-events.ts'
import { createPayPages, payPath } from './page/create-pay-pages.ts'
import { createWebhookSender, type Door } from './send-webhook.ts'
import { serveApi } from './serve-api.ts'

type Options = {
  /** Of the schema with `stand_in_objects`. */
  pool: Pool
  now: () => Date
  log: Pick<Logger, 'warn' | 'error'>
  /** Where people's browsers find the product. */
  publicUrl: string
  door: Pick<Door, 'url' | 'tls'>
}

type OpenStandIn = {
  /** How the adapter reaches it. */
  access: { secretKey: string; webhookSecret: string; apiBase: string }
  pages: RequestHandler
  /** Begins to tell what has happened. */
  start: () => Running
}

/** The stand-in within a process of the product: interface on this machine alone, pages beside ours, books in the database. */
export async function openStandIn({ pool, now, log, publicUrl, door }: Options): Promise<OpenStandIn> {
  // Of this start alone: nobody else can ask it or sign for it.
  const [secretKey, webhookSecret] = [`sk_test_${newSecret()}`, `whsec_${newSecret()}`]
  const openBook = createDatabaseBook(pool)
  let delivering: Delivering | undefined
  const standIn = createStandIn({
    openBook,
    now,
    secretKey,
    payPage: (sessionId) => `${publicUrl}${payPath(sessionId)}`,
    wake: () => delivering?.wake(),
  })
  const api = await serveApi({ answer: standIn.answer, log })
  const send = createWebhookSender({ ...door, webhookSecret, now })
  return {
    access: { secretKey, webhookSecret, apiBase: api.url },
    pages: createPayPages(standIn),
    start: () => {
      const running = startDelivery({ openBook, now, send, log })
      delivering = running
      const close = async (deadlineMs: number) => {
        await running.close(deadlineMs)
        await api.close()
      }
      return { health: running.health, close }
    },
  }
}

const newSecret = () => randomBytes(24).toString('hex')
