import type { Takings } from '@sac/contracts/http/reconciliation'
import { expect, test } from 'vitest'
import { byCurrency, netOf, sumsOf } from './sums-of.ts'

const takings: Takings = {
  centreId: 'c',
  day: '2026-12-01',
  timeZone: 'Europe/Paris',
  taken: [
    { method: 'cash', currency: 'EUR', count: 2, amountMinor: 10_400 },
    { method: 'online', currency: 'EUR', count: 1, amountMinor: 7_900 },
    { method: 'cash', currency: 'CHF', count: 1, amountMinor: 500 },
  ],
  disputed: [
    { method: 'online', currency: 'EUR', count: 1, amountMinor: 5_000 },
    { method: 'online', currency: 'USD', count: 1, amountMinor: 300 },
  ],
  restored: [{ method: 'online', currency: 'EUR', count: 1, amountMinor: 2_000 }],
  givenBack: [
    { method: 'online', means: 'provider', currency: 'EUR', count: 1, amountMinor: 1_000 },
    { method: 'online', means: 'hand', currency: 'EUR', count: 1, amountMinor: 200 },
  ],
}

test('what went back counts against the way it had come, and currencies are never added', () => {
  expect(byCurrency(takings)).toEqual(['EUR', 'CHF', 'USD'])
  expect(sumsOf(takings, 'EUR')).toEqual([
    { method: null, came: 18_300, wentBack: 1_200, count: 3, backCount: 2, disputed: 5_000, restored: 2_000 },
    { method: 'cash', came: 10_400, wentBack: 0, count: 2, backCount: 0, disputed: 0, restored: 0 },
    { method: 'card', came: 0, wentBack: 0, count: 0, backCount: 0, disputed: 0, restored: 0 },
    { method: 'online', came: 7_900, wentBack: 1_200, count: 1, backCount: 2, disputed: 5_000, restored: 2_000 },
  ])
  expect(sumsOf(takings, 'EUR').map(netOf)).toEqual([14_100, 10_400, 0, 3_700])
  expect(sumsOf(takings, 'CHF')[0]).toMatchObject({ came: 500, count: 1 })
})
