// Customers who pay, or not, or too late; a provider whose messages come twice, in any order, late, forged, or never, over a line that
// breaks; bookings called off meanwhile, and banks that take money back. Then everybody's books are compared.
import { invoicesSchema } from '@sac/backend/services/invoices/invoices-service'
import { reconcileNew } from '@sac/backend/services/payments/handlers/reconcile'
import { settleLostDisputes } from '@sac/backend/services/payments/handlers/settle-lost-dispute'
import { endOverdue, resumeRefunds } from '@sac/backend/services/payments/handlers/sweep'
import { paymentsSchema } from '@sac/backend/services/payments/payments-service'
import { ProviderError } from '@sac/backend/services/payments/provider/provider-error'
import { planWebhooks } from '@sac/backend/services/payments/testing/plan-webhooks'
import { type StagedPayments, stagePayments } from '@sac/backend/services/payments/testing/stage-payments'
import { createPool } from '@sac/platform/db/create-pool'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { migrateSchema } from '@sac/platform/process/migrate-schema'
import { checkPaymentBooks } from './check-payment-books.ts'
import { openInvoicing } from './invoice-facts.ts'
import { loseDisputes } from './lose-disputes.ts'

type Run = {
  /** An empty database. */
  url: string
  seed: number
  payments: number
  /** Every message of the provider is lost: only its books are left. */
  allLost?: boolean
  said: (line: string) => void
}
export type PaymentVerdict = { messages: number; forged: number; repaired: number; counterexamples: string[] }

const atOnce = 8

/** The same numbers for the same seed (mulberry32), in [0, 1). */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items]
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

type Parts = { service: StagedPayments; random: () => number; run: Run }
type Counts = { messages: number; forged: number; believed: number }

const pass = ({ clock }: StagedPayments, minutes: number) => {
  clock.now = new Date(clock.now.getTime() + minutes * 60_000)
}

/** Until nothing is due, with whoever asks being many. */
async function work({ service }: Pick<Parts, 'service'>): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await resumeRefunds(service.deps)
    const done = await Promise.all(Array.from({ length: atOnce }, () => service.work()))
    pass(service, 1)
    const { rows } = await service.deps.pool.query('SELECT 1 FROM provider_jobs LIMIT 1')
    if (rows.length === 0 && done.every((turns) => turns === 0)) return
  }
}

/** Everybody comes, and does what they do. */
async function pay({ service, random, run }: Parts): Promise<string[]> {
  const heldUntil = new Date(service.clock.now.getTime() + 60 * 60_000).toISOString()
  const all = Array.from({ length: run.payments }, () => ({
    booking: service.booked({ heldUntil }),
    paymentId: uuidv7(),
  }))
  await inLanes(all, ({ booking, paymentId }) => service.create(booking, paymentId))
  await work({ service })
  const fates = all.map((one) => ({ ...one, pays: random() < 0.85, atCounter: random() < 0.05 }))
  await inLanes(fates, async ({ booking, paymentId, pays, atCounter }) => {
    if (pays) await service.pay(paymentId)
    // At the same moment somebody takes their cash: whoever comes second gives it back.
    if (atCounter) await service.take(booking).catch(() => undefined)
  })
  return fates.filter(({ pays, atCounter }) => pays && atCounter).map(({ paymentId }) => paymentId)
}

/** The messages about what happened since come in, as badly as messages do. */
async function hear({ service, random, run }: Parts, counts: Counts, seen: Set<string>): Promise<void> {
  const events = (await service.atProvider.told()).filter(({ id }) => !seen.has(id))
  for (const { id } of events) seen.add(id)
  if (run.allLost) return
  const secret = service.atProvider.settings.STRIPE_WEBHOOK_SECRET
  const fates = { doubled: 0.3, lost: 0.03, forged: 0.05 }
  const webhooks = await planWebhooks(events, { secret, random, now: service.clock.now, ...fates })
  await inLanes(webhooks, async (webhook) => {
    counts.messages += 1
    if (webhook.forgery) counts.forged += 1
    if ((await service.send(webhook)) && webhook.forgery) counts.believed += 1
  })
}

