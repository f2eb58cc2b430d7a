import { expect, test } from 'vitest'
import { exchange, expiryOf, type Session } from './refresh-session.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000)
const session: Session = { generation: 5, createdAt: at(0), rotatedAt: at(0), expiresAt: at(100_000), endedAt: null }

test('the current token rotates', () => {
  expect(exchange(session, 5, at(1))).toEqual({ outcome: 'rotated', generation: 6 })
})

test('an exchanged token gives the current one again for a minute and ends the session afterwards', () => {
  for (const generation of [4, 3]) {
    expect(exchange(session, generation, at(60))).toEqual({ outcome: 'repeated', generation: 5 })
    expect(exchange(session, generation, at(61))).toEqual({ outcome: 'reused' })
  }
  expect(exchange(session, 2, at(1))).toEqual({ outcome: 'reused' })
})

test('used or not, a session ends thirty days after signing in', () => {
  const day = (n: number) => at(n * 86_400)
  expect(expiryOf('inspector', { createdAt: day(0), usedAt: day(0) })).toEqual(day(30))
  expect(expiryOf('inspector', { createdAt: day(0), usedAt: day(29) })).toEqual(day(30))
  expect(expiryOf('admin', { createdAt: day(0), usedAt: day(3) })).toEqual(day(4))
  expect(expiryOf('admin', { createdAt: day(0), usedAt: at(29.5 * 86_400) })).toEqual(day(30))
})

test('a token from the future was forged', () => {
  expect(exchange(session, 6, at(1))).toEqual({ outcome: 'reused' })
})

test('an ended or expired session gives nothing', () => {
  expect(exchange({ ...session, endedAt: at(0) }, 5, at(1))).toEqual({ outcome: 'over' })
  expect(exchange(session, 5, at(100_000))).toEqual({ outcome: 'over' })
})
