// After a run: what the provider really did, what our rows say, and what was invoiced are one and the same.
import type { StagedPayments } from '@sac/backend/services/payments/testing/stage-payments'
import type { Pool } from '@sac/platform/db/create-pool'

type Row = {
  id: string
  method: string
  status: string
  amount: number
  refunded: number
  step: string
  completions: number
}

const paymentRows = `SELECT payment_id AS id, method, status, amount_minor AS amount, refunded_minor AS refunded, step,
    (SELECT count(*)::int FROM saga_moves WHERE saga_moves.payment_id = payments.payment_id AND fact = 'paid') AS completions
  FROM payments JOIN sagas USING (payment_id)`

const sums = `SELECT COALESCE(sum(gross_minor) FILTER (WHERE kind = 'invoice'), 0)::bigint AS invoiced,
    COALESCE(sum(gross_minor) FILTER (WHERE kind = 'credit-note'), 0)::bigint AS credited FROM invoices`

type Books = {
  service: StagedPayments
  payments: Pool
  invoices: Pool
  /** What banks took back for good, by payment. */
  taken: ReadonlyMap<string, number>
}

export async function checkPaymentBooks({ service, payments, invoices, taken }: Books): Promise<string[]> {
  const ledger = await service.atProvider.ledger()
  const { rows } = await payments.query<Row>(paymentRows)
  const found = rows.flatMap((row) => faultsOf(row, ledger.payments.get(row.id), taken.get(row.id) ?? 0))
  for (const [refundId, { refunds }] of ledger.refunds)
    if (refunds > 1) found.push(`refund ${refundId} was sent ${refunds} times`)
  const counter = rows.filter(({ method, status }) => method !== 'online' && status === 'completed')
  const sum = (of: (row: Row) => number) => counter.reduce((all, row) => all + of(row), 0)
  const atCounter = sum(({ amount }) => amount) - sum(({ refunded }) => refunded)
  const lost = [...taken.values()].reduce((all, amount) => all + amount, 0)
  const came = ledger.paidMinor - ledger.refundedMinor - lost + atCounter
  const [books] = (await invoices.query<{ invoiced: number; credited: number }>(sums)).rows
  const papers = (books?.invoiced ?? 0) - (books?.credited ?? 0)
  if (came !== papers) found.push(`${came} came in, and ${papers} is invoiced`)
  const { rows: waiting } = await payments.query<{ what: string }>(
    `SELECT 'job ' || kind AS what FROM provider_jobs UNION ALL
     SELECT 'event ' || event_id FROM provider_events WHERE handled_at IS NULL UNION ALL
     SELECT 'difference ' || kind || ' ' || subject FROM differences`,
  )
  return [...found, ...waiting.map(({ what }) => `left: ${what}`)]
}

type Known = { charges: number; paidMinor: number; refundedMinor: number } | undefined

function faultsOf(row: Row, known: Known, takenMinor: number): string[] {
  const { id, method, status, amount, refunded, step, completions } = row
  const goneMinor = (known?.refundedMinor ?? 0) + takenMinor
  const isCompleted = status === 'completed'
  const charges = method === 'online' ? (known?.charges ?? 0) : Number(isCompleted)
  const laws: [boolean, string][] = [
    [charges <= 1, `was charged ${charges} times`],
    [isCompleted === (charges === 1), `is ${status}, and was charged ${charges} times`],
    [completions === Number(isCompleted), `is ${status}, and was told complete ${completions} times`],
    [step === (isCompleted ? 'settled' : 'over'), `stands at ${step}`],
    [method !== 'online' || (known?.paidMinor ?? 0) === (isCompleted ? amount : 0), 'came in with another amount'],
    [method !== 'online' || goneMinor === refunded, `gave back ${goneMinor}, not ${refunded}`],
  ]
  return laws.flatMap(([holds, words]) => (holds ? [] : [`payment ${id} ${words}`]))
}
