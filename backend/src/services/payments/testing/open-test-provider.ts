// The stand-in as rigs and tests use it: in memory, with faults of the line and of the provider, and with its books open.

import type { PaymentProvider } from '../provider/payment-provider.ts'
import { createMemoryBook } from '../provider/stand-in/create-memory-book.ts'
import { createStandIn, type StandIn } from '../provider/stand-in/create-stand-in.ts'
import type { Told } from '../provider/stand-in/objects.ts'
import type { RefundPace } from '../provider/stand-in/refunds.ts'
import { createStripeProvider } from '../provider/stripe/create-stripe-provider.ts'
import { listTold, type ProviderLedger, readProviderLedger } from './read-provider-ledger.ts'
import { type FaultRates, type ProviderFault, serveWithFaults } from './serve-with-faults.ts'

type Options = {
  now?: () => Date
  /** In [0, 1); decides who meets which fault. */
  random?: () => number
  faults?: FaultRates
  refundPace?: () => RefundPace
  /** Of the adapter; 10 s unless told. */
  deadlineMs?: number
}

export type TestProvider = Omit<StandIn, 'answer'> & {
  /** The adapter of the product, asking this stand-in. */
  provider: PaymentProvider
  /** For a process of the product; with a scheme, host and port of this machine. */
  settings: { STRIPE_SECRET_KEY: string; STRIPE_WEBHOOK_SECRET: string; STRIPE_API_BASE: string }
  /** From here on these, and no others. */
  setFaults: (faults: FaultRates) => void
  /** Requests that met each fault, and all of them. */
  counts: Readonly<Record<ProviderFault | 'requests', number>>
  /** Everything it has to tell, as it happened; nothing is sent by itself (`planWebhooks`). */
  told: () => Promise<Told[]>
  ledger: () => Promise<ProviderLedger>
  close: () => Promise<void>
}

/** A provider of its own on a free port. Money moves when `pay` is called, never by itself. */
export async function openTestProvider(options: Options = {}): Promise<TestProvider> {
  const { now = () => new Date(), random = Math.random, deadlineMs, refundPace } = options
  const openBook = createMemoryBook()
  const settings = { STRIPE_SECRET_KEY: 'sk_test_testing', STRIPE_WEBHOOK_SECRET: 'whsec_testing' }
  const { answer, ...acts } = createStandIn({
    openBook,
    now,
    secretKey: settings.STRIPE_SECRET_KEY,
    payPage: (sessionId) => `http://pay.test/${sessionId}`,
    ...(refundPace ? { refundPace } : {}),
  })
  const failing = await serveWithFaults({ answer, random, faults: options.faults ?? {} })
  return {
    ...acts,
    provider: createStripeProvider({
      secretKey: settings.STRIPE_SECRET_KEY,
      webhookSecret: settings.STRIPE_WEBHOOK_SECRET,
      apiBase: failing.url,
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
    }),
    settings: { ...settings, STRIPE_API_BASE: failing.url },
    setFaults: failing.setFaults,
    counts: failing.counts,
    told: () => listTold(openBook),
    ledger: () => readProviderLedger(openBook),
    close: failing.close,
  }
}
