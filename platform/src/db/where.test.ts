import { expect, test } from 'vitest'
import { where } from './where.ts'

test('only what is asked stands in the statement, each value at its place after those before', () => {
  const values: unknown[] = [50]
  const text = where(
    [
      ['status = ?', 'paid'],
      ['centre_id = ?', undefined],
      ['customer_id = ?', null],
      ['(at, id) < (?::timestamptz, ?::uuid)', '2026-01-01', 'a'],
      ['amount >= ?', 0],
      ['valid_until IS NOT NULL'],
    ],
    values,
  )
  expect(text).toBe(
    'WHERE status = $2 AND (at, id) < ($3::timestamptz, $4::uuid) AND amount >= $5 AND valid_until IS NOT NULL',
  )
  expect(values).toEqual([50, 'paid', '2026-01-01', 'a', 0])
})

test('nothing asked is no condition', () => {
  expect(where([['status = ?', undefined]], [])).toBe('')
})
