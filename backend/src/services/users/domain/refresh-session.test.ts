import { expect, test } from 'vitest'
import { exchange, type Session } from './refresh-session.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23) + seconds * 1000)
const session: Session = { generation: 5, rotatedAt: at(0), expiresAt: at(100_000), endedAt: null }

test('the current token rotates', () => {
  expect(exchange(session, 5, at(1))).toEqual({ outcome: 'rotated', generation: 6 })
})

test('a token whose successor was never presented gives that successor again, however late', () => {
  expect(exchange(session, 4, at(99_999))).toEqual({ outcome: 'repeated', generation: 5 })
})

test('a token overtaken by its successor gives the current one for a minute and ends the session afterwards', () => {
  expect(exchange(session, 3, at(60))).toEqual({ outcome: 'repeated', generation: 5 })
  expect(exchange(session, 3, at(61))).toEqual({ outcome: 'reused' })
  expect(exchange(session, 2, at(1))).toEqual({ outcome: 'reused' })
})

test('a token from the future was forged', () => {
  expect(exchange(session, 6, at(1))).toEqual({ outcome: 'reused' })
})

test('an ended or expired session gives nothing', () => {
  expect(exchange({ ...session, endedAt: at(0) }, 5, at(1))).toEqual({ outcome: 'over' })
  expect(exchange(session, 5, at(100_000))).toEqual({ outcome: 'over' })
})