/** Bookings are called off, or there was none: what was paid goes back, wholly or in part. */
async function giveBack({ service, random }: Parts, twice: readonly string[]): Promise<void> {
  const { rows } = await service.deps.pool.query<{ id: string; appointmentId: string }>(
    `SELECT payment_id AS id, appointment_id AS "appointmentId" FROM payments WHERE status = 'completed' AND method = 'online'
     ORDER BY payment_id`,
  )
  const fates = rows.map((row) => ({ ...row, fate: random() }))
  await inLanes(fates, async ({ id: paymentId, appointmentId, fate }) => {
    const refundMinor = Math.floor(7_900 * fate)
    if (twice.includes(paymentId) || fate < 0.1) return service.hear('appointment.payment-unplaceable', { paymentId })
    if (fate > 0.6) return undefined
    const cancellation = { by: 'customer', reason: null, feeMinor: 7_900 - refundMinor, refundMinor }
    return service.hear('appointment.cancelled', { appointmentId, paymentId, cancellation })
  })
}

/** Ten minutes later, and again while the line is bad, as its job is. */
async function compareBooks(service: StagedPayments): Promise<number> {
  pass(service, 10)
  for (;;) {
    try {
      return await reconcileNew(service.deps)
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
    }
  }
}

const line = {
  'broken-after': 0.02,
  'broken-before': 0.02,
  'reset-after': 0.03,
  'reset-before': 0.03,
  limited: 0.02,
  garbage: 0.02,
}

type Played = Counts & { repaired: number; taken: ReadonlyMap<string, number> }

async function play(parts: Parts, invoice: () => Promise<boolean>): Promise<Played> {
  const { service } = parts
  const counts: Counts = { messages: 0, forged: 0, believed: 0 }
  const seen = new Set<string>()
  let repaired = 0
  const settle = async () => {
    for (let more = true; more; ) {
      await work(parts)
      more = await invoice()
    }
  }
  const twice = await pay(parts)
  await hear(parts, counts, seen)
  if (!parts.run.allLost) await settle()
  if (parts.run.allLost) repaired += await compareBooks(service)
  await settle()
  // The pages end; what was paid before and not heard of is found out then, or by comparing the books.
  pass(service, 90)
  await endOverdue(service.deps)
  await settle()
  repaired += await compareBooks(service)
  await giveBack(parts, twice)
  await settle()
  await hear(parts, counts, seen)
  service.atProvider.setFaults({})
  pass(service, 10)
  await settle()
  repaired += await compareBooks(service)
  await settle()
  const taken = await loseDisputes(parts)
  await settle()
  await settleLostDisputes(service.deps)
  await settle()
  return { ...counts, repaired, taken }
}

export async function runPaymentRig(run: Run): Promise<PaymentVerdict> {
  const open = (schema: string) => createPool({ url: run.url, log: createSilentLogger(), schema })
  const [payments, invoices] = [open(paymentsSchema.name), open(invoicesSchema.name)]
  const random = createRandom(run.seed)
  await migrateSchema(payments, paymentsSchema)
  await migrateSchema(invoices, invoicesSchema)
  const service = await stagePayments(payments, { random, faults: line, deadlineMs: 2_000 })
  try {
    const { believed, taken, ...counts } = await play({ service, random, run }, await openInvoicing(invoices, service))
    run.said(
      `${run.payments} payments, ${counts.messages} messages of which ${counts.forged} forged, ${counts.repaired} repaired, ${taken.size} lost to banks`,
    )
    const found = await checkPaymentBooks({ service, payments, invoices, taken })
    if (believed > 0) found.push(`${believed} forged messages were believed`)
    return { ...counts, counterexamples: found }
  } finally {
    await service.atProvider.close()
    await Promise.all([payments.end(), invoices.end()])
  }
}
