import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { VehicleClaim, VehicleView } from '@sac/contracts/http/vehicles'
import type { OperationId } from '@sac/contracts/operations'
import older from '@sac/contracts/testing/older-events.json' with { type: 'json' }
import type { Person } from '@sac/platform/http/caller'
import type { RawRequest } from '@sac/platform/http/message'
import { Problem } from '@sac/platform/http/problem'
import { uuidv7 } from '@sac/platform/ids'
import { createSilentLogger } from '@sac/platform/logging/create-logger'
import { seqScansOf } from '@sac/tests/support/seq-scans'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { personalDataOf } from '../handlers/personal-data.ts'
import { listClaims } from '../store/claim-rows.ts'
import { fillVehicleKeys } from '../store/vehicle-keys.ts'
import { nameOf, openVehicles, paperOf, type VehiclesRig } from '../testing/open-vehicles.ts'
import { vehicleRoutes } from './vehicle-routes.ts'

let vehicles: VehiclesRig
let at = Date.UTC(2026, 10, 23, 9)
let routes: ReturnType<typeof vehicleRoutes>
beforeAll(async () => {
  vehicles = await openVehicles(() => new Date(at))
})
afterAll(() => vehicles.database.drop())
beforeEach(() => {
  at += 60_000
  routes = vehicleRoutes(vehicles.deps)
})

async function ask(operation: OperationId, told: Partial<RawRequest>) {
  const route = routes.find((one) => one.operation === operation)
  const nothing = { params: {}, query: {}, body: undefined, headers: {}, ip: '192.0.2.1', correlationId: 'test' }
  const signal = new AbortController().signal
  try {
    const request = { ...nothing, caller: { proof: 'none' as const }, log: createSilentLogger(), signal, ...told }
    return (await route?.handle(request)) ?? { status: 0 }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { status: error.status, body: error.code }
  }
}
const person = (role: Person['role'] = 'customer'): Person => ({ proof: 'person', role, userId: uuidv7() })
const [clerk] = [person('admin')]
let cars = 0
const newCar = () => {
  cars += 1
  return { plate: `CA-${100 + cars}-RS`, vin: `VF1AB00012345${6100 + cars}` }
}
const claimOf = ({ plate, vin }: ReturnType<typeof newCar>) => ({
  claimId: uuidv7(),
  plate,
  country: 'F',
  vinEnd: vin.slice(-6),
})
async function claim(caller: Person, car: ReturnType<typeof newCar>) {
  const body = claimOf(car)
  expect((await ask('vehicles.claim', { caller, body })).status).toBe(200)
  return body.claimId
}
const confirm = (caller: Person, id: string, body: unknown) => ask('vehicles.confirm', { caller, params: { id }, body })
const view = async (caller: Person, id: string) =>
  (await ask('vehicles.read', { caller, params: { id } })).body as VehicleView
const atCounter = (id: string, vin: string, commandId = uuidv7()) =>
  ask('vehicles.confirm-at-counter', { caller: clerk, params: { id }, body: { commandId, vin, make: 'Renault' } })

test('a claim says the same of a known car and an unknown one, and shows nothing before it is proven', async () => {
  const [known, unknown, me] = [newCar(), newCar(), person()]
  await vehicles.testCar({ ...known, at: new Date(at) })
  const seen = []
  for (const car of [known, unknown]) {
    const claimId = await claim(me, car)
    const { plate: _plate, vinEnd: _end, claimId: _id, ...rest } = await view(me, claimId)
    seen.push(rest)
  }
  expect(seen[0]).toEqual(seen[1])
  expect(seen[0]).toMatchObject({ status: 'open', vehicle: null, odometer: [], tests: [] })
})

test('a certificate proves it, and everything of the car is in one view', async () => {
  const [car, me] = [newCar(), person()]
  await vehicles.testCar({ ...car, at: new Date(at - 86_400_000), km: 50_000, result: 'fail' })
  const { number, certificateId } = await vehicles.testCar({ ...car, at: new Date(at), km: 50_010 })
  const claimId = await claim(me, { ...car, plate: car.plate.toLowerCase().replaceAll('-', ' ') })
  expect(await confirm(me, claimId, { number })).toMatchObject({ status: 200, body: { status: 'confirmed' } })
  expect((await confirm(me, claimId, { number })).status).toBe(200)
  const shown = await view(me, claimId)
  expect(shown.vehicle?.vin).toBe(car.vin)
  expect(shown.odometer.map(({ value }) => value)).toEqual([50_010, 50_000])
  expect(shown.tests.map(({ result, papers }) => [result, papers[0]?.kind])).toEqual([
    ['pass', 'certificate'],
    ['fail', 'report'],
  ])
  await vehicles.tell('certificate.revoked', paperOf(car, { certificateId, number, status: 'revoked' }))
  expect((await view(me, claimId)).tests[0]?.papers[0]?.status).toBe('revoked')
})

