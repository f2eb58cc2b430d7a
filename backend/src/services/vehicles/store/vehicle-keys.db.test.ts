import { keysVersion } from '@sac/contracts/text/keys'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVehicles, type VehiclesRig } from '../testing/open-vehicles.ts'
import { findPaper } from './test-rows.ts'
import { fillVehicleKeys } from './vehicle-keys.ts'

let vehicles: VehiclesRig
beforeAll(async () => {
  vehicles = await openVehicles(() => new Date())
})
afterAll(() => vehicles.database.drop())

const query = <Row extends object>(text: string, values: unknown[] = []) => vehicles.deps.pool.query<Row>(text, values)
const keysOf = async (inspectionId: string) =>
  (await query<{ key: string }>('SELECT vehicle_key AS key FROM tests WHERE inspection_id = $1', [inspectionId]))
    .rows[0]?.key
const fillTwice = async () =>
  (await Promise.all([fillVehicleKeys(vehicles.deps.pool), fillVehicleKeys(vehicles.deps.pool)])).flat()
const countOld = async () => {
  const old = ['tests', 'papers', 'claims'].map((table) => `SELECT FROM ${table} WHERE keys_version < $1`)
  return (await query(old.join(' UNION ALL '), [keysVersion])).rowCount
}

/** Keys as a rule of before had written them. */
const age = async () => {
  await query(`UPDATE tests SET keys_version = 0, vehicle_key = 'OLD' || inspection_id`)
  await query(`UPDATE papers SET keys_version = 0, number_key = 'OLD' || certificate_id`)
}

async function insertClaim(vehicleKey: string, status = 'confirmed') {
  const claimId = uuidv7()
  await query(
    `INSERT INTO claims (claim_id, user_id, plate, plate_key, country, vin_end, status, claimed_at, vehicle_key, confirmed_at, ended_at)
     VALUES ($1, $2, 'AB-123-CD', 'OLD', 'F', '1234', $3, now(), $4, now(), CASE $3 WHEN 'ended' THEN now() END)`,
    [claimId, uuidv7(), status, vehicleKey],
  )
  return claimId
}
const claimOf = async (claimId: string) =>
  (await query('SELECT plate_key, vehicle_key FROM claims WHERE claim_id = $1', [claimId])).rows[0]

test('a test and its paper have the keys they were given when they came', async () => {
  const cars = [
    await vehicles.testCar({ vin: 'WVWZZZ1JZXW000451', plate: 'AB-123-CD', at: new Date() }),
    await vehicles.testCar({ vin: '4711', plate: 'KV 77', at: new Date() }),
    await vehicles.testCar({ vin: 'unknown', plate: 'XY 99', at: new Date() }),
  ]
  const keys = await Promise.all(cars.map(({ inspectionId }) => keysOf(inspectionId)))
  expect(keys).toEqual([
    'WVWZZZ1JZXW000451',
    expect.stringMatching(/^4711\/.+\/.+\/KV77$/),
    `inspection/${cars[2]?.inspectionId}`,
  ])
  await age()
  expect(await fillTwice()).toEqual([])
  expect(await Promise.all(cars.map(({ inspectionId }) => keysOf(inspectionId)))).toEqual(keys)
  for (const [at, { number }] of cars.entries())
    expect(await findPaper(vehicles.deps.pool, { numberKey: number.replaceAll('-', '') })).toMatchObject({
      vehicleKey: keys[at],
    })
  expect(await countOld()).toBe(0)
})

test('whose a car is follows its key; where it has two owners neither loses it', async () => {
  const full = await insertClaim('wvwzzz1jzxw000452')
  const short = await insertClaim('4712/vw/f/kv78')
  const none = await insertClaim('inspection/0198')
  const [first, second] = [await insertClaim('WVWZZZ1JZXW000453'), await insertClaim('wvwzzz1jzxw000453')]
  const before = await insertClaim('wvwZZZ1jzxw000453', 'ended')
  expect(await fillTwice()).toEqual([second])
  const plate_key = 'AB123CD'
  expect(await claimOf(full)).toEqual({ plate_key, vehicle_key: 'WVWZZZ1JZXW000452' })
  expect(await claimOf(short)).toEqual({ plate_key, vehicle_key: '4712/VW/F/KV78' })
  expect(await claimOf(none)).toEqual({ plate_key, vehicle_key: 'inspection/0198' })
  expect(await claimOf(first)).toEqual({ plate_key, vehicle_key: 'WVWZZZ1JZXW000453' })
  expect(await claimOf(second)).toEqual({ plate_key, vehicle_key: 'wvwzzz1jzxw000453' })
  expect(await claimOf(before)).toEqual({ plate_key, vehicle_key: 'WVWZZZ1JZXW000453' })
  expect(await countOld()).toBe(0)
})
