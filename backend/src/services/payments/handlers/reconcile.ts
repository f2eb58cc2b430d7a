// Two books: ours and the provider's. What the provider has and we do not is taken in as if it had been told, which repairs messages
// that were lost; what cannot be is a difference for a person.
import { withTransaction } from '@sac/platform/db/with-transaction'
import type { PaymentsDeps } from '../payments-deps.ts'
import type { LedgerPage, LedgerQuery, ProviderPayment, ProviderRefund } from '../provider/payment-provider.ts'
import {
  findComparedUntil,
  insertComparison,
  listKnownRefunds,
  listKnownTransactions,
  listPaidOnline,
  listSentBack,
} from '../store/comparison-rows.ts'
import { isDisputeKnown } from '../store/dispute-rows.ts'
import { applyPaid, applyRefund } from './apply-provider.ts'
import { recordDifference } from './record-difference.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
/** What the provider writes late is seen the next time. */
const overlapMs = 60 * minuteMs
const wholeMs = 35 * dayMs

/** What is new since the last time. Returns how much was repaired. */
export async function reconcileNew(deps: PaymentsDeps): Promise<number> {
  const until = await findComparedUntil(deps.pool)
  const since = until === null ? deps.now().getTime() - wholeMs : until.getTime() - overlapMs
  return compare(deps, new Date(since), { isWhole: false })
}

/** All of the last weeks, and also whether the provider has what we have. */
export const reconcileAll = (deps: PaymentsDeps): Promise<number> =>
  compare(deps, new Date(deps.now().getTime() - wholeMs), { isWhole: true })

async function compare(deps: PaymentsDeps, since: Date, { isWhole }: { isWhole: boolean }): Promise<number> {
  const { provider, pool, newId, now } = deps
  if (!provider) return 0
  // To the second: what happens in this one is seen the next time.
  const before = new Date(Math.floor(now().getTime() / 1_000) * 1_000 + 1_000)
  const paid = await readAll((query) => provider.listPayments(query), { since, before })
  const back = await readAll((query) => provider.listRefunds(query), { since, before })
  const repaired = (await takePayments(deps, paid)) + (await takeRefunds(deps, back))
  if (isWhole) await findMissing(deps, { since, before, paid, back })
  const entries = paid.length + back.length
  await insertComparison(pool, { comparisonId: newId(), since, before, entries, repaired, finishedAt: now() })
  return repaired
}

async function readAll<Entry>(
  list: (query: LedgerQuery) => Promise<LedgerPage<Entry>>,
  period: { since: Date; before: Date },
): Promise<Entry[]> {
  const entries: Entry[] = []
  for (let query: LedgerQuery | null = period; query; ) {
    const page: LedgerPage<Entry> = await list(query)
    entries.push(...page.entries)
    query = page.next === null ? null : { ...period, after: page.next }
  }
  return entries
}

async function takePayments(deps: PaymentsDeps, entries: readonly ProviderPayment[]): Promise<number> {
  const known = await listKnownTransactions(
    deps.pool,
    entries.map(({ providerPaymentId }) => providerPaymentId),
  )
  let repaired = 0
  for (const entry of entries) {
    if (!known.has(entry.providerPaymentId)) {
      const outcome = await withTransaction(deps.pool, (tx) => applyPaid(deps, tx, entry))
      if (outcome === 'moved') repaired += 1
    }
    if (entry.disputed && !(await isDisputeKnown(deps.pool, entry))) await recordDispute(deps, entry)
  }
  return repaired
}

/** The provider's book knows of one it never told of: a person looks there. */
const recordDispute = (
  deps: PaymentsDeps,
  { providerPaymentId: subject, paymentId, amountMinor, currency }: ProviderPayment,
) =>
  withTransaction(deps.pool, (tx) =>
    recordDifference(deps, tx, { kind: 'disputed', subject, paymentId, details: { amountMinor, currency } }),
  )

async function takeRefunds(deps: PaymentsDeps, entries: readonly ProviderRefund[]): Promise<number> {
  const known = await listKnownRefunds(
    deps.pool,
    entries.map(({ providerRefundId }) => providerRefundId),
  )
  let repaired = 0
  for (const entry of entries) {
    if (known.get(entry.providerRefundId) === entry.status) continue
    const outcome = await withTransaction(deps.pool, (tx) => applyRefund(deps, tx, entry))
    if (outcome === 'moved') repaired += 1
  }
  return repaired
}

type Whole = { since: Date; before: Date; paid: readonly ProviderPayment[]; back: readonly ProviderRefund[] }

/** What we have and the provider does not; what happened near the ends of the period may be just outside of its. */
async function findMissing(deps: PaymentsDeps, { since, before, paid, back }: Whole): Promise<void> {
  const period = { from: new Date(since.getTime() + overlapMs), to: new Date(before.getTime() - 10 * minuteMs) }
  const [came, went] = [
    new Set(paid.map(({ providerPaymentId }) => providerPaymentId)),
    new Set(back.map(({ refundId }) => refundId)),
  ]
  const missing = [
    ...(await listPaidOnline(deps.pool, period))
      .filter(({ transactionId }) => !came.has(transactionId))
      .map(({ paymentId }) => ({ kind: 'missing-payment' as const, subject: paymentId, paymentId })),
    ...(await listSentBack(deps.pool, period))
      .filter(({ refundId }) => !went.has(refundId))
      .map(({ refundId, paymentId }) => ({ kind: 'missing-refund' as const, subject: refundId, paymentId })),
  ]
  for (const one of missing)
    await withTransaction(deps.pool, (tx) => recordDifference(deps, tx, { ...one, details: {} }))
}
