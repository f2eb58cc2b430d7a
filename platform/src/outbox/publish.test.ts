import { newEvent } from '@sac/contracts/events/new-event'
import { testId } from '@sac/contracts/testing/device'
import { expect, test } from 'vitest'
import type { Tx } from '#db/with-transaction'
import { inFlow } from '#flow/current-flow'
import { on } from '#inbox/on'
import { done } from '#inbox/outcome'
import { subscribeEach } from '#inbox/subscription'
import { factOf } from './publish.ts'

const time = { now: () => new Date('2026-11-29T10:00:00.000Z'), newId: () => testId(9, 1) }
const by = { userId: null }
const [inspectionId, notificationId] = [testId(1, 1), testId(2, 1)]
const asked = newEvent(
  'notification.requested',
  { notificationId, template: 'confirm-email', userId: testId(3, 1) },
  by,
)
const stored = newEvent('inspection.photo-stored', { inspectionId, sha256: 'a'.repeat(64), bytes: 1 }, by)
const told = (event = asked) => factOf(time, event).envelope.metadata

test('an event that speaks of an inspection belongs to its flow, whoever publishes it; what caused it is said beside it', () => {
  expect(told(stored)).toMatchObject({ correlationId: inspectionId })
  const request = { correlationId: 'request', causationId: 'request' }
  expect(inFlow(request, () => told(stored))).toMatchObject({ correlationId: inspectionId, causationId: 'request' })
})

test('any other belongs to the flow it names, else to that of what is being done, else to its aggregate', () => {
  expect(told()).toEqual({ source: 'user-service', userId: null, correlationId: notificationId })
  const request = { correlationId: 'request', causationId: 'request' }
  expect(inFlow(request, () => told())).toMatchObject(request)
  expect(inFlow(request, () => told({ ...asked, correlationId: 'mine' }))).toMatchObject({ correlationId: 'mine' })
})

test('what a handler publishes inherits the flow of the event it was given, and names it as its cause', async () => {
  const heard: unknown[] = []
  const hear = async () => {
    await Promise.resolve()
    heard.push(told())
    return done
  }
  const { handlers } = subscribeEach('invoice-service-group', [on(['payment.completed', 'payment.refunded'], hear)])
  const money = { refundId: testId(4, 1), paymentId: testId(5, 1), amountMinor: 100, amount: 1, currency: 'EUR' }
  const data = { ...money, refundedAt: '2026-11-29T10:00:00.000Z' }
  const refunded = newEvent('payment.refunded', data, { userId: null, correlationId: 'flow', eventId: testId(6, 1) })
  const { envelope } = factOf(time, refunded)
  expect(await handlers['payment.refunded']?.({} as Tx, envelope)).toEqual(done)
  expect(heard).toMatchObject([{ correlationId: 'flow', causationId: testId(6, 1) }])
})
