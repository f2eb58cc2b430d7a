import { RequestRefund } from '@sac/contracts/http/payments'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signWebhook } from '../provider/stand-in/send-webhook.ts'
import { listDifferences } from '../store/difference-rows.ts'
import { listDisputes } from '../store/dispute-rows.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { unansweredDisputes } from './backlogs.ts'
import { readTakings } from './read-takings.ts'
import { reconcileAll } from './reconcile.ts'
import { settleLostDisputes } from './settle-lost-dispute.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const seconds = (more = 0) => Math.floor(service.clock.now.getTime() / 1_000) + more

/** A payment that was made online: ours, and the provider's name for its money. */
async function paid() {
  const { paymentId } = await service.create(service.booked())
  await service.work()
  await service.pay(paymentId)
  for (const event of await service.atProvider.told()) await tell(event)
  const { transactionId } = await service.find(paymentId)
  if (!transactionId) throw new Error('not paid')
  return { paymentId, transactionId }
}

async function tell(event: object) {
  const payload = JSON.stringify(event)
  const signature = await signWebhook(payload, 'whsec_testing', service.clock.now)
  expect(await service.send({ payload, signature })).toBe(true)
  await service.work()
}

type Said = { id: string; status: string; of: string; at?: number; amount?: number; act?: string }

const dispute = ({ id, status, of, at = 0, amount = 7_900, act = 'updated' }: Said) =>
  tell({
    id: `evt_${uuidv7()}`,
    object: 'event',
    created: seconds(at),
    livemode: false,
    type: `charge.dispute.${act}`,
    data: {
      object: {
        id,
        object: 'dispute',
        amount,
        currency: 'eur',
        created: seconds(),
        reason: 'fraudulent',
        status,
        payment_intent: of,
        evidence_details: { due_by: seconds(7 * 86_400) },
      },
    },
  })

const find = async (id: string) =>
  (await listDisputes(service.deps.pool, { state: null, after: null, limit: 50 })).find(
    ({ disputeId }) => disputeId === id,
  )
const today = () =>
  readTakings(service.deps, { centreId: 'demo-centre', day: service.clock.now.toISOString().slice(0, 10) })
const online = async () => {
  const { taken, disputed, restored } = await today()
  const of = (rows: typeof taken) => rows.find(({ method }) => method === 'online')?.amountMinor ?? 0
  return { taken: of(taken), disputed: of(disputed), restored: of(restored) }
}

test('a dispute has a state and a day to answer by, and what the bank takes and gives back is in the takings', async () => {
  const { paymentId, transactionId: of } = await paid()
  const { taken } = await online()
  const nothing = { taken, disputed: 0, restored: 0 }
  await dispute({ id: 'dp_1', status: 'needs_response', of, act: 'created' })
  expect(await find('dp_1')).toMatchObject({
    paymentId,
    status: 'needs-answer',
    amountMinor: 7_900,
    currency: 'EUR',
    reason: 'fraudulent',
    takesMoney: true,
    dueAt: new Date(seconds(7 * 86_400) * 1_000),
  })
  expect(await online()).toEqual({ ...nothing, disputed: 7_900 })
  expect(await unansweredDisputes(service.deps).measure()).toMatchObject({ count: 1 })

  await dispute({ id: 'dp_1', status: 'under_review', of, at: 10 })
  expect(await unansweredDisputes(service.deps).measure()).toMatchObject({ count: 0 })
  await dispute({ id: 'dp_1', status: 'won', of, at: 20, act: 'closed' })
  expect(await online()).toEqual({ taken, disputed: 7_900, restored: 7_900 })
  // Told late: it was so before.
  await dispute({ id: 'dp_1', status: 'under_review', of, at: 10 })
  await dispute({ id: 'dp_1', status: 'needs_response', of, at: 20 })
  expect(await find('dp_1')).toMatchObject({ status: 'won' })
})

test('a day that is over stays as it was: what a bank decides is an entry of the day it is learned', async () => {
  const begun = service.clock.now
  const nextDay = () => {
    service.clock.now = new Date(service.clock.now.getTime() + 86_400_000)
  }
  const { transactionId: of } = await paid()
  const onFirst = await today()
  const { day, centreId } = onFirst
  nextDay()
  await dispute({ id: 'dp_20', status: 'needs_response', of, act: 'created' })
  expect(await online()).toEqual({ taken: 0, disputed: 7_900, restored: 0 })
  nextDay()
  await dispute({ id: 'dp_20', status: 'under_review', of, amount: 7_000 })
  expect(await online()).toEqual({ taken: 0, disputed: 0, restored: 900 })
  nextDay()
  await dispute({ id: 'dp_20', status: 'won', of, amount: 7_000, act: 'closed' })
  await dispute({ id: 'dp_20', status: 'won', of, amount: 7_000, at: 5, act: 'funds_reinstated' })
  expect(await online()).toEqual({ taken: 0, disputed: 0, restored: 7_000 })
  expect(await readTakings(service.deps, { centreId, day })).toEqual(onFirst)
  service.clock.now = begun
})