test('what was found is told with its photos, to whom the car is and for as long', async () => {
  const [car, owner, buyer] = [newCar(), person(), person()]
  const [before, since] = ['a'.repeat(64), 'b'.repeat(64)]
  const { number } = await vehicles.testCar({ ...car, at: new Date(at), result: 'fail', photo: before })
  const id = await claim(owner, car)
  const photo = (caller: Person, claimId: string, sha256: string) =>
    ask('vehicles.photo', { caller, params: { id: claimId, sha256 } })
  expect((await photo(owner, id, before)).body).toBe('request.not-found')
  await confirm(owner, id, { number })
  const [found] = (await view(owner, id)).tests[0]?.deficiencies ?? []
  expect(found).toMatchObject({ location: { axle: 1, side: 'left' }, photos: [before] })
  expect(found).not.toHaveProperty('lowered')
  expect(await text((await photo(owner, id, before)).body as Readable)).toBe(before)
  at += 1_000
  const bought = await claim(buyer, car)
  await confirm(buyer, bought, { number })
  at += 1_000
  await vehicles.testCar({ ...car, at: new Date(at), result: 'fail', photo: since })
  expect((await photo(buyer, bought, since)).status).toBe(200)
  expect((await photo(owner, id, since)).body).toBe('request.not-found')
  expect((await photo(owner, bought, before)).body).toBe('vehicle.not-found')
  expect((await photo(buyer, bought, 'c'.repeat(64))).body).toBe('request.not-found')
})

test('a finding kept before photos were told is shown without', async () => {
  const [car, me] = [newCar(), person()]
  const { number, inspectionId } = await vehicles.testCar({ ...car, at: new Date(at), photo: 'a'.repeat(64) })
  await vehicles.database.pool.query(
    `UPDATE tests SET deficiencies = (SELECT jsonb_agg(found - '{location,note,repairedOnSpot,prohibition,photos}'::text[])
       FROM jsonb_array_elements(deficiencies) AS found) WHERE inspection_id = $1`,
    [inspectionId],
  )
  const id = await claim(me, car)
  await confirm(me, id, { number })
  expect((await view(me, id)).tests[0]?.deficiencies).toMatchObject([{ location: {}, photos: [] }])
})

test('whatever does not fit is refused alike: number, plate, VIN, or a paper nobody issued', async () => {
  const [car, other, me] = [newCar(), newCar(), person()]
  const { number } = await vehicles.testCar({ ...car, at: new Date(at) })
  const { number: others } = await vehicles.testCar({ ...other, at: new Date(at) })
  const wrong: [ReturnType<typeof newCar>, string][] = [
    [car, others],
    [{ ...car, plate: other.plate }, number],
    [{ ...car, vin: other.vin }, number],
    [car, 'L1-26-999999-0'],
    [car, 'rubbish'],
  ]
  for (const [claimed, shown] of wrong)
    expect(await confirm(me, await claim(me, claimed), { number: shown })).toEqual({
      status: 422,
      body: 'vehicle.no-match',
    })
  expect((await confirm(me, await claim(me, car), { digits: '12345' })).body).toBe('vehicle.no-match')
})

test('proofs are tried ten times an hour', async () => {
  const [car, me] = [newCar(), person()]
  const id = await claim(me, car)
  for (let n = 0; n < 10; n += 1) expect((await confirm(me, id, { number: `L1-26-${100_000 + n}-0` })).status).toBe(422)
  expect((await confirm(me, id, { number: 'L1-26-100010-0' })).body).toBe('request.limited')
})

test('a car that changes hands ends the view of whoever had it, who does not get it back by an old paper', async () => {
  const [car, seller, buyer] = [newCar(), person(), person()]
  const { number } = await vehicles.testCar({ ...car, at: new Date(at - 1_000), km: 10_000 })
  const sold = await claim(seller, car)
  await confirm(seller, sold, { number })
  at += 86_400_000
  const bought = await claim(buyer, car)
  expect((await confirm(buyer, bought, { number })).status).toBe(200)
  at += 86_400_000
  const { number: newer } = await vehicles.testCar({ ...car, at: new Date(at), km: 20_000 })
  const before = await view(seller, sold)
  expect([before.status, before.odometer.map(({ value }) => value)]).toEqual(['ended', [10_000]])
  const now = await view(buyer, bought)
  expect(now.odometer.map(({ value }) => value)).toEqual([20_000, 10_000])
  // Nothing of it says who had it before.
  expect(JSON.stringify(now)).not.toContain(seller.userId)
  expect((await confirm(seller, await claim(seller, car), { number })).body).toBe('vehicle.no-match')
  expect((await view(buyer, bought)).status).toBe('confirmed')
  at += 1_000
  expect((await confirm(seller, await claim(seller, car), { number: newer })).status).toBe(200)
  expect((await view(buyer, bought)).status).toBe('ended')
})

