import { uuidv7 } from '@sac/platform/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findWaiting } from '../store/waiting-rows.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { booking, newCustomer } from '../testing/stage-appointments.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { joinWaitingList, leaveWaitingList } from './join-waiting-list.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'
import { endHolds, endOldWaiting, remind } from './sweep.ts'

let service: Appointments
beforeEach(async () => {
  service = await openAppointments({ bays: ['Bay 1'] })
})
afterEach(() => service.database.drop())

const entry = (firstDay = '2026-06-09', lastDay = '2026-06-10') => {
  const { centreId, kind, vehicle, vehicleId } = booking()
  return { entryId: uuidv7(), centreId, kind, vehicle, vehicleId, firstDay, lastDay }
}
const wait = async (by = newCustomer(), days?: [string, string]) => {
  const joined = await joinWaitingList(service.deps, entry(...(days ?? [])), by.userId)
  service.passMinutes(0.01)
  return { ...joined, by }
}
const stateOf = ({ entryId }: { entryId: string }) => findWaiting(service.database.pool, { entryId })
const openWithTwoBays = async () => {
  await service.database.drop()
  service = await openAppointments({ bays: ['Bay 1', 'Bay 2'] })
}
const cancelOf = (appointmentId: string) => ({ appointmentId, commandId: uuidv7(), feeMinor: 0, reason: null })

test('who waits longest for that day gets what is let go, before anybody else can', async () => {
  const customer = newCustomer()
  const held = await service.book({}, customer)
  const tooLate = await wait(newCustomer(), ['2026-06-10', '2026-06-12'])
  const [first, second] = [await wait(), await wait()]
  await cancelAppointment(service.deps, cancelOf(held.appointmentId), customer)
  const offered = await stateOf(first)
  expect(offered).toMatchObject({ status: 'offered' })
  const theirs = await service.find(offered?.appointmentId ?? '')
  expect(theirs).toMatchObject({ status: 'pending', userId: first.by.userId })
  const [from, to] = [theirs?.scheduledDate ?? '', theirs?.endsAt ?? '']
  expect(from < held.endsAt && held.scheduledDate < to).toBe(true)
  expect(await service.told(theirs?.appointmentId ?? '')).toEqual(['created'])
  expect((await stateOf(tooLate))?.status).toBe('waiting')
  // Not paid in two hours: the next one's turn.
  service.passMinutes(121)
  await endHolds(service.deps)
  expect((await stateOf(second))?.status).toBe('offered')
})

test('who is elsewhere with that car then goes on waiting, and it is the next one’s', async () => {
  await openWithTwoBays()
  const [customer, busy] = [newCustomer(), newCustomer()]
  const held = await service.book({}, customer)
  const own = await service.book({}, busy)
  const [first, second] = [await wait(busy), await wait()]
  await cancelAppointment(service.deps, cancelOf(held.appointmentId), customer)
  expect([(await stateOf(first))?.status, (await stateOf(second))?.status]).toEqual(['waiting', 'offered'])
  // Their own time is let go: nothing is in the way any more.
  await cancelAppointment(service.deps, cancelOf(own.appointmentId), busy)
  expect(await stateOf(first)).toMatchObject({ status: 'offered' })
})

test('another car of the same customer is in nobody’s way', async () => {
  await openWithTwoBays()
  const [customer, busy] = [newCustomer(), newCustomer()]
  const held = await service.book({}, customer)
  await service.book({ vehicle: { ...booking().vehicle, plate: 'ZZ-999-ZZ' } }, busy)
  const waiting = await wait(busy)
  await cancelAppointment(service.deps, cancelOf(held.appointmentId), customer)
  expect((await stateOf(waiting))?.status).toBe('offered')
})

test('a time that is left by moving is offered too', async () => {
  const customer = newCustomer()
  const { appointmentId } = await service.book({}, customer)
  const waiting = await wait()
  const move = { appointmentId, commandId: uuidv7(), scheduledDate: '2026-06-11T08:00:00.000Z' }
  await rescheduleAppointment(service.deps, move, customer)
  expect((await stateOf(waiting))?.status).toBe('offered')
})

test('who has left is passed over, and whose days are over waits no longer', async () => {
  const customer = newCustomer()
  const held = await service.book({}, customer)
  const [gone, old] = [await wait(), await wait(newCustomer(), ['2026-06-08', '2026-06-08'])]
  expect((await leaveWaitingList(service.deps, gone.entryId, gone.by.userId)).status).toBe('left')
  await expect(leaveWaitingList(service.deps, old.entryId, gone.by.userId)).rejects.toMatchObject({
    code: 'waiting.not-found',
  })
  await cancelAppointment(service.deps, cancelOf(held.appointmentId), customer)
  expect((await stateOf(gone))?.status).toBe('left')
  service.setNow('2026-06-10T12:00:00.000Z')
  await endOldWaiting(service.deps)
  expect((await stateOf(old))?.status).toBe('over')
})

test('a reminder is due once for each time an appointment has', async () => {
  const customer = newCustomer()
  const held = await service.book({ scheduledDate: '2026-06-12T08:00:00.000Z' }, customer)
  await service.pay(held)
  const unpaid = await service.book({ scheduledDate: '2026-06-12T10:00:00.000Z' })
  expect(await remind(service.deps)).toBe(0)
  service.setNow('2026-06-11T08:00:01.000Z')
  expect((await Promise.all([remind(service.deps), remind(service.deps)])).toSorted((a, b) => a - b)).toEqual([0, 1])
  const { appointmentId } = held
  const move = { appointmentId, commandId: uuidv7(), scheduledDate: '2026-06-15T08:00:00.000Z' }
  await rescheduleAppointment(service.deps, move, customer)
  expect(await remind(service.deps)).toBe(0)
  service.setNow('2026-06-14T09:00:00.000Z')
  expect(await remind(service.deps)).toBe(1)
  // Booked for the next morning: it was said a moment ago.
  const soon = await service.book({ scheduledDate: '2026-06-15T09:00:00.000Z' })
  await service.pay(soon)
  expect(await remind(service.deps)).toBe(0)
  expect(await service.told(appointmentId)).toEqual([
    'created',
    'confirmed',
    'reminder-due',
    'rescheduled',
    'reminder-due',
  ])
  expect(await service.told(unpaid.appointmentId)).not.toContain('reminder-due')
})
