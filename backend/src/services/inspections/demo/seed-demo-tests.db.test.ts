import { listFacts } from '@sac/tests/support/list-outbox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRulebook } from '../create-rulebook.ts'
import { demoEquipment } from '../domain/equipment.ts'
import { registerEquipment } from '../handlers/register-equipment.ts'
import { type Office, openOffice } from '../testing/open-office.ts'
import { seedDemoTests } from './seed-demo-tests.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('the demo tests are complete, one passed and one failed with a photo of what was found; seeding twice changes nothing', async () => {
  const findCentre = (id: string) =>
    Promise.resolve({ id, station: 'L1', name: 'Demo', place: 'Town', profileId: 'eu-min', timeZone: 'Europe/Paris' })
  const directory = { ...office.deps.directory, findCentre }
  const deps = { ...office.deps, directory, rulebook: createRulebook() }
  for (const equipment of demoEquipment('2026-11-23')) await registerEquipment(deps, { equipment, actorId: null })
  const stored = new Map<string, Uint8Array>()
  const blobs = { put: async (bytes: Uint8Array) => String(stored.set(String(stored.size), bytes).size) }
  await seedDemoTests(deps, blobs)
  await seedDemoTests(deps, blobs)
  const { rows } = await office.database.pool.query(
    'SELECT status, result, reasons, flags FROM inspections ORDER BY inspection_id',
  )
  expect(rows).toEqual([
    { status: 'complete', result: 'pass', reasons: [], flags: [] },
    { status: 'complete', result: 'fail', reasons: [], flags: [] },
  ])
  const told = (await listFacts(office.database.pool)).map(({ eventType }) => eventType)
  expect(told.filter((type) => type === 'inspection.completed')).toHaveLength(2)
  expect(told.filter((type) => type === 'inspection.retest-ordered')).toHaveLength(1)
  expect((await office.database.pool.query('SELECT FROM instrument_readings')).rowCount).toBeGreaterThan(10)
  // Two of a bay, one of the lamp, and two signatures.
  expect(stored.size).toBe(5)
})
