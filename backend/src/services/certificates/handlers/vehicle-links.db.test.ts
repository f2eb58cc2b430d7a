import type { InspectionReport } from '@sac/contracts/inspection/report'
import { uuidv7 } from '@sac/platform/ids'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillCertificateKeys } from '../store/certificate-keys.ts'
import { findCertificate } from '../store/certificate-rows.ts'
import { listExpiring } from '../store/expiry-rows.ts'
import { type OpenCertificates, openCertificates } from '../testing/open-certificates.ts'
import { sampleReport } from '../testing/sample-report.ts'

let service: OpenCertificates
beforeAll(async () => {
  service = await openCertificates()
})
afterAll(() => service.close())

type Vehicle = Partial<InspectionReport['vehicle']>
const first = '2024-12-20T10:30:00.000Z'
const second = '2026-11-23T10:30:00.000Z'
/** Two years from the second test, and from the first one's anniversary. */
const [own, anniversary] = ['2028-11-23', '2028-12-20']

async function issueOf(vehicle: Vehicle, testedAt: string) {
  const report = sampleReport({
    inspectionId: uuidv7(),
    testedAt,
    vehicle: { ...sampleReport().vehicle, ...vehicle },
  })
  const certificateId = await service.issue(report)
  return (await findCertificate(service.deps.pool, { certificateId }))!
}
async function secondValidUntil(before: Vehicle, after: Vehicle) {
  await issueOf(before, first)
  return (await issueOf(after, second)).validUntil
}

const renault = { vin: '777', make: 'Renault', plate: 'AB-001-CD', country: 'F' }
const full = { vin: 'VF1AB000123456701', make: 'Renault', plate: 'AB-101-CD', firstRegistration: '2016-05-12' }

test.each<[string, Vehicle, Vehicle]>([
  ['the same short number of another make', renault, { ...renault, make: 'Peugeot', plate: 'ZZ-001-ZZ' }],
  ['the same short number and make on another plate', renault, { ...renault, plate: 'ZZ-002-ZZ' }],
  ['the same short number of another country', renault, { ...renault, country: 'D' }],
  ['zeros for a number', { ...renault, vin: '00000000000000000' }, { ...renault, vin: '00000000000000000' }],
  ['a word for a number', { ...renault, vin: 'UNKNOWN' }, { ...renault, vin: 'UNKNOWN' }],
  ['123456 for a number', { ...renault, vin: '123456' }, { ...renault, vin: '123456' }],
  ['no number at all', { ...renault, vin: '' }, { ...renault, vin: '' }],
  ['a full VIN with another make on another plate', full, { ...full, make: 'Dacia', plate: 'ZZ-101-ZZ' }],
  ['a full VIN of another age and plate', full, { ...full, plate: 'ZZ-102-ZZ', firstRegistration: '2012-01-01' }],
])('no anniversary comes from %s', async (_, before, after) => {
  expect(await secondValidUntil(before, after)).toBe(own)
})

test.each<[string, Vehicle, Vehicle]>([
  [
    'the same short number, make and plate',
    { ...renault, vin: '4711' },
    { ...renault, vin: '4711', plate: 'ab 001 cd' },
  ],
  ['a full VIN', { ...full, vin: 'VF1AB000123456702' }, { ...full, vin: 'VF1AB000123456702' }],
  [
    'a full VIN on a new plate',
    { ...full, vin: 'VF1AB000123456703' },
    { ...full, vin: 'VF1AB000123456703', plate: 'NE-1' },
  ],
])('the anniversary is kept by %s', async (_, before, after) => {
  expect(await secondValidUntil(before, after)).toBe(anniversary)
})

test('only a newer pass of the same vehicle ends the reminders, also for papers from before the keys', async () => {
  await issueOf({ ...renault, vin: '909', plate: 'EX-909-PI' }, first)
  await issueOf({ ...renault, vin: '909', make: 'Peugeot', plate: 'EX-910-PI' }, second)
  const expiring = async () => {
    const found = await listExpiring(service.deps.pool, {
      from: '2026-12-01',
      until: '2026-12-31',
      weeks: 4,
      limit: 100,
    })
    return found.map(({ plate }) => plate)
  }
  expect(await expiring()).toContain('EX-909-PI')
  await issueOf({ ...renault, vin: '909', plate: 'EX 909 PI' }, second)
  expect(await expiring()).not.toContain('EX-909-PI')
  await service.deps.pool.query('DELETE FROM certificate_keys')
  await fillCertificateKeys(service.deps.pool)
  expect(await expiring()).not.toContain('EX-909-PI')
})