test('what is lost stays out; of a part only the part does; a question of the bank’s takes nothing', async () => {
  const before = await online()
  const [lost, part, asked] = [await paid(), await paid(), await paid()]
  await dispute({ id: 'dp_2', status: 'lost', of: lost.transactionId, act: 'closed' })
  await dispute({ id: 'dp_3', status: 'needs_response', of: part.transactionId, amount: 1_000 })
  await dispute({ id: 'dp_4', status: 'warning_needs_response', of: asked.transactionId })
  expect(await online()).toEqual({ ...before, taken: before.taken + 3 * 7_900, disputed: before.disputed + 8_900 })
  expect(await find('dp_4')).toMatchObject({ status: 'needs-answer', takesMoney: false })
  const open = await listDisputes(service.deps.pool, { state: 'open', after: null, limit: 50 })
  expect(open.map(({ disputeId }) => disputeId).toSorted()).toEqual(['dp_3', 'dp_4'])
})

test('one of money nobody here knows is shown without a payment; books that agree have no difference', async () => {
  await dispute({ id: 'dp_5', status: 'needs_response', of: 'pi_elsewhere' })
  expect(await find('dp_5')).toMatchObject({ paymentId: null, plate: null })
  await reconcileAll(service.deps)
  const differences = await listDifferences(service.deps.pool, { state: null, after: null, limit: 50 })
  expect(differences.filter(({ kind }) => kind === 'disputed')).toEqual([])
})

const lose = (id: string, of: string, more: Partial<Said> = {}) =>
  dispute({ id, status: 'lost', of, act: 'closed', ...more })
const differencesOf = async (subject: string | undefined) =>
  (await listDifferences(service.deps.pool, { state: null, after: null, limit: 50 })).filter(
    (one) => one.subject === subject,
  )
const refundsOf = async (paymentId: string) => (await service.find(paymentId)).refunds

test('what is lost is credited once its invoice is there: the money that stayed is what the papers say', async () => {
  const { paymentId, transactionId: of } = await paid()
  await lose('dp_10', of)
  // Its invoice is still being made.
  expect(await refundsOf(paymentId)).toMatchObject([{ status: 'approved', cause: 'disputed', means: 'bank' }])
  expect(await service.find(paymentId)).toMatchObject({ refundedMinor: 0, reservedMinor: 7_900 })
  await service.invoice(paymentId)
  const [refund] = await refundsOf(paymentId)
  expect(refund).toMatchObject({ status: 'completed', amountMinor: 7_900 })
  expect(await service.find(paymentId)).toMatchObject({ refundedMinor: 7_900 })
  const told = (await service.facts()).filter(({ data }) => data['paymentId'] === paymentId)
  expect(told.map(({ eventType, data }) => [eventType, data['amountMinor']])).toEqual([
    ['payment.completed', 7_900],
    ['payment.refunded', 7_900],
  ])
  await service.credit(paymentId, refund?.refundId ?? '')
  expect(await service.steps(paymentId)).toEqual(['invoice', 'settled', 'refund', 'credit-note', 'settled'])
  // Told again, and looked for again.
  await lose('dp_10', of, { at: 30 })
  expect(await settleLostDisputes(service.deps)).toBe(0)
  expect(await refundsOf(paymentId)).toHaveLength(1)
})

test('one that is lost while something else goes back waits for that; more than is left is for a person', async () => {
  const { paymentId, transactionId: of } = await paid()
  await service.invoice(paymentId)
  const { refundId } = await service.askBack(paymentId, 1_000)
  await lose('dp_11', of)
  expect(await refundsOf(paymentId)).toHaveLength(1)
  await service.work()
  for (const event of await service.atProvider.told()) await tell(event)
  await service.credit(paymentId, refundId)
  expect(await settleLostDisputes(service.deps)).toBe(1)
  expect(await refundsOf(paymentId)).toMatchObject([{ amountMinor: 1_000 }, { amountMinor: 6_900, means: 'bank' }])
  expect(await service.find(paymentId)).toMatchObject({ refundedMinor: 7_900 })
  expect(await differencesOf('dp_11')).toMatchObject([{ kind: 'disputed', paymentId, details: { amountMinor: 1_000 } }])
})

test('one told before its payment is settled when that is here; one that is won after all is for a person', async () => {
  const { paymentId, transactionId } = await paid()
  await service.invoice(paymentId)
  const { pool } = service.deps
  await lose('dp_13', 'pi_early')
  expect(await settleLostDisputes(service.deps)).toBe(0)
  await pool.query(`UPDATE payments SET transaction_id = 'pi_early' WHERE payment_id = $1`, [paymentId])
  expect(await settleLostDisputes(service.deps)).toBe(1)
  const [refund] = await refundsOf(paymentId)
  expect(refund).toMatchObject({ amountMinor: 7_900, cause: 'disputed' })
  await dispute({ id: 'dp_13', status: 'won', of: 'pi_early', at: 60, act: 'funds_reinstated' })
  expect(await differencesOf(refund?.refundId)).toMatchObject([{ kind: 'refund-came-back', paymentId }])
  await pool.query('UPDATE payments SET transaction_id = $2 WHERE payment_id = $1', [paymentId, transactionId])
})

test('a bank that only asks takes nothing, however it ends; nobody asks for money by way of a bank', async () => {
  const { paymentId, transactionId: of } = await paid()
  await dispute({ id: 'dp_14', status: 'warning_closed', of, act: 'closed' })
  expect(await settleLostDisputes(service.deps)).toBe(0)
  expect(await refundsOf(paymentId)).toEqual([])
  const asked = { refundId: uuidv7(), amountMinor: 100, reason: 'why not' }
  expect(RequestRefund.safeParse({ ...asked, means: 'hand' }).success).toBe(true)
  expect(RequestRefund.safeParse({ ...asked, means: 'bank' }).success).toBe(false)
})
