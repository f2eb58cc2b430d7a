// The office's lists over many payments and refunds: each filter and each order is served by an index.

import { MoneySort } from '@sac/contracts/http/payments'
import { BoardList } from '@sac/contracts/http/reconciliation'
import type { Db } from '@sac/platform/db/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { countBoard, listBoard } from './board-rows.ts'
import { listDisputes } from './dispute-rows.ts'
import { listPayments, type PaymentFilter } from './payment-list.ts'
import { listRefunds, type RefundFilter } from './refund-list.ts'
import { sumGivenBack, sumMovedByBanks, sumTaken } from './takings-rows.ts'

const many = 30_000
let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
  const { pool } = service.database
  await pool.query(
    `INSERT INTO payments (payment_id, appointment_id, customer_id, centre_id, method, status, lines, amount_minor, currency, language,
       created_at, paid_at, failure, refunded_minor, reserved_minor)
     SELECT md5('p' || n)::uuid, md5('a' || n)::uuid, md5('c' || n % 5000)::uuid, 'centre-' || n % 50,
       CASE WHEN n % 300 = 0 THEN 'cash' ELSE 'online' END, CASE WHEN n % 250 = 0 THEN 'failed' ELSE 'completed' END, '[]',
       1000 + n % 20000, 'EUR', 'en', now() - n * interval '5 minutes',
       CASE WHEN n % 250 = 0 THEN NULL ELSE now() - n * interval '5 minutes' END,
       CASE WHEN n % 250 = 0 THEN 'declined' END, 0, 0
     FROM generate_series(1, $1::int) AS n`,
    [many],
  )
  await pool.query(
    `INSERT INTO bookings (appointment_id, revision, centre_id, plate, plate_key, scheduled_at, status, price_minor, currency, is_paid,
       inspected_at, held_minor)
     SELECT md5('a' || n)::uuid, 1, 'centre-' || n % 50, 'P-' || n, 'P' || n, now() - n * interval '5 minutes',
       CASE WHEN n % 400 = 0 THEN 'cancelled' WHEN n % 2 = 0 THEN 'confirmed' ELSE 'checked-in' END, 7900, 'EUR', n % 90 <> 0,
       CASE WHEN n % 3 = 0 THEN NULL ELSE now() END, CASE WHEN n % 90 <> 0 THEN 1000 ELSE 0 END
     FROM generate_series(1, $1::int) AS n`,
    [many],
  )
  await pool.query(
    `INSERT INTO papers (inspection_id, certificate_id, number, appointment_id, plate_key, issued_at, is_invoiced)
     SELECT md5('i' || n)::uuid, md5('z' || n)::uuid, 'N', md5('a' || n)::uuid, 'P' || n, now() - n * interval '5 minutes', n % 200 <> 0
     FROM generate_series(1, $1::int) AS n`,
    [many],
  )
  await pool.query(
    `INSERT INTO refunds (refund_id, payment_id, amount_minor, means, cause, status, needs_second, requested_by, requested_at,
       decided_by, decided_at, completed_at)
     SELECT md5('r' || n)::uuid, md5('p' || n)::uuid, 100 + n % 900, 'provider', 'asked',
       CASE WHEN n % 500 = 0 THEN 'requested' ELSE 'completed' END, false, md5('u')::uuid, now() - n * interval '5 minutes', NULL,
       NULL, CASE WHEN n % 500 = 0 THEN NULL ELSE now() - n * interval '5 minutes' END
     FROM generate_series(1, $1::int) AS n`,
    [many],
  )
  await pool.query(
    `INSERT INTO disputes (dispute_id, provider_payment_id, amount_minor, currency, reason, status, takes_money, opened_at, told_at)
     SELECT 'dp_' || n, 'pi_' || n, 100, 'EUR', 'general', CASE WHEN n % 500 = 0 THEN 'needs-answer' ELSE 'lost' END, true,
       now() - n * interval '5 minutes', now() FROM generate_series(1, $1::int) AS n`,
    [many],
  )
  await pool.query('ANALYZE payments, bookings, papers, refunds, disputes')
})
afterAll(() => service.close())

/** The plan of what is asked, as text. */
async function planOf(ask: (db: OpenPayments['database']['pool']) => Promise<unknown>): Promise<string> {
  const explained: string[] = []
  const query = async (text: string, values: unknown[]) => {
    const { rows } = await service.database.pool.query<Record<string, string>>(`EXPLAIN ${text}`, values)
    explained.push(...rows.map((row) => row['QUERY PLAN'] ?? ''))
    return { rows: [] }
  }
  await ask({ query } as never)
  return explained.join('\n')
}
const allRead = /Seq Scan on (payments|refunds|bookings|papers|disputes)\b/
const day = { from: new Date(Date.now() - 3 * 86_400_000), before: new Date(Date.now() - 2 * 86_400_000) }

