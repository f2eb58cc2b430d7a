import { readFile } from 'node:fs/promises'
import type { Pool } from '@sac/platform/db/create-pool'
import type { Logger } from '@sac/platform/logging/create-logger'
import type { Running } from '@sac/platform/process/service'
import type { RequestHandler } from 'express'
import type { PaymentProvider } from './payment-provider.ts'
import type { ProviderSettings } from './settings.ts'
import { openStandIn } from './stand-in/open-stand-in.ts'
import { createStripeProvider } from './stripe/create-stripe-provider.ts'

type Options = {
  settings: ProviderSettings & {
    PUBLIC_URL: string
    PORT: number
    TLS_CERT?: string | undefined
    SEED: 'demo' | 'accounts' | 'none'
    /** Nobody but this machine reaches PUBLIC_URL. */
    loopback: boolean
  }
  /** Of the payments schema. */
  pool: Pool
  now: () => Date
  /** Path of the webhook operation. */
  webhookPath: string
  log: Pick<Logger, 'warn' | 'error'>
}

export type OpenPaymentProvider = {
  /** null: nobody collects money online here. */
  provider: PaymentProvider | null
  /** No money moves: a stand-in of our own takes the provider's place. */
  isDemonstration: boolean
  /** To be served beside the product's own. */
  pages: readonly RequestHandler[]
  /** Once our webhook operation can be reached. */
  start: () => Running
}

/**
 * Stripe where there is a key for it; else the demonstration, but only where a demonstration was asked for or nobody else can
 * reach it: a real centre that has no key must not take for paid what nobody has paid. Both are asked through the one adapter.
 */
export async function openPaymentProvider(options: Options): Promise<OpenPaymentProvider> {
  const { settings, pool, now, log } = options
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_BASE: apiBase } = settings
  const without = { isDemonstration: false, pages: [], start: nothingRuns }
  if (secretKey !== undefined && webhookSecret !== undefined)
    return { ...without, provider: createStripeProvider({ secretKey, webhookSecret, apiBase }) }
  if (settings.SEED === 'none' && !settings.loopback) return { ...without, provider: null }
  const standIn = await openStandIn({
    pool,
    now,
    log,
    publicUrl: settings.PUBLIC_URL,
    door: await doorOf(options),
  })
  return {
    // It has no office: who plays the bank does so at the books.
    provider: { ...createStripeProvider(standIn.access), pageOfDispute: () => null },
    isDemonstration: true,
    pages: [standIn.pages],
    start: standIn.start,
  }
}

const nothingRuns = (): Running => ({ health: () => ({ ok: true }), close: () => Promise.resolve() })

/** Our own webhook operation, as it is reached from this machine. */
async function doorOf({ settings: { PORT, PUBLIC_URL, TLS_CERT }, webhookPath }: Options) {
  if (TLS_CERT === undefined) return { url: `http://127.0.0.1:${PORT}${webhookPath}` }
  const tls = { certificate: await readFile(TLS_CERT, 'utf8'), name: new URL(PUBLIC_URL).hostname }
  return { url: `https://127.0.0.1:${PORT}${webhookPath}`, tls }
}
