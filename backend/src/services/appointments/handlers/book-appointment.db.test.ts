import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { booking, newCustomer } from '../testing/stage-appointments.ts'
import { bookAppointment } from './book-appointment.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'
import { seedDemoCentre } from './seed-demo-centre.ts'
import { endHolds } from './sweep.ts'

let service: Appointments
beforeAll(async () => {
  service = await openAppointments()
})
afterAll(() => service.database.drop())

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof Problem ? error : Promise.reject(error)),
  )

test('a booking holds a free bay at the price of the list, and says until when', async () => {
  const customer = newCustomer()
  const held = await service.book({ scheduledDate: '2026-06-09T08:00:00.000Z' }, customer)
  expect(held).toMatchObject({
    status: 'pending',
    userId: customer.userId,
    serviceType: 'periodic',
    endsAt: '2026-06-09T08:45:00.000Z',
    heldUntil: '2026-06-08T06:10:00.000Z',
    price: { amountMinor: 7_900, currency: 'EUR' },
    revision: 0,
  })
  const [fact] = (await service.facts()).filter(({ data }) => data['appointmentId'] === held.appointmentId)
  expect(fact).toMatchObject({
    eventType: 'appointment.created',
    data: { ...held },
    metadata: { userId: customer.userId },
  })
})

test('repeated it is the same; with other content, or by somebody else, it is refused', async () => {
  const [command, customer] = [booking({ scheduledDate: '2026-06-09T09:00:00.000Z' }), newCustomer()]
  const first = await bookAppointment(service.deps, command, customer.userId)
  expect(await bookAppointment(service.deps, command, customer.userId)).toEqual(first)
  const other = { ...command, kind: 'voluntary' as const }
  for (const again of [
    bookAppointment(service.deps, other, customer.userId),
    bookAppointment(service.deps, command, newCustomer().userId),
  ])
    expect((await refusal(again))?.code).toBe('command.repeated-differently')
  expect(await service.told(first.appointmentId)).toEqual(['created'])
})

test('what is not open, not on the grid, too soon or too far is refused with times that are free', async () => {
  for (const scheduledDate of [
    '2026-06-09T08:05:00.000Z',
    '2026-06-09T15:30:00.000Z',
    '2026-06-14T08:00:00.000Z',
    '2026-06-08T06:45:00.000Z',
    '2026-12-08T09:00:00.000Z',
  ]) {
    const problem = await refusal(service.book({ scheduledDate }))
    expect([scheduledDate, problem?.code]).toEqual([scheduledDate, 'appointment.not-bookable'])
    const next = problem?.freeTimes?.[0] ?? ''
    if (scheduledDate < '2026-09') expect((await service.book({ scheduledDate: next })).scheduledDate).toBe(next)
  }
  const category = { ...booking().vehicle, category: 'M3' }
  expect((await refusal(service.book({ vehicle: category })))?.code).toBe('appointment.not-offered')
  expect((await refusal(service.book({ centreId: 'nowhere' })))?.code).toBe('centre.not-found')
})

test('fifty want one time: as many win as there are bays, the others are told the next free ones and get them', async () => {
  const one = await openAppointments({ bays: ['Bay 1'] })
  try {
    const first = '2026-06-10T08:00:00.000Z'
    const rounds: number[] = []
    const insist = async (n: number) => {
      const customer = newCustomer()
      for (let scheduledDate = first, round = 1; round < 60; round += 1) {
        const command = booking({ appointmentId: uuidv7(), scheduledDate })
        const problem = await refusal(bookAppointment(one.deps, command, customer.userId))
        if (!problem) {
          rounds.push(round)
          return scheduledDate
        }
        expect(problem.code).toBe('appointment.slot-taken')
        const free = problem.freeTimes ?? []
        expect(free.length).toBeGreaterThan(0)
        scheduledDate = free[n % free.length] ?? first
      }
      throw new Error('got none')
    }
    const got = await Promise.all(Array.from({ length: 50 }, (_, n) => insist(n)))
    expect(got.filter((time) => time === first)).toHaveLength(1)
    expect(rounds.filter((round) => round === 1)).toHaveLength(1)
    expect(new Set(got).size).toBe(50)
    const { rows } = await one.database.pool.query(overlaps)
    expect(rows).toEqual([])
  } finally {
    await one.database.drop()
  }
})

