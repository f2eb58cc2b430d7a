import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signWebhook } from '../provider/stand-in/send-webhook.ts'
import { listDifferences } from '../store/difference-rows.ts'
import { listDisputes } from '../store/dispute-rows.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { unansweredDisputes } from './backlogs.ts'
import { readTakings } from './read-takings.ts'
import { reconcileAll } from './reconcile.ts'

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
  const { taken, disputed } = await today()
  const of = (rows: typeof taken) => rows.find(({ method }) => method === 'online')?.amountMinor ?? 0
  return { taken: of(taken), disputed: of(disputed) }
}

test('a dispute has a state and a day to answer by, and its money is out of the takings until it is decided', async () => {
  const { paymentId, transactionId: of } = await paid()
  const { taken } = await online()
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
  expect(await online()).toEqual({ taken: taken - 7_900, disputed: 7_900 })
  expect(await unansweredDisputes(service.deps).measure()).toMatchObject({ count: 1 })

  await dispute({ id: 'dp_1', status: 'under_review', of, at: 10 })
  expect(await unansweredDisputes(service.deps).measure()).toMatchObject({ count: 0 })
  await dispute({ id: 'dp_1', status: 'won', of, at: 20, act: 'closed' })
  expect(await online()).toEqual({ taken, disputed: 0 })
  // Told late: it was so before.
  await dispute({ id: 'dp_1', status: 'under_review', of, at: 10 })
  await dispute({ id: 'dp_1', status: 'needs_response', of, at: 20 })
  expect(await find('dp_1')).toMatchObject({ status: 'won' })
})

test('what is lost stays out; of a part only the part does; a question of the bank’s takes nothing', async () => {
  const before = await online()
  const [lost, part, asked] = [await paid(), await paid(), await paid()]
  await dispute({ id: 'dp_2', status: 'lost', of: lost.transactionId, act: 'closed' })
  await dispute({ id: 'dp_3', status: 'needs_response', of: part.transactionId, amount: 1_000 })
  await dispute({ id: 'dp_4', status: 'warning_needs_response', of: asked.transactionId })
  expect(await online()).toEqual({ taken: before.taken + 2 * 7_900 - 1_000, disputed: 8_900 })
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
