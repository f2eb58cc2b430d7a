// One id from the booking to the mail with the certificate: the flows of the specification, walked over HTTP from end to end.
import type { Envelope } from '@sac/contracts/events/envelope'
import type { Appointment } from '@sac/contracts/http/bookings'
import type { NotificationDetail, NotificationSummary } from '@sac/contracts/http/notifications'
import type { Payment } from '@sac/contracts/http/payments'
import { uuidv7 } from '@sac/platform/ids'
import { expect, test } from 'vitest'
import { type Session, signIn } from '../support/simulated-device.ts'
import { ask, holdTime } from './book.ts'
import { certify } from './certificate-life.laws.ts'
import type { Product } from './open-product.ts'
import { until } from './until.ts'

/** Pays online, and waits for the receipt. */
async function pay(product: Product, as: Session, { appointmentId }: Appointment): Promise<void> {
  const body = { paymentId: uuidv7(), appointmentId }
  await ask<Payment>(product, '/api/v1/payments', { as, body })
  const read = async () => (await ask<Payment>(product, `/api/v1/payments/${body.paymentId}`, { as })).body
  const payUrl = await until(async () => (await read()).payUrl, { what: 'the page to pay at' })
  await fetch(`${payUrl}/pay`, { method: 'POST', redirect: 'manual' })
  await until(async () => (await read()).invoice, { what: 'the receipt' })
}

const checkInRequest = 'counter-7'

async function checkIn(product: Product, as: Session, { appointmentId }: Appointment): Promise<void> {
  const address = `/api/v1/appointments/${appointmentId}`
  const isPaid = async () => {
    const { body } = await ask<Appointment>(product, address, { as })
    return body.status === 'confirmed' ? true : null
  }
  await until(isPaid, { what: 'the booking to be confirmed' })
  const headers = {
    authorization: `Bearer ${as.accessToken}`,
    'content-type': 'application/json',
    'X-Correlation-Id': checkInRequest,
  }
  const body = JSON.stringify({ commandId: uuidv7(), inspectorId: product.inspector.userId })
  const answer = await fetch(`${product.stack.url}${address}/check-in`, { method: 'POST', headers, body })
  expect([answer.status, answer.headers.get('X-Correlation-Id')]).toEqual([200, checkInRequest])
}

/** Everything in the log that is of the flow, or speaks of one of these. */
async function listEvents({ database }: Product, about: readonly string[]): Promise<Envelope[]> {
  const { rows } = await database.pool.query<{ value: Buffer }>(
    'SELECT value FROM event_log.log_record ORDER BY appended_at',
  )
  const all = rows.map(({ value }) => value.toString()).filter((text) => about.some((id) => text.includes(id)))
  return all.map((text) => JSON.parse(text) as Envelope)
}

const sent = ['booking-held', 'booking-confirmed', 'receipt', 'test-passed'] as const

/** The messages of the flow to this person, once all of them have gone. */
const untilTold = (product: Product, as: Session, [userId, flow]: [string, string]) =>
  until(
    async () => {
      const address = `/api/v1/notifications?userId=${userId}`
      const { body } = await ask<{ notifications: NotificationSummary[] }>(product, address, { as })
      const gone = body.notifications.filter(({ correlationId, state }) => correlationId === flow && state === 'sent')
      return sent.every((name) => gone.some(({ template }) => template === name)) ? gone : null
    },
    { what: 'all messages' },
  )

type Line = { message: string; correlationId?: string; messageId?: string }

const linesOf = ({ stack }: Product): Line[] =>
  stack
    .output()
    .split('\n')
    // The last may still be on its way.
    .slice(0, -1)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line)

export function describeFlows(product: () => Product): void {
  test('a booking, its payment, its invoice, its test, its certificate and every mail and log line of them have one id', async () => {
    const name = (who: string) => signIn(product().stack.url, `${who}@demo.test`)
    const [customer, office] = [await name('customer'), await name('admin')]
    const booking = await holdTime(product(), customer, 8)
    const { appointmentId, inspectionId: flow } = booking
    await pay(product(), customer, booking)
    await checkIn(product(), office, booking)
    const { certificateId, number } = await certify(product(), { booking })
    const messages = await untilTold(product(), office, [customer.userId, flow])

    const events = await listEvents(product(), [appointmentId, flow, certificateId])
    expect(new Set(events.map(({ metadata }) => metadata.correlationId))).toEqual(new Set([flow]))
    const types = new Set(events.map(({ eventType }) => eventType))
    for (const type of [
      'appointment.created',
      'payment.completed',
      'appointment.confirmed',
      'invoice.created',
      'appointment.checked-in',
      'inspection.started',
      'inspection.completed',
      'certificate.generated',
      'notification.sent',
    ])
      expect(types).toContain(type)
    // From the mail back to what asked for it, and from the confirmation to the money.
    const named = new Map<string | undefined, string>(events.map((event) => [event.eventId, event.eventType]))
    const causesOf = (type: string) =>
      events
        .filter(({ eventType }) => eventType === type)
        .map(({ metadata: { causationId } }) => named.get(causationId) ?? causationId)
    expect(causesOf('appointment.confirmed')).toEqual(['payment.completed'])
    expect(causesOf('appointment.checked-in')).toEqual([checkInRequest])
    expect(causesOf('invoice.created')).toEqual(['payment.completed'])
    expect(causesOf('notification.sent')).toContain('certificate.generated')

    const handed = linesOf(product()).filter((line) => messages.some((one) => one.notificationId === line.messageId))
    expect(handed.length).toBeGreaterThanOrEqual(messages.length)
    expect(new Set(handed.map(({ correlationId }) => correlationId))).toEqual(new Set([flow]))

    const proof = messages.find(({ template }) => template === 'test-passed')
    const { body } = await ask<NotificationDetail>(product(), `/api/v1/notifications/${proof?.notificationId}`, {
      as: office,
    })
    expect(body.message).toMatchObject({
      headers: { 'X-Correlation-Id': flow },
      attachments: [{ filename: expect.stringContaining(number), contentType: 'application/pdf' }],
    })
  })
}
