// What does not add up between bookings, money, tests and papers is seen, acted on and closed.
import { BoardList } from '@sac/contracts/http/reconciliation'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeEntry } from '../handlers/close-entry.ts'
import { lookForBookings } from '../handlers/keep-booking.ts'
import { readTakings } from '../handlers/read-takings.ts'
import { type OpenPayments, openPayments } from '../testing/open-payments.ts'
import { cashierId, chiefId } from '../testing/stage-payments.ts'
import { listBoard } from './board-rows.ts'

let service: OpenPayments
beforeAll(async () => {
  service = await openPayments()
})
afterAll(() => service.close())

const pass = (minutes: number) => {
  service.clock.now = new Date(service.clock.now.getTime() + minutes * 60_000)
}
const board = async (list: BoardList) =>
  listBoard(service.database.pool, { list, now: service.clock.now, after: null, limit: 1_000 })
const onBoard = async (subject: string) => {
  const lists = await Promise.all(BoardList.options.map(async (list) => [list, await board(list)] as const))
  return lists.filter(([, entries]) => entries.some((entry) => entry.subject === subject)).map(([list]) => list)
}
/** A booking others have told of. */
async function told(parts: Record<string, unknown> = {}) {
  const booking = service.booked({ heldUntil: null, status: 'confirmed' })
  const { appointmentId, centreId } = booking
  await service.hear('appointment.created', { appointmentId, centreId, status: 'confirmed', revision: 0, ...parts })
  return booking
}
const inspect = (appointmentId: string) =>
  service.hear('inspection.completed', {
    appointmentId,
    completedAt: service.clock.now.toISOString(),
    report: { centre: { id: 'demo-centre' } },
  })
const certify = (inspectionId: string, appointmentId: string | null) =>
  service.hear('certificate.generated', {
    inspectionId,
    certificateId: uuidv7(),
    number: 'L1-26-000001-X',
    plate: 'AB-123-CD',
    appointmentId,
    centreId: 'demo-centre',
    issuedAt: service.clock.now.toISOString(),
  })

test('a slot whose time has come is on the board until somebody pays', async () => {
  const booking = await told({ scheduledDate: '2026-11-30T09:30:00.000Z' })
  expect(await onBoard(booking.appointmentId)).toEqual([])
  pass(40)
  expect(await onBoard(booking.appointmentId)).toEqual(['slot-unpaid'])
  expect(await board('slot-unpaid')).toMatchObject([
    { plate: 'AB-123-CD', amountMinor: 7_900, currency: 'EUR', centreId: 'demo-centre', paymentId: null },
  ])
  await service.take(booking)
  expect(await onBoard(booking.appointmentId)).toEqual([])
})

test('a test that was done and not paid is another matter than a slot, and goes when it is paid', async () => {
  const booking = await told()
  await inspect(booking.appointmentId)
  pass(1)
  expect(await onBoard(booking.appointmentId)).toEqual(['inspected-unpaid'])
  await service.take(booking)
  expect(await onBoard(booking.appointmentId)).toEqual([])
})

test('a test is heard of before its booking, as it may be where two topics are read again', async () => {
  const booking = service.booked({ heldUntil: null, status: 'confirmed' })
  await inspect(booking.appointmentId)
  pass(1)
  expect(await onBoard(booking.appointmentId)).toEqual([])
  expect(await lookForBookings(service.deps), 'and where its booking is never told of').toBe(1)
  expect(await onBoard(booking.appointmentId)).toEqual(['inspected-unpaid'])
  await service.take(booking)
  expect(await onBoard(booking.appointmentId)).toEqual([])
})

test('what costs nothing is nowhere on the board', async () => {
  const booking = await told({ price: null })
  const inspectionId = uuidv7()
  await inspect(booking.appointmentId)
  await certify(inspectionId, booking.appointmentId)
  pass(60)
  expect(await onBoard(booking.appointmentId)).toEqual([])
  expect(await onBoard(inspectionId)).toEqual([])
})

test('a paper without invoice is seen, whether or not it was paid, and also where nothing was booked', async () => {
  const booking = await told()
  const [inspectionId, walkedIn] = [uuidv7(), uuidv7()]
  await certify(inspectionId, booking.appointmentId)
  await certify(walkedIn, null)
  pass(11)
  expect(await onBoard(inspectionId)).toEqual(['certificate-without-invoice'])
  expect(await onBoard(walkedIn)).toEqual(['certificate-without-invoice'])
  const { paymentId } = await service.take(booking)
  expect(await onBoard(inspectionId)).toEqual(['certificate-without-invoice'])
  await service.invoice(paymentId)
  expect(await onBoard(inspectionId)).toEqual([])
})

