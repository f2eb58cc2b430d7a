import { expect, test } from 'vitest'
import { recallPlace } from './return-place.ts'

const day = 24 * 3_600_000
const at = (place: unknown, kept: unknown = 0) => recallPlace(day, () => ({ place, at: kept }))

test('who registered in the middle of booking goes on there, for a day', () => {
  expect(at('/book/check?kind=retest')).toBe('/book/check?kind=retest')
  expect(recallPlace(day + 1, () => ({ place: '/book', at: 0 }))).toBeNull()
})

test('what leads elsewhere is not followed', () => {
  for (const place of ['//evil.test/book', 'https://evil.test', '/sign-in', '/bookkeeping', '/', null, 7])
    expect(at(place)).toBeNull()
  for (const kept of [null, 'text', {}, { place: '/book' }]) expect(recallPlace(0, () => kept)).toBeNull()
})
