import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, inspectorId, newCustomer } from '../testing/stage-appointments.ts'
import { cancelAppointment, quoteCancellation } from './cancel-appointment.ts'
import { readAppointment } from './change-appointment.ts'
import { checkIn, confirmAtCounter, recordNoShow } from './counter-acts.ts'
import { extendAppointment } from './extend-appointment.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'

let service: Appointments
beforeEach(async () => {
  service = await openAppointments()
})
afterEach(() => service.database.drop())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )
const commandId = () => uuidv7()
const at = (time: string, day = 9) => `2026-06-${String(day).padStart(2, '0')}T${time}:00.000Z`

test('moved, an appointment keeps its payment and price, and its old time is free', async () => {
  const customer = newCustomer()
  const held = await service.book({ scheduledDate: at('08:00') }, customer)
  await service.pay(held)
  const { appointmentId } = held
  const command = { appointmentId, commandId: commandId(), scheduledDate: at('09:00', 12) }
  const moved = await rescheduleAppointment(service.deps, command, customer)
  const paid = await service.find(appointmentId)
  expect(moved).toMatchObject({
    status: 'confirmed',
    scheduledDate: at('09:00', 12),
    endsAt: at('09:45', 12),
    revision: 2,
  })
  expect(moved.paymentId).toBe(paid?.paymentId)
  expect(await rescheduleAppointment(service.deps, command, customer)).toEqual(moved)
  expect(await service.told(appointmentId)).toEqual(['created', 'confirmed', 'rescheduled'])
  for (let n = 0; n < 2; n += 1) expect((await service.book({ scheduledDate: at('08:00') })).status).toBe('pending')
})

test('a taken time is refused with free ones, and nothing has moved', async () => {
  const customer = newCustomer()
  const mine = await service.book({ scheduledDate: at('08:00') }, customer)
  for (let n = 0; n < 2; n += 1) await service.book({ scheduledDate: at('09:00') })
  const { appointmentId } = mine
  const move = { appointmentId, commandId: commandId(), scheduledDate: at('09:30') }
  const problem = await rescheduleAppointment(service.deps, move, customer).catch((error: unknown) => error)
  expect(problem).toMatchObject({ code: 'appointment.slot-taken', freeTimes: expect.arrayContaining([at('09:45')]) })
  expect(await service.find(appointmentId)).toEqual(mine)
  // Into the time it has itself: half an hour later.
  const later = { appointmentId, commandId: commandId(), scheduledDate: at('08:15') }
  expect((await rescheduleAppointment(service.deps, later, customer)).scheduledDate).toBe(at('08:15'))
})

test('two that change places at one moment: each either moves or keeps its time', async () => {
  const [a, b] = [newCustomer(), newCustomer()]
  const one = await openAppointments({ bays: ['Bay 1'] })
  try {
    const first = await one.book({ scheduledDate: at('08:00') }, a)
    const second = await one.book({ scheduledDate: at('09:00') }, b)
    const swap = (mine: typeof first, to: string, by: typeof a) =>
      codeOf(
        rescheduleAppointment(
          one.deps,
          { appointmentId: mine.appointmentId, commandId: commandId(), scheduledDate: to },
          by,
        ),
      )
    const codes = await Promise.all([swap(first, at('09:00'), a), swap(second, at('08:00'), b)])
    expect(codes).toEqual(['appointment.slot-taken', 'appointment.slot-taken'])
  } finally {
    await one.database.drop()
  }
})

test('more time is given while the bay is free, and refused into the next one', async () => {
  const first = await service.book({ scheduledDate: at('08:00') })
  const next = await service.book({ scheduledDate: at('09:00') })
  const { appointmentId, bay } = first
  expect(next.bay).toBe(bay)
  const extend = (minutes: number) =>
    extendAppointment(service.deps, { appointmentId, commandId: commandId(), minutes }, admin)
  expect((await extend(60)).endsAt).toBe(at('09:00'))
  expect(await codeOf(extend(61))).toBe('appointment.slot-taken')
  expect((await extend(30)).endsAt).toBe(at('08:30'))
})

test('what it costs is said before, done as said, and told with the event', async () => {
  const customer = newCustomer()
  const held = await service.book({ scheduledDate: at('08:00') }, customer)
  await service.pay(held)
  const { appointmentId } = held
  service.setNow(at('07:00', 8))
  const free = await quoteCancellation(service.deps, appointmentId, customer)
  expect(free).toMatchObject({ fee: { amountMinor: 0 }, refund: { amountMinor: 7_900 }, until: at('08:00', 8) })
  service.setNow(at('09:00', 8))
  const command = { appointmentId, commandId: commandId(), feeMinor: 0, reason: 'Away' }
  expect(await codeOf(cancelAppointment(service.deps, command, customer))).toBe('appointment.terms-changed')
  expect((await quoteCancellation(service.deps, appointmentId, customer)).fee.amountMinor).toBe(2_370)
  const agreed = { ...command, commandId: commandId(), feeMinor: 2_370 }
  const cancelled = await cancelAppointment(service.deps, agreed, customer)
  const money = { by: 'customer', feeMinor: 2_370, refundMinor: 5_530 }
  expect(cancelled).toMatchObject({ status: 'cancelled', cancellation: { ...money, reason: 'Away' } })
  const [event] = (await service.facts()).filter(({ eventType }) => eventType === 'appointment.cancelled')
  // What people write stays here.
  expect(event?.data['cancellation']).toEqual({ ...money, reason: null })
  expect(await codeOf(quoteCancellation(service.deps, appointmentId, customer))).toBe('appointment.illegal-state')
})