const overlaps = `SELECT a.appointment_id, b.appointment_id FROM appointments AS a JOIN appointments AS b
  ON a.centre_id = b.centre_id AND a.bay = b.bay AND a.appointment_id < b.appointment_id
  AND tstzrange(a.scheduled_at, a.ends_at) && tstzrange(b.scheduled_at, b.ends_at)
  WHERE a.status IN ('pending', 'confirmed', 'checked-in', 'done') AND b.status IN ('pending', 'confirmed', 'checked-in', 'done')`

test('a hold that has lapsed is taken over in the statement that takes its time, and told of', async () => {
  const one = await openAppointments({ bays: ['Bay 1'] })
  try {
    const lapsed = await one.book()
    expect((await refusal(one.book()))?.code).toBe('appointment.slot-taken')
    one.passMinutes(11)
    const next = await one.book()
    expect(next.bay).toBe('Bay 1')
    expect(await one.find(lapsed.appointmentId)).toMatchObject({ status: 'expired', heldUntil: null, revision: 1 })
    expect(await one.told(lapsed.appointmentId)).toEqual(['created', 'expired'])
    one.passMinutes(11)
    expect(await endHolds(one.deps)).toBe(1)
    expect(await endHolds(one.deps)).toBe(0)
    expect(await one.told(next.appointmentId)).toEqual(['created', 'expired'])
  } finally {
    await one.database.drop()
  }
})

test('who holds three times holds no fourth before one is paid, cancelled or over', async () => {
  const customer = newCustomer()
  const times = ['10:00', '11:00', '12:00'].map((time) => `2026-06-11T${time}:00.000Z`)
  for (const scheduledDate of times) await service.book({ scheduledDate }, customer)
  const fourth = () => service.book({ scheduledDate: '2026-06-11T13:00:00.000Z' }, customer)
  expect((await refusal(fourth()))?.code).toBe('appointment.too-many-holds')
  service.passMinutes(11)
  expect((await fourth()).status).toBe('pending')
})

test('one car of one customer is booked for a time once, whichever bay is free, and not moved to where it is booked', async () => {
  const customer = newCustomer()
  const at = (time: string) => ({ scheduledDate: `2026-06-12T${time}:00.000Z` })
  const first = await service.book(at('10:00'), customer)
  const code = async (attempt: Promise<unknown>) => (await refusal(attempt))?.code
  expect(await code(service.book(at('10:00'), customer))).toBe('appointment.same-car')
  expect(await code(service.book(at('10:15'), customer))).toBe('appointment.same-car')
  const second = await service.book(at('12:00'), customer)
  const move = { appointmentId: second.appointmentId, commandId: uuidv7() }
  expect(await code(rescheduleAppointment(service.deps, { ...move, ...at('10:15') }, customer))).toBe(
    'appointment.same-car',
  )
  expect((await service.book(at('10:00'))).scheduledDate).toBe(first.scheduledDate)
  service.passMinutes(11)
  expect((await service.book(at('10:00'), customer)).status).toBe('pending')
})

test('the demo customer holds a time of the coming Thursday, once a week however often it is seeded', async () => {
  const ofWeek = (date: string) =>
    `019a0000-0005-7000-8000-${String(Math.floor(Date.parse(date) / 604_800_000)).padStart(12, '0')}`
  const seed = async (now: string) => {
    service.setNow(now)
    await seedDemoCentre(service.deps, { history: true })
  }
  await seed('2026-06-15T06:00:00.000Z')
  await seed('2026-06-17T06:00:00.000Z')
  const appointmentId = ofWeek('2026-06-15')
  const [told] = (await service.facts()).filter(({ data }) => data['appointmentId'] === appointmentId)
  expect(told?.data).toMatchObject({ status: 'pending', scheduledDate: '2026-06-18T08:00:00.000Z', kind: 'voluntary' })
  expect(await service.told(appointmentId)).toEqual(['created'])
  await seed('2026-06-18T06:00:00.000Z')
  expect(await service.told(ofWeek('2026-06-18'))).toEqual(['created'])
})