test('money no booking stands for is seen until it has gone back; what the centre keeps is its own', async () => {
  const booking = await told()
  const { paymentId } = await service.take(booking)
  await service.invoice(paymentId)
  pass(11)
  expect(await onBoard(paymentId)).toEqual([])
  const cancellation = { by: 'customer', reason: null, feeMinor: 2_900, refundMinor: 5_000 }
  await service.hear('appointment.cancelled', { ...booking, status: 'cancelled', paymentId, revision: 2, cancellation })
  expect(await board('payment-without-slot')).toMatchObject([
    { subject: paymentId, amountMinor: 5_000, plate: 'AB-123-CD' },
  ])
  const [refund] = (await service.find(paymentId)).refunds
  await service.decide('pay-out', refund?.refundId ?? '', cashierId)
  expect(await onBoard(paymentId)).toEqual([])
})

test('what was never told of is asked for; what is told late changes nothing', async () => {
  const booking = service.booked({ heldUntil: null, status: 'confirmed', revision: 4 })
  const { paymentId } = await service.take(booking)
  pass(11)
  expect(await onBoard(paymentId)).toEqual(['payment-without-slot'])
  expect(await lookForBookings(service.deps)).toBe(1)
  expect(await lookForBookings(service.deps)).toBe(0)
  expect(await onBoard(paymentId)).toEqual([])
  expect((await service.find(paymentId)).plate).toBe('AB-123-CD')
  await service.hear('appointment.expired', { ...booking, status: 'expired', revision: 3 })
  expect(await onBoard(paymentId)).toEqual([])
})

test('somebody says why it is all right, once; who comes second is told by whom', async () => {
  const { appointmentId: subject } = await told({ scheduledDate: service.clock.now.toISOString() })
  pass(1)
  const command = { commandId: uuidv7(), list: 'slot-unpaid' as const, subject, note: 'A courtesy' }
  for (let n = 0; n < 2; n += 1)
    expect(await closeEntry(service.deps, command, cashierId)).toMatchObject({
      subject,
      closed: { by: cashierId, note: 'A courtesy' },
    })
  expect(await onBoard(subject)).toEqual([])
  const second = closeEntry(service.deps, { ...command, commandId: uuidv7(), note: 'Mine' }, chiefId)
  await expect(second).rejects.toMatchObject({
    code: 'difference.closed',
    detail: expect.stringContaining('A courtesy'),
  })
  const nothing = closeEntry(service.deps, { ...command, commandId: uuidv7(), subject: uuidv7() }, chiefId)
  await expect(nothing).rejects.toMatchObject({ code: 'difference.not-found' })
})

test('the takings of a day are those from midnight to midnight at the centre', async () => {
  service.clock.now = new Date('2026-12-03T22:59:59.000Z')
  await service.take(await told(), { method: 'cash' })
  service.clock.now = new Date('2026-12-03T23:00:00.000Z')
  const { paymentId } = await service.take(await told(), { method: 'card' })
  await service.take(await told(), { method: 'cash' })
  await service.invoice(paymentId)
  const { refundId } = await service.askBack(paymentId, 900)
  await service.decide('pay-out', refundId, cashierId)
  const sum = { currency: 'EUR', count: 1, amountMinor: 7_900 }
  expect(await readTakings(service.deps, { centreId: 'demo-centre', day: '2026-12-04' })).toEqual({
    centreId: 'demo-centre',
    day: '2026-12-04',
    timeZone: 'Europe/Paris',
    taken: [
      { method: 'card', ...sum },
      { method: 'cash', ...sum },
    ],
    disputed: [],
    restored: [],
    givenBack: [{ method: 'card', means: 'hand', currency: 'EUR', count: 1, amountMinor: 900 }],
  })
  expect((await readTakings(service.deps, { centreId: 'demo-centre', day: '2026-12-03' })).taken).toEqual([
    { method: 'cash', ...sum },
  ])
  await expect(readTakings(service.deps, { centreId: 'nowhere', day: '2026-12-03' })).rejects.toMatchObject({
    code: 'centre.not-found',
  })
})
