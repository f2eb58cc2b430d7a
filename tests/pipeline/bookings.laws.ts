// A customer books over HTTP; what the payments service tells is published here as it would be.
import { randomUUID } from 'node:crypto'
import type { Appointment } from '@sac/contracts/http/bookings'
import type { PublicCentre } from '@sac/contracts/http/centres'
import type { ProblemBody } from '@sac/contracts/problems'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { appendToOutbox } from '@sac/platform/outbox/append-to-outbox'
import { describe, expect, test } from 'vitest'
import { signIn } from '../support/simulated-device.ts'
import { ask, bookingAt, centreId, freeTimes, path } from './book.ts'
import type { Product } from './open-product.ts'
import { until } from './until.ts'

/** Told as the payments service will tell it. */
async function publishPaid({ database }: Product, { appointmentId, price }: Appointment): Promise<string> {
  const [paymentId, amountMinor] = [uuidv7(), price?.amountMinor ?? 0]
  const money = { amount: amountMinor / 100, amountMinor, currency: price?.currency ?? '' }
  const line = { key: 'periodic', quantity: 1, grossMinor: amountMinor, vatRate: 2_000 }
  const sale = { centreId, customerId: null, lines: [line], language: 'en', series: 'A' }
  const paid = { paymentMethod: 'online', transactionId: 'ch_1', paidAt: new Date().toISOString() }
  const data = { paymentId, appointmentId, ...money, ...sale, ...paid }
  const metadata = { source: 'payment-service', userId: null, correlationId: appointmentId }
  const fields = { eventType: 'payment.completed', timestamp: new Date().toISOString(), version: '1.0' }
  const envelope = { eventId: randomUUID(), ...fields, data, metadata }
  await withTransaction(database.openPool('appointments'), (tx) =>
    appendToOutbox(tx, [{ topic: 'payments-topic', partitionKey: appointmentId, envelope }]),
  )
  return paymentId
}

export function describeBookings(product: () => Product): void {
  describe('a booking', () => {
    const session = (name: string) => signIn(product().stack.url, `${name}@demo.test`)

    test('is shown to anybody before they sign in: centres, prices and free times', async () => {
      const { body } = await ask<{ centres: PublicCentre[] }>(product(), '/api/v1/centres')
      const [centre] = body.centres.filter((one) => one.centreId === centreId)
      const periodic = centre?.services.find(({ kind, category }) => kind === 'periodic' && category === 'M1')
      expect(periodic?.price).toEqual({ amountMinor: 7_900, currency: 'EUR' })
      expect((await freeTimes(product())).length).toBeGreaterThan(50)
    })

    test('is held, paid, seen by inspectors, and checked in to one of them', async () => {
      const [customer, office, inspector] = [await session('customer'), await session('admin'), product().inspector]
      const device = await product().newDevice()
      const [first = ''] = await freeTimes(product())
      const held = await ask<Appointment>(product(), path, { as: customer, body: bookingAt(first) })
      expect(held).toMatchObject({ status: 200, body: { status: 'pending', userId: customer.userId } })
      const { appointmentId } = held.body
      const told = async () =>
        (await device.changes()).filter(({ id }) => id === appointmentId).map(({ value }) => value)
      const paymentId = await publishPaid(product(), held.body)
      const address = `${path}/${appointmentId}`
      await until(
        async () => {
          const { body } = await ask<Appointment>(product(), address, { as: customer })
          return body.status === 'confirmed' && body.paymentId === paymentId ? body : null
        },
        { what: 'the booking to be confirmed' },
      )
      const isNear = Date.parse(first) - Date.now() < 2 * 86_400_000
      if (isNear)
        await until(async () => ((await told()).at(-1)?.['status'] === 'confirmed' ? true : null), {
          what: 'the device',
        })
      const checkedIn = await ask<Appointment>(product(), `${address}/check-in`, {
        as: office,
        body: { commandId: uuidv7(), inspectorId: inspector.userId },
      })
      expect(checkedIn.body).toMatchObject({ status: 'checked-in', inspectorId: inspector.userId })
      if (!isNear) return
      const value = await until(
        async () => (await told()).findLast((one) => one?.['status'] === 'checked-in') ?? null,
        { what: 'the device to be told' },
      )
      for (const secret of ['userId', 'price', 'paymentId', 'cancellation']) expect(value).not.toHaveProperty(secret)
    })

    test('takes its time from what is shown at once, and gives it back at once', async () => {
      const [a, b] = [await session('customer'), await session('customer2')]
      const time = (await freeTimes(product())).at(-1) ?? ''
      const holds = [
        await ask<Appointment>(product(), path, { as: a, body: bookingAt(time) }),
        await ask<Appointment>(product(), path, { as: b, body: bookingAt(time) }),
      ]
      expect(holds.map(({ status }) => status)).toEqual([200, 200])
      expect(await freeTimes(product())).not.toContain(time)
      const third = await ask<ProblemBody>(product(), path, { as: a, body: bookingAt(time) })
      expect(third.body).toMatchObject({ code: 'appointment.slot-taken', freeTimes: expect.any(Array) })
      const [mine] = holds
      const cancel = { commandId: uuidv7(), feeMinor: 0, reason: null }
      const address = `${path}/${mine?.body.appointmentId}/cancel`
      const strange = await ask<ProblemBody>(product(), address, { as: b, body: cancel })
      expect(strange.body).toMatchObject({ status: 404, code: 'appointment.not-found' })
      expect((await ask<Appointment>(product(), address, { as: a, body: cancel })).body.status).toBe('cancelled')
      expect(await freeTimes(product())).toContain(time)
      const list = await ask<{ appointments: Appointment[] }>(product(), `${path}/mine`, { as: b })
      expect(new Set(list.body.appointments.map(({ userId }) => userId))).toEqual(new Set([b.userId]))
    })

    test('says nothing of price, state, owner or bay: the centre does', async () => {
      const customer = await session('customer2')
      const time = (await freeTimes(product())).at(-2) ?? ''
      for (const more of [
        { price: { amountMinor: 1, currency: 'EUR' } },
        { status: 'confirmed' },
        { userId: uuidv7() },
        { bay: 'Bay 1' },
        { inspectorId: uuidv7() },
      ]) {
        const { body } = await ask<ProblemBody>(product(), path, {
          as: customer,
          body: { ...bookingAt(time), ...more },
        })
        expect([Object.keys(more), body.code]).toEqual([Object.keys(more), 'request.invalid'])
      }
    })
  })
}
