import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin, booking } from '../testing/stage-appointments.ts'
import { changeCentre } from './change-centre.ts'
import { closeBay, reopenBay } from './close-bay.ts'
import { confirmAtCounter } from './counter-acts.ts'
import { listAvailability } from './list-availability.ts'
import { planAppointment } from './plan-appointment.ts'
import { readBoard } from './read-board.ts'
import { rescheduleAppointment } from './reschedule-appointment.ts'

let service: Appointments
let day = 9
beforeAll(async () => {
  service = await openAppointments()
})
afterAll(() => service.database.drop())

// Each test has a day of its own, from Tuesday 9 June on; the hours are those of UTC.
const nextDay = () => `2026-06-${String((day += 1)).padStart(2, '0')}`
const at = (date: string, time: string) => `${date}T${time}:00.000Z`

const closing = (date: string, { bay = 'Bay 1', from = '08:00', to = '10:00' } = {}) => ({
  closingId: uuidv7(),
  centreId: service.centreId,
  bay,
  from: at(date, from),
  to: at(date, to),
  reason: 'Roller bench under repair',
  closedBy: admin.userId,
})

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

const plan = (scheduledDate: string, bay = 'Bay 1') => {
  const { vehicleId: _none, ...rest } = booking({ scheduledDate })
  return planAppointment(service.deps, { ...rest, inspectionId: uuidv7(), bay, inspectorId: null }, admin.userId)
}

test('nothing is booked in a closed bay; the other one is free, and the day says so', async () => {
  const date = nextDay()
  const made = await closeBay(service.deps, closing(date))
  expect(await codeOf(plan(at(date, '08:30')))).toBe('appointment.slot-taken')
  expect((await plan(at(date, '08:30'), 'Bay 2')).bay).toBe('Bay 2')
  const asked = { centreId: service.centreId, kind: 'periodic', from: date, days: '1' } as const
  const { days } = await listAvailability(service.deps, asked)
  expect(days[0]?.times).not.toContain(at(date, '08:30'))
  expect(days[0]?.times).toContain(at(date, '10:00'))
  const board = await readBoard(service.deps, { centreId: service.centreId, date })
  expect(board).toMatchObject({ closings: [made], appointments: [{ bay: 'Bay 2', customerName: null }] })
  expect(board.openings).toEqual([{ from: at(date, '06:00'), to: at(date, '16:00') }])
})

test('a bay in which something is booked cannot be closed for that time; a hold that has lapsed is nothing', async () => {
  const date = nextDay()
  await plan(at(date, '09:30'))
  expect(await codeOf(closeBay(service.deps, closing(date)))).toBe('centre.bay-booked')
  await service.book({ scheduledDate: at(date, '13:00') })
  expect(await codeOf(closeBay(service.deps, closing(date, { from: '13:00', to: '14:00' })))).toBe('centre.bay-booked')
  service.passMinutes(11)
  expect(await codeOf(closeBay(service.deps, closing(date, { from: '13:00', to: '14:00' })))).toBe('done')
})

test('of a booking and a closing at one moment one stands, never both and never neither', async () => {
  const met = new Set<string>()
  for (let round = 0; round < 12; round += 1) {
    const [hour, date] = [String(6 + (round % 9)).padStart(2, '0'), round % 9 === 0 ? nextDay() : `2026-06-${day}`]
    const from = `${hour}:00`
    const closes = () => closeBay(service.deps, closing(date, { from, to: `${hour}:45` }))
    const books = () => plan(at(date, from))
    const acts = round % 2 === 0 ? [closes, books] : [books, closes]
    const outcomes = await Promise.all(acts.map((act) => codeOf(act())))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    for (const outcome of outcomes) met.add(outcome)
  }
  expect(met.has('done')).toBe(true)
})

test('repeating the command changes nothing; opened again the bay can be booked, and what was closed is not there', async () => {
  const date = nextDay()
  const command = closing(date)
  const made = await closeBay(service.deps, command)
  expect(await closeBay(service.deps, command)).toEqual(made)
  const end = { centreId: service.centreId, closingId: command.closingId, commandId: uuidv7(), by: admin.userId }
  await reopenBay(service.deps, end)
  await reopenBay(service.deps, end)
  expect(await codeOf(reopenBay(service.deps, { ...end, commandId: uuidv7() }))).toBe('centre.no-such-closing')
  expect((await plan(at(date, '08:30'))).bay).toBe('Bay 1')
})

test('a closing keeps nobody from giving up the bay for good', async () => {
  const other = await openAppointments()
  const of = { commandId: uuidv7(), centreId: other.centreId, name: 'Demo test centre', place: 'Demo town' }
  await closeBay(other.deps, closing(nextDay(), { bay: 'Bay 2' }))
  expect(await codeOf(changeCentre(other.deps, { ...of, bays: ['Bay 1'] }, admin.userId))).toBe('done')
  await other.database.drop()
})

test('of two who move one appointment the second is told where it is now, and nothing is overwritten', async () => {
  const date = nextDay()
  const { appointmentId, revision: seen } = await plan(at(date, '08:00'))
  const move = (scheduledDate: string) =>
    rescheduleAppointment(
      service.deps,
      { appointmentId, commandId: uuidv7(), seen, scheduledDate, bay: 'Bay 2' },
      admin,
    )
  await move(at(date, '11:00'))
  const second = move(at(date, '12:00'))
  await expect(second).rejects.toMatchObject({ code: 'appointment.changed', detail: expect.stringContaining('11:00') })
  expect(await service.find(appointmentId)).toMatchObject({ bay: 'Bay 2', scheduledDate: at(date, '11:00') })
})

test('every act is conditional on what was seen, and a repeated one is answered as before', async () => {
  const held = await service.book({ scheduledDate: at(nextDay(), '08:00') })
  const ids = { appointmentId: held.appointmentId, commandId: uuidv7(), seen: held.revision, caller: admin }
  const confirmed = await confirmAtCounter(service.deps, ids)
  expect(await confirmAtCounter(service.deps, ids)).toEqual(confirmed)
  const late = confirmAtCounter(service.deps, { ...ids, commandId: uuidv7() })
  await expect(late).rejects.toMatchObject({ code: 'appointment.changed' })
})