test('of two who prove the same car at the same moment one has it in the end', async () => {
  const car = newCar()
  const { number } = await vehicles.testCar({ ...car, at: new Date(at) })
  const people = [person(), person(), person()]
  const ids = await Promise.all(people.map((one) => claim(one, car)))
  await Promise.all(people.map((one, n) => confirm(one, ids[n] ?? '', { number })))
  const views = await Promise.all(people.map((one, n) => view(one, ids[n] ?? '')))
  expect(views.filter(({ status }) => status === 'confirmed')).toHaveLength(1)
  expect(views.filter(({ status }) => status === 'ended')).toHaveLength(2)
})

test('the counter confirms a car that was never tested here, once, by the document it has seen', async () => {
  const [car, me] = [newCar(), person()]
  const id = await claim(me, car)
  const waiting = await ask('vehicles.waiting', { caller: clerk, query: { plate: car.plate.replaceAll('-', '') } })
  expect(waiting.body).toMatchObject({ claims: [{ claimId: id, userId: me.userId, name: nameOf(me.userId) }] })
  expect((await atCounter(id, newCar().vin)).body).toBe('vehicle.no-match')
  expect((await atCounter(id, '00000000000000000')).body).toBe('vehicle.no-match')
  const commandId = uuidv7()
  for (let n = 0; n < 2; n += 1)
    expect((await atCounter(id, car.vin, commandId)).body).toMatchObject({ status: 'confirmed' })
  expect((await atCounter(id, car.vin)).body).toBe('vehicle.illegal-state')
  await vehicles.testCar({ ...car, at: new Date(at + 1) })
  expect((await view(me, id)).tests).toHaveLength(1)
  const { rows } = await vehicles.database.pool.query(
    'SELECT actor_id AS by, action FROM audit_events WHERE subject_id = $1',
    [id],
  )
  expect(rows).toEqual([{ by: clerk.userId, action: 'vehicle.confirmed' }])
})

test('nobody sees or touches the claims of another, by path, body or query', async () => {
  const [car, owner, stranger] = [newCar(), person(), person()]
  const { number } = await vehicles.testCar({ ...car, at: new Date(at) })
  const id = await claim(owner, car)
  await confirm(owner, id, { number })
  for (const operation of ['vehicles.read', 'vehicles.end'] as const)
    expect(await ask(operation, { caller: stranger, params: { id } })).toEqual({
      status: 404,
      body: 'vehicle.not-found',
    })
  expect(await confirm(stranger, id, { number })).toEqual({ status: 404, body: 'vehicle.not-found' })
  // The id of another's claim, made one's own.
  const mine = { ...claimOf(car), claimId: id }
  expect((await ask('vehicles.claim', { caller: stranger, body: mine })).body).toBe('command.repeated-differently')
  for (const member of ['userId', 'status', 'vehicleKey', 'confirmedAt'])
    expect(
      (await ask('vehicles.claim', { caller: stranger, body: { ...claimOf(car), [member]: owner.userId } })).status,
    ).toBe(400)
  const cursor = Buffer.from(JSON.stringify([new Date(at + 1_000).toISOString(), id])).toString('base64url')
  for (const query of [{}, { after: cursor }])
    expect((await ask('vehicles.list', { caller: stranger, query })).body).toEqual({ vehicles: [] })
  expect((await ask('vehicles.list', { caller: stranger, query: { userId: owner.userId } })).status).toBe(400)
  expect((await view(owner, id)).status).toBe('confirmed')
})

test('a person says that a car is not theirs any more, once', async () => {
  const [car, me] = [newCar(), person()]
  const id = await claim(me, car)
  const end = async () => (await ask('vehicles.end', { caller: me, params: { id } })).body as VehicleClaim
  const ended = await end()
  expect(ended.status).toBe('ended')
  at += 1_000
  expect(await end()).toEqual(ended)
  expect((await confirm(me, id, { number: 'L1-26-000001-0' })).body).toBe('vehicle.illegal-state')
})

