import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Office, openOffice } from '../testing/open-office.ts'
import { listInspections } from './inspection-list.ts'
import { fillVehicleKeys } from './vehicle-keys.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const found = async (search: string) => {
  const rows = await listInspections(office.deps.pool, { filter: { search }, order: 'changed', after: null, limit: 10 })
  return rows.map(({ inspectionId }) => inspectionId)
}

test('an inspection from before the keys is found by every spelling of its plate and VIN after the next start', async () => {
  const inspectionId = uuidv7()
  await office.deps.pool.query(
    `INSERT INTO inspections (inspection_id, status, plate, vin, updated_at)
     VALUES ($1, 'in-progress', 'АB–123–CD', 'WVWZZZ1KZAW123456', now()), ($2, 'in-progress', NULL, NULL, now())`,
    [inspectionId, uuidv7()],
  )
  expect(await found('ab123cd')).toEqual([])
  await Promise.all([fillVehicleKeys(office.deps.pool), fillVehicleKeys(office.deps.pool)])
  for (const search of ['ab123cd', 'АВ 123', 'ab-1', 'VIN: wvw zzz', 'ＡＢ１２３', 'ab١٢٣', 'WVWZZZ1KZAW123456'])
    expect([search, await found(search)]).toEqual([search, [inspectionId]])
  for (const search of ['%', '__', 'b123', '--', 'VIN:']) expect([search, await found(search)]).toEqual([search, []])
})
