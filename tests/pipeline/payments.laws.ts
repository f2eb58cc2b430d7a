// From money to paper over HTTP, and back.
import type { Appointment } from '@sac/contracts/http/bookings'
import type { Payment } from '@sac/contracts/http/payments'
import { uuidv7 } from '@sac/platform/ids'
import { describe, expect, test } from 'vitest'
import { type Session, signIn } from '../support/simulated-device.ts'
import { ask, holdTime } from './book.ts'
import type { Product } from './open-product.ts'
import { until } from './until.ts'

const path = '/api/v1/payments'

export function describePayments(product: () => Product): void {
  describe('a payment', () => {
    const session = (name: string) => signIn(product().stack.url, `${name}@demo.test`)
    const read = async (as: Session, id: string) => (await ask<Payment>(product(), `${path}/${id}`, { as })).body
    const receiptOf = (as: Session, id: string) =>
      until(async () => (await read(as, id)).invoice, { what: 'the receipt' })

    test('at the counter confirms the booking and has a receipt its customer can open, and nobody else', async () => {
      const [customer, other, office] = [await session('customer'), await session('customer2'), await session('admin')]
      const { appointmentId } = await holdTime(product(), customer, 3)
      const body = { paymentId: uuidv7(), appointmentId, method: 'cash' }
      const taken = await ask<Payment>(product(), `${path}/counter`, { as: office, body })
      expect(taken).toMatchObject({ status: 200, body: { status: 'completed', amountMinor: 7_900, method: 'cash' } })
      const { paymentId } = body
      const receipt = await receiptOf(customer, paymentId)
      const invoice = await ask(product(), `/api/v1/invoices/${receipt.invoiceId}`, { as: customer })
      expect(invoice.body).toMatchObject({ number: receipt.number, paymentId, grossMinor: 7_900, vatMinor: 1_317 })
      const booking = await ask<Appointment>(product(), `/api/v1/appointments/${appointmentId}`, { as: customer })
      expect(booking.body).toMatchObject({ status: 'confirmed', paymentId })
      expect(await ask(product(), `${path}/${paymentId}`, { as: other })).toMatchObject({ status: 404 })
      const list = await ask(product(), `${path}?appointmentId=${appointmentId}`, { as: other })
      expect(list.body).toEqual({ payments: [] })
    })

    test('online is asked for at once, paid at the provider, and goes back by itself when the booking is called off', async () => {
      const customer = await session('customer2')
      const { appointmentId } = await holdTime(product(), customer, 5)
      const body = { paymentId: uuidv7(), appointmentId }
      const { paymentId } = body
      expect((await ask<Payment>(product(), path, { as: customer, body })).body).toMatchObject({
        paymentId,
        method: 'online',
      })
      const payUrl = await until(async () => (await read(customer, paymentId)).payUrl, { what: 'the page' })
      const paid = await fetch(`${payUrl}/pay`, { method: 'POST', redirect: 'manual' })
      expect([paid.status, paid.headers.get('location')]).toEqual([303, expect.stringContaining(`/pay/${paymentId}`)])
      await receiptOf(customer, paymentId)
      expect(await read(customer, paymentId)).toMatchObject({ status: 'completed', payUrl: null })
      const address = `/api/v1/appointments/${appointmentId}`
      const booking = async () => (await ask<Appointment>(product(), address, { as: customer })).body
      await until(async () => ((await booking()).paymentId === paymentId ? true : null), { what: 'the booking' })
      await ask(product(), `${address}/cancel`, {
        as: customer,
        body: { commandId: uuidv7(), feeMinor: 7_900, reason: null },
      })
      const back = async () => ((await read(customer, paymentId)).refundedMinor === 7_900 ? true : null)
      await until(back, { what: 'the money to go back' })
      const twice = await ask(product(), path, { as: customer, body: { paymentId: uuidv7(), appointmentId } })
      expect(twice).toMatchObject({ status: 409, body: { code: 'payment.not-payable' } })
    })

    test('made in the second in which the time is let go, it ends in a booking or goes back, never in neither', async () => {
      const customer = await session('customer2')
      const { appointmentId } = await holdTime(product(), customer, 6)
      const body = { paymentId: uuidv7(), appointmentId }
      await ask<Payment>(product(), path, { as: customer, body })
      const { paymentId } = body
      const payUrl = await until(async () => (await read(customer, paymentId)).payUrl, { what: 'the page' })
      const lapse = `UPDATE appointments.appointments SET held_until = now() - interval '1 s' WHERE appointment_id = $1`
      await product().database.pool.query(lapse, [appointmentId])
      await fetch(`${payUrl}/pay`, { method: 'POST', redirect: 'manual' })
      const address = `/api/v1/appointments/${appointmentId}`
      const ends = async () => {
        const { body: booking } = await ask<Appointment>(product(), address, { as: customer })
        const isBooked = booking.status === 'confirmed' && booking.paymentId === paymentId
        const isBack = (await read(customer, paymentId)).refundedMinor === 7_900
        return isBooked || isBack ? [isBooked, isBack] : null
      }
      expect((await until(ends, { what: 'an end' })).filter(Boolean)).toHaveLength(1)
    })

    test('goes back when its booking is called off, and has a credit note', async () => {
      const [customer, office] = [await session('customer'), await session('admin')]
      const { appointmentId } = await holdTime(product(), customer, 4)
      const paymentId = uuidv7()
      const body = { paymentId, appointmentId, method: 'card' }
      await ask(product(), `${path}/counter`, { as: office, body })
      await receiptOf(customer, paymentId)
      const address = `/api/v1/appointments/${appointmentId}`
      const confirmed = async () =>
        (await ask<Appointment>(product(), address, { as: customer })).body.status === 'confirmed'
      await until(async () => ((await confirmed()) ? true : null), { what: 'the booking to be confirmed' })
      const cancel = { commandId: uuidv7(), feeMinor: 7_900, reason: null }
      await ask(product(), `${address}/cancel`, { as: customer, body: cancel })
      const refund = await until(async () => (await read(customer, paymentId)).refunds[0] ?? null, {
        what: 'the refund',
      })
      expect(refund).toMatchObject({ amountMinor: 7_900, cause: 'cancelled', status: 'approved', means: 'hand' })
      const paidOut = `/api/v1/refunds/${refund.refundId}/pay-out`
      expect((await ask(product(), paidOut, { as: customer, body: { commandId: uuidv7() } })).status).toBe(403)
      await ask(product(), paidOut, { as: office, body: { commandId: uuidv7() } })
      expect(await read(customer, paymentId)).toMatchObject({ refundedMinor: 7_900 })
      const notes = async () =>
        (
          await ask<{ invoices: { kind: string; grossMinor: number }[] }>(
            product(),
            `/api/v1/invoices?paymentId=${paymentId}`,
            { as: customer },
          )
        ).body.invoices
      const note = await until(async () => (await notes()).find(({ kind }) => kind === 'credit-note') ?? null, {
        what: 'the credit note',
      })
      expect(note.grossMinor).toBe(7_900)
    })
  })
}
