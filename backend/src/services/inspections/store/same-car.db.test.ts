import { uuidv7 } from '@sac/platform/ids'
import { seqScansOf } from '@sac/tests/support/seq-scans'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../testing/open-office.ts'
import { listEarlierReadings } from './same-car.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const asked = { inspectionId: uuidv7(), vehicleKey: 'CAR 7', before: new Date() }

test("a car's readings are found by their index, of few cars as of many", async () => {
  const { pool } = office.deps
  await pool.query(
    `WITH tested AS (
       INSERT INTO inspections (inspection_id, status, vehicle_key, updated_at)
       SELECT gen_random_uuid(), 'certified', 'CAR ' || n % 1000, now() FROM generate_series(1, 3000) AS n
       RETURNING inspection_id, vehicle_key
     )
     INSERT INTO odometer_readings (inspection_id, vin, reading, unit, status, read_at, vehicle_key)
     SELECT inspection_id, 'VIN', 1000, 'km', 'read', now() - interval '1 day', vehicle_key FROM tested`,
  )
  await pool.query('ANALYZE inspections, odometer_readings')
  expect(await listEarlierReadings(pool, asked)).toHaveLength(3)
  const scans = await seqScansOf(pool, (db) => listEarlierReadings(db, asked))
  expect(scans.filter((step) => step.includes('odometer_readings'))).toEqual([])
})
