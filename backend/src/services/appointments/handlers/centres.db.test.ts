import { ChangeCentre, CreateCentre } from '@sac/contracts/http/centres'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createCentreDirectory } from '../create-centre-directory.ts'
import { demoOffer } from '../domain/demo-offer.ts'
import { listOpenCentres } from '../store/offer-rows.ts'
import { type Appointments, openAppointments } from '../testing/open-appointments.ts'
import { admin } from '../testing/stage-appointments.ts'
import { changeCentre } from './change-centre.ts'
import { changeOffer, requireOffer } from './change-offer.ts'
import { createCentre } from './create-centre.ts'
import { listAvailability } from './list-availability.ts'

let here: Appointments
beforeAll(async () => {
  here = await openAppointments()
})
afterAll(() => here.database.drop())

const north = (parts: Partial<CreateCentre> = {}): CreateCentre => ({
  commandId: uuidv7(),
  centreId: 'north',
  station: 'N1',
  name: 'North',
  place: 'Northtown',
  timeZone: 'Europe/Paris',
  profileId: 'fr',
  bays: ['1', '2'],
  offer: demoOffer,
  ...parts,
})
const codeOf = async (work: Promise<unknown>) => {
  const refused: unknown = await work.catch((error: unknown) => error)
  return refused instanceof Problem ? refused.code : refused
}
const references = async () =>
  (await here.facts()).filter(({ eventType }) => eventType === 'appointment.reference-published')
const tuesday = { kind: 'periodic', from: '2026-06-09', days: '1' } as const
const timesAt = async (centreId: string) => (await listAvailability(here.deps, { centreId, ...tuesday })).days[0]?.times

test('a centre that is opened can be booked at once, and every device hears of it; repeated it is opened once', async () => {
  const command = north()
  const { commandId: _command, offer: _offer, ...said } = command
  const centre = { ...said, phone: null, address: null }
  expect(await createCentre(here.deps, command, admin.userId)).toEqual(centre)
  expect(await createCentre(here.deps, command, admin.userId)).toEqual(centre)
  expect((await references()).map(({ data }) => data)).toEqual([{ entity: 'centre', id: 'north', value: centre }])
  expect((await timesAt('north'))?.length).toBeGreaterThan(10)
  await here.book({ centreId: 'north' })
})

test('a new centre says at once where customers call and drive to', async () => {
  const address = { street: '9 Harbour Road', postcode: '13002', city: 'Marseille', country: 'FR' }
  const reached = { phone: '+33 4 99 00 01 42', address }
  const command = north({ centreId: 'port', station: 'P1', ...reached })
  expect(await createCentre(here.deps, command, admin.userId)).toMatchObject(reached)
  expect((await references()).at(-1)?.data).toMatchObject({ id: 'port', value: reached })
  const [listed] = await listOpenCentres(here.deps.pool, { centreId: 'port', after: null, limit: 1 })
  expect(listed).toMatchObject(reached)
  const isGood = (more: object) => CreateCentre.safeParse({ ...command, ...more }).success
  expect(isGood({})).toBe(true)
  for (const phone of ['0499000142', 'tel:+33499000142']) expect(isGood({ phone })).toBe(false)
  expect(isGood({ address: { ...address, city: '' } })).toBe(false)
})

test('the id and the station are each one centre’s; a profile nobody knows is refused', async () => {
  expect(await codeOf(createCentre(here.deps, north({ station: 'N2' }), admin.userId))).toBe('centre.exists')
  expect(await codeOf(createCentre(here.deps, north({ centreId: 'south' }), admin.userId))).toBe('centre.exists')
  const unknown = north({ centreId: 'south', station: 'S1', profileId: 'nowhere' })
  expect(await codeOf(createCentre(here.deps, unknown, admin.userId))).toBe('request.invalid')
  expect((await listOpenCentres(here.deps.pool, { after: null, limit: 9 })).map(({ centreId }) => centreId)).toEqual([
    here.centreId,
    'north',
    'port',
  ])
})