test('after the cut-off only the counter moves or cancels', async () => {
  const customer = newCustomer()
  const held = await service.book({ scheduledDate: at('08:00') }, customer)
  await service.pay(held)
  const { appointmentId } = held
  service.setNow(at('07:00'))
  const move = () => ({ appointmentId, commandId: commandId(), scheduledDate: at('10:00') })
  expect(await codeOf(rescheduleAppointment(service.deps, move(), customer))).toBe('appointment.too-late')
  const cancel = () => ({ appointmentId, commandId: commandId(), feeMinor: 7_900, reason: null })
  expect(await codeOf(cancelAppointment(service.deps, cancel(), customer))).toBe('appointment.too-late')
  expect((await rescheduleAppointment(service.deps, { ...move(), bay: 'Bay 2' }, admin)).bay).toBe('Bay 2')
  const kept = await cancelAppointment(service.deps, { ...cancel(), feeMinor: 1_000 }, admin)
  expect(kept.cancellation).toMatchObject({ by: 'staff', feeMinor: 1_000, refundMinor: 6_900 })
})

test('the day at the counter: accepted, checked in to an inspector, or missed; wrong steps say what to do instead', async () => {
  const { appointmentId } = await service.book({ scheduledDate: at('08:00') })
  const act = () => ({ appointmentId, commandId: commandId(), caller: admin })
  expect(await codeOf(checkIn(service.deps, { ...act(), inspectorId }))).toBe('appointment.illegal-state')
  expect((await confirmAtCounter(service.deps, act())).status).toBe('confirmed')
  expect(await codeOf(recordNoShow(service.deps, act()))).toBe('appointment.illegal-state')
  expect(await codeOf(checkIn(service.deps, { ...act(), inspectorId: uuidv7() }))).toBe('request.invalid')
  expect(await checkIn(service.deps, { ...act(), inspectorId })).toMatchObject({ status: 'checked-in', inspectorId })
  expect(await service.told(appointmentId)).toEqual(['created', 'confirmed', 'checked-in'])
  const missed = await service.book({ scheduledDate: at('10:00') })
  const missing = { appointmentId: missed.appointmentId, caller: admin }
  await confirmAtCounter(service.deps, { ...missing, commandId: commandId() })
  service.setNow(at('10:20'))
  expect((await recordNoShow(service.deps, { ...missing, commandId: commandId() })).status).toBe('no-show')
  const { rows } = await service.database.pool.query('SELECT action FROM audit_events ORDER BY position')
  expect(rows.map(({ action }) => action)).toEqual(
    ['confirm', 'check-in', 'confirm', 'miss'].map((act) => `appointment.${act}`),
  )
})

test('a customer sees and touches nothing of another, and chooses no bay', async () => {
  const [mine, stranger] = [newCustomer(), newCustomer()]
  const { appointmentId } = await service.book({ scheduledDate: at('08:00') }, mine)
  const { deps } = service
  const move = { appointmentId, commandId: commandId(), scheduledDate: at('10:00') }
  const cancel = { appointmentId, commandId: commandId(), feeMinor: 0, reason: null }
  const tries = [
    () => readAppointment(deps.pool, appointmentId, stranger),
    () => quoteCancellation(deps, appointmentId, stranger),
    () => rescheduleAppointment(deps, move, stranger),
    () => cancelAppointment(deps, cancel, stranger),
    () => readAppointment(deps.pool, uuidv7(), mine),
  ]
  for (const attempt of tries) expect(await codeOf(attempt())).toBe('appointment.not-found')
  expect(await codeOf(rescheduleAppointment(deps, { ...move, bay: 'Bay 2' }, mine))).toBe('request.invalid')
  expect((await readAppointment(deps.pool, appointmentId, admin)).appointmentId).toBe(appointmentId)
})

test('a hold that has lapsed is over for its customer, also while its time is still free', async () => {
  const customer = newCustomer()
  const { appointmentId } = await service.book({ scheduledDate: at('08:00') }, customer)
  service.passMinutes(10)
  const move = { appointmentId, commandId: commandId(), scheduledDate: at('10:00') }
  expect(await codeOf(rescheduleAppointment(service.deps, move, customer))).toBe('appointment.illegal-state')
})