const paymentFilters: Partial<PaymentFilter>[] = [
  {},
  { status: 'failed' },
  { status: 'completed', method: 'cash' },
  { centreId: 'centre-7' },
  { customerId: 'c4ca4238-a0b9-2382-0dcc-509a6f75849b' },
  { appointmentId: 'c4ca4238-a0b9-2382-0dcc-509a6f75849b' },
  day,
  { minMinor: '20900', maxMinor: '20950' },
  { search: 'p-12 3' },
]

test.each(MoneySort.options)(
  'each filter of payments sorted by %s reads an index, and never all rows',
  async (sort) => {
    for (const filter of paymentFilters) {
      const plan = await planOf((db) => listPayments(db, { ...filter, sort, after: null, limit: 51 }))
      expect([filter, allRead.test(plan) ? plan : 'index']).toEqual([filter, 'index'])
    }
  },
)

const refundFilters: Partial<RefundFilter>[] = [
  {},
  { status: 'requested' },
  { paymentId: 'c4ca4238-a0b9-2382-0dcc-509a6f75849b' },
  day,
  { minMinor: '998', maxMinor: '999' },
  { search: 'p-12 3' },
]

test.each(MoneySort.options)('each filter of refunds sorted by %s reads an index, and never all rows', async (sort) => {
  for (const filter of refundFilters) {
    const plan = await planOf((db) => listRefunds(db, { ...filter, sort, after: null, limit: 51 }))
    expect([filter, allRead.test(plan) ? plan : 'index']).toEqual([filter, 'index'])
  }
})

test('disputes, those that wait and those that are decided read an index', async () => {
  for (const state of ['open', 'closed', null] as const) {
    for (const search of [undefined, 'p-12 3']) {
      const plan = await planOf((db) => listDisputes(db, { state, search, after: null, limit: 51 }))
      expect([state, search, allRead.test(plan) ? plan : 'index']).toEqual([state, search, 'index'])
    }
  }
})

test('by amount within a period no row outside of it is read', async () => {
  const of = { sort: 'amount', after: null, limit: 51, before: day.before } as const
  for (const ask of [listPayments, listRefunds]) {
    const plan = await planOf((db) => ask(db, of))
    expect(plan).toMatch(/Index Cond: \((created_at|requested_at) </)
    expect(plan).not.toMatch(/Filter: \((created_at|requested_at) </)
  }
})

test.each(BoardList.options)('the list %s of the board and its count read indexes', async (list) => {
  const now = new Date()
  const plan = await planOf((db) => listBoard(db, { list, now, after: null, limit: 51 }))
  const ofPlate = await planOf((db) => listBoard(db, { list, now, search: 'p-12 3', after: null, limit: 51 }))
  const count = await planOf((db) => countBoard(db, { list, now, most: 100 }))
  expect([plan, ofPlate, count].filter((one) => allRead.test(one))).toEqual([])
})

test('the takings of a day read the payments and refunds of that day', async () => {
  const period = { centreId: 'centre-7', from: day.from, to: day.before }
  const asks = [
    sumTaken,
    sumGivenBack,
    (db: Db) => sumMovedByBanks(db, { ...period, which: 'took' }),
    (db: Db) => sumMovedByBanks(db, { ...period, which: 'returned' }),
  ]
  for (const ask of asks) {
    const plan = await planOf((db) => ask(db, period))
    expect(allRead.test(plan) ? plan : 'index').toBe('index')
  }
})

test.each(MoneySort.options)('pages sorted by %s follow each other without gap or repetition', async (sort) => {
  const { pool } = service.database
  const whole = await listPayments(pool, { sort, method: 'cash', after: null, limit: 90 })
  const seen: string[] = []
  let after: PaymentFilter['after'] = null
  for (let page = 0; page < 3; page += 1) {
    const rows = await listPayments(pool, { sort, method: 'cash', after, limit: 30 })
    seen.push(...rows.map(({ paymentId }) => paymentId))
    const last = rows.at(-1)
    if (last) after = [sort === 'newest' ? last.createdAt.toISOString() : last.amountMinor, last.paymentId]
  }
  expect(seen).toEqual(whole.map(({ paymentId }) => paymentId))
})