test('claims are exported and erased with their person; tests and papers stay', async () => {
  const [car, me] = [newCar(), person()]
  const { number } = await vehicles.testCar({ ...car, at: new Date(at) })
  await confirm(me, await claim(me, car), { number })
  const { export: read, erase } = personalDataOf(vehicles.deps)
  expect(await read(me.userId)).toMatchObject({ claims: [{ plate: car.plate, status: 'confirmed' }] })
  const count = async () =>
    (await vehicles.database.pool.query('SELECT 1 FROM tests JOIN papers USING (inspection_id)')).rowCount
  const before = await count()
  await erase(me.userId)
  await erase(me.userId)
  expect(await read(me.userId)).toEqual({ claims: [], invoices: [] })
  expect(await count()).toBe(before)
})

const paid = (caller: Person, appointmentId: string) => ({
  ...older.find(({ eventType }) => eventType === 'invoice.created')?.data,
  invoiceId: uuidv7(),
  customerId: caller.userId,
  appointmentId,
})
const numbersIn = ({ invoices }: VehicleView) => invoices.map(({ number }) => number)

const bookedFor = (appointmentId: string, parts: { inspectionId: string; vehicleId: string | null }) => ({
  ...older.find(({ eventType }) => eventType === 'appointment.created')?.data,
  ...parts,
  appointmentId,
})

test('what somebody paid for a car is in their view of it, and stays theirs when the car changes hands', async () => {
  const [car, seller, buyer] = [newCar(), person(), person()]
  const { number, inspectionId } = await vehicles.testCar({ ...car, at: new Date(at) })
  const sold = await claim(seller, car)
  const [tested, booked] = [uuidv7(), uuidv7()]
  // Of a test of the car, told before its appointment; and booked for it, not tested yet.
  await vehicles.tell('invoice.created', {
    ...paid(seller, tested),
    number: 'A-1',
    issuedAt: '2026-11-23T09:00:00.000Z',
  })
  await vehicles.tell('invoice.created', {
    ...paid(seller, booked),
    number: 'A-2',
    issuedAt: '2026-11-23T10:00:00.000Z',
  })
  await vehicles.tell('appointment.created', bookedFor(tested, { inspectionId, vehicleId: null }))
  await vehicles.tell('appointment.created', bookedFor(booked, { inspectionId: uuidv7(), vehicleId: sold }))
  await vehicles.tell('invoice.created', { ...paid(seller, uuidv7()), number: 'A-3' })
  expect(numbersIn(await view(seller, sold))).toEqual([])
  await confirm(seller, sold, { number })
  expect((await view(seller, sold)).invoices).toMatchObject([
    { number: 'A-2', kind: 'invoice', appointmentId: booked },
    { number: 'A-1', appointmentId: tested },
  ])
  at += 86_400_000
  const bought = await claim(buyer, car)
  expect((await confirm(buyer, bought, { number })).status).toBe(200)
  expect(numbersIn(await view(buyer, bought))).toEqual([])
  expect(numbersIn(await view(seller, sold))).toEqual(['A-2', 'A-1'])
})

test('the office finds whose a car is said to be, by person and by plate, each by an index', async () => {
  const owner = person()
  const car = newCar()
  const claimId = await claim(owner, car)
  const plate = car.plate.replaceAll('-', '').toLowerCase()
  for (const query of [{ userId: owner.userId }, { plate }, { plate, status: 'open' }]) {
    const { body } = await ask('vehicles.claims', { caller: clerk, query })
    expect(body).toMatchObject({
      claims: [{ claimId, userId: owner.userId, name: nameOf(owner.userId), status: 'open' }],
    })
  }
  expect((await ask('vehicles.claims', { caller: clerk, query: { plate, status: 'ended' } })).body).toEqual({
    claims: [],
  })
  const { pool } = vehicles.database
  await pool.query(`UPDATE claims SET keys_version = 0, plate_key = 'OLD' WHERE claim_id = $1`, [claimId])
  await Promise.all([fillVehicleKeys(pool), fillVehicleKeys(pool)])
  expect((await ask('vehicles.claims', { caller: clerk, query: { plate } })).body).toMatchObject({
    claims: [{ claimId }],
  })
  await pool.query(
    `INSERT INTO claims (claim_id, user_id, plate, plate_key, country, vin_end, status, claimed_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'X', 'X' || n, 'F', '1234', 'open', now() + n * interval '1 s'
     FROM generate_series(1, 5000) AS n`,
  )
  await pool.query('ANALYZE claims')
  const page = { limit: 101 }
  for (const after of [null, [new Date(at).toISOString(), uuidv7()] as const])
    for (const filter of [{}, { status: 'open' }, { userId: owner.userId }, { plateKey: 'X77' }] as const)
      expect(await seqScansOf(pool, (db) => listClaims(db, { ...page, ...filter, after }))).toEqual([])
})