test('a bay is closed once nothing is booked in it, and opened again; what changes is seen at once', async () => {
  const change = (bays: string[], name = 'North') =>
    changeCentre(here.deps, { centreId: 'north', commandId: uuidv7(), name, place: 'Northtown', bays }, admin.userId)
  // Both bays are taken at eight: one by the test above.
  await here.book({ centreId: 'north' })
  expect(await codeOf(change(['1']))).toBe('centre.bay-booked')
  here.setNow('2026-06-09T12:00:00.000Z')
  expect((await change(['1'], 'North I')).bays).toEqual(['1'])
  const late = { centreId: 'north', scheduledDate: '2026-06-09T14:00:00.000Z' }
  await here.book(late)
  expect(await codeOf(here.book(late))).toBe('appointment.slot-taken')
  expect(await timesAt('north')).not.toContain(late.scheduledDate)
  expect(await change(['1', '2', '3'])).toMatchObject({ name: 'North', bays: ['1', '2', '3'] })
  expect(await timesAt('north')).toContain(late.scheduledDate)
  expect(
    await codeOf(
      changeCentre(
        here.deps,
        { centreId: 'nowhere', commandId: uuidv7(), name: 'x', place: 'x', bays: ['1'] },
        admin.userId,
      ),
    ),
  ).toBe('centre.not-found')
})

test('phone and address are said, stay where a change does not name them, and are taken back', async () => {
  const change = (more: Partial<ChangeCentre>) =>
    changeCentre(
      here.deps,
      { centreId: 'north', commandId: uuidv7(), name: 'North', place: 'Northtown', bays: ['1', '2', '3'], ...more },
      admin.userId,
    )
  const address = { street: '3 Pole Road', postcode: '9', city: 'Northtown', country: 'FR' }
  const reached = { phone: '+33 1 99 00 01 42', address }
  expect(await change(reached)).toMatchObject(reached)
  expect(await change({ name: 'North' })).toMatchObject(reached)
  const known = await createCentreDirectory({ pool: here.deps.pool }).findCentre('north')
  expect(known).toMatchObject(reached)
  expect((await references()).at(-1)?.data).toMatchObject({ value: reached })
  const seen = { name: 'North', place: 'Northtown', bays: ['1', '2', '3'] }
  expect(await codeOf(change({ phone: null, seen: { ...seen, phone: null } }))).toBe('record.changed')
  expect(await change({ phone: null, seen: { ...seen, ...reached } })).toMatchObject({ phone: null, address })
  for (const phone of ['0199000142', '+33 1  99', 'tel:+33199000142', '+33<b>'])
    expect(ChangeCentre.safeParse({ commandId: uuidv7(), ...seen, phone }).success).toBe(false)
})

test('two admins change a centre or its offer at once: the second is told, and nothing is overwritten', async () => {
  const { deps, centreId } = here
  const { version, offer } = await requireOffer(deps.pool, { centreId })
  const hours = (opens: string) => ({ ...offer, openingHours: [{ weekday: 1, opens, closes: '19:00' }] })
  const change = (opens: string, commandId = uuidv7()) =>
    changeOffer(deps, { centreId, commandId, offer: hours(opens), seen: version, changedBy: admin.userId })
  const commandId = uuidv7()
  expect(await change('07:00', commandId)).toEqual({ version: version + 1, offer: hours('07:00') })
  // The answer was lost, and the command is sent again.
  expect(await change('07:00', commandId)).toEqual({ version: version + 1, offer: hours('07:00') })
  expect(await codeOf(change('10:00'))).toBe('record.changed')
  expect((await requireOffer(deps.pool, { centreId })).offer).toEqual(hours('07:00'))
  const both = await Promise.all(
    ['08:00', '09:00'].map((opens) =>
      codeOf(
        changeOffer(deps, {
          centreId,
          commandId: uuidv7(),
          offer: hours(opens),
          seen: version + 1,
          changedBy: admin.userId,
        }),
      ),
    ),
  )
  expect(both.filter((one) => one === 'record.changed')).toHaveLength(1)

  const seen = { name: 'North', place: 'Northtown', bays: ['3', '2', '1'] }
  const rename = (name: string) =>
    changeCentre(deps, { ...seen, centreId: 'north', commandId: uuidv7(), name, seen }, admin.userId)
  expect((await rename('North by West')).name).toBe('North by West')
  expect(await codeOf(rename('North by East'))).toBe('record.changed')
})
