import { uuidv7 } from '@sac/platform/ids'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, newCustomer } from '../testing/stage-appointments.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { confirmAtCounter } from './counter-acts.ts'
import { endHolds } from './sweep.ts'

let service: Appointments
beforeEach(async () => {
  service = await openAppointments({ bays: ['Bay 1'] })
})
afterEach(() => service.database.drop())

const unplaceable = async () =>
  (await service.facts())
    .filter(({ eventType }) => eventType === 'appointment.payment-unplaceable')
    .map(({ data }) => data['reason'])

test('paid, a hold becomes an appointment that does not end; the same payment again changes nothing', async () => {
  const held = await service.book()
  const paymentId = uuidv7()
  for (let n = 0; n < 3; n += 1) await service.pay(held, { paymentId })
  expect(await service.find(held.appointmentId)).toMatchObject({ status: 'confirmed', heldUntil: null, paymentId })
  service.passMinutes(60)
  expect(await endHolds(service.deps)).toBe(0)
  expect(await service.told(held.appointmentId)).toEqual(['created', 'confirmed'])
})

test('paid after it ended, it is booked again while the time is free', async () => {
  const held = await service.book()
  service.passMinutes(11)
  await endHolds(service.deps)
  await service.pay(held)
  expect(await service.find(held.appointmentId)).toMatchObject({
    status: 'confirmed',
    scheduledDate: held.scheduledDate,
  })
  expect(await service.told(held.appointmentId)).toEqual(['created', 'expired', 'confirmed'])
})

test('where somebody else has the time, the money goes back, and stays so when the time is free again', async () => {
  const held = await service.book()
  service.passMinutes(11)
  const other = newCustomer()
  const taken = await service.book({}, other)
  const paymentId = uuidv7()
  await service.pay(held, { paymentId })
  expect(await unplaceable()).toEqual(['taken'])
  const cancel = { appointmentId: taken.appointmentId, commandId: uuidv7(), feeMinor: 0, reason: null }
  await cancelAppointment(service.deps, cancel, other)
  await service.pay(held, { paymentId })
  expect(await unplaceable()).toEqual(['taken'])
  expect((await service.find(held.appointmentId))?.status).toBe('expired')
})

test('money without an appointment for it goes back, with the reason', async () => {
  const customer = newCustomer()
  const held = await service.book({}, customer)
  await service.pay(held, { amountMinor: 100 })
  await service.pay(held)
  await service.pay(held)
  await service.pay({ appointmentId: uuidv7(), price: held.price })
  const cancelled = await service.book({ scheduledDate: '2026-06-09T10:00:00.000Z' }, customer)
  const cancel = { appointmentId: cancelled.appointmentId, commandId: uuidv7(), feeMinor: 0, reason: null }
  await cancelAppointment(service.deps, cancel, customer)
  await service.pay(cancelled)
  const past = await service.book({ scheduledDate: '2026-06-09T11:00:00.000Z' })
  service.setNow('2026-06-09T11:00:00.000Z')
  await endHolds(service.deps)
  await service.pay(past)
  expect(await unplaceable()).toEqual(['other-amount', 'already-paid', 'unknown', 'cancelled', 'past'])
})

test('paid at the counter after it was accepted, the payment is kept and nothing new is told', async () => {
  const held = await service.book()
  await confirmAtCounter(service.deps, { appointmentId: held.appointmentId, commandId: uuidv7(), caller: admin })
  const paymentId = uuidv7()
  await service.pay(held, { paymentId })
  expect(await service.find(held.appointmentId)).toMatchObject({ status: 'confirmed', paymentId })
  expect(await service.told(held.appointmentId)).toEqual(['created', 'confirmed'])
})

test('a lapsed hold, its payment, the sweep and another customer at one moment: one has the time, no money is lost', async () => {
  for (let round = 0; round < 12; round += 1) {
    const scheduledDate = `2026-06-${10 + (round % 3)}T${String(7 + Math.floor(round / 3)).padStart(2, '0')}:00:00.000Z`
    const held = await service.book({ scheduledDate })
    service.passMinutes(11)
    const refused = () => 'refused' as const
    const [, , other] = await Promise.all([
      service.pay(held),
      endHolds(service.deps),
      service.book({ scheduledDate }).catch(refused),
    ])
    const now = await service.find(held.appointmentId)
    const told = (await service.facts()).filter(({ data }) => data['appointmentId'] === held.appointmentId)
    const goesBack = told.some(({ eventType }) => eventType === 'appointment.payment-unplaceable')
    const isPaid = now?.status === 'confirmed'
    expect([isPaid, goesBack].filter(Boolean), `round ${round}`).toHaveLength(1)
    expect(isPaid ? other === 'refused' : other !== 'refused', `round ${round}: ${now?.status}`).toBe(true)
  }
})
