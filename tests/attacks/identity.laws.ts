// A7: what links two cars is never a text alone. Neither history nor validity passes from one car to another.

import { passAll, startOf, type TestCar, vehicleOf } from '@sac/backend/services/inspections/demo/inspect-passenger-car'
import { uuidv7 } from '@sac/platform/ids'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inBatches } from '../pipeline/deliver.ts'
import type { Product } from '../pipeline/open-product.ts'
import { takePhoto } from '../pipeline/whole-inspection.ts'
import { type SimulatedDevice, templateHash } from '../support/simulated-device.ts'
import { enrolledSince, hoursAgo, newInspector, recordAt } from './people.ts'

type Car = TestCar & { make: string }

/** Tests a car and seals that it passed; nothing is sent. */
function inspect(device: SimulatedDevice, { make, ...car }: Car): string {
  const inspectionId = uuidv7()
  device.record(inspectionId, [
    startOf({ templateHash }),
    ...vehicleOf(car),
    { type: 'vehicle-recorded', payload: { field: 'make', value: make } },
  ])
  takePhoto(device, inspectionId, { role: 'bay' })
  device.record(inspectionId, passAll())
  device.sign(inspectionId)
  device.finish(inspectionId)
  return inspectionId
}

// No two runs of one database may meet the same car.
const plates = fc.stringMatching(/^[A-HJ-NP-Z]{2}-[2-9]{3}-[A-HJ-NP-Z]{2}$/)
const shortNumber = fc.stringMatching(/^[A-HJ-NP-Z][2-9][A-HJ-NP-Z][2-9]{3}[A-HJ-NP-Z]$/)
const makes = ['Renault', 'Peugeot', 'Dacia', 'Škoda', 'MCI'] as const
const placeholder = fc.constantFrom('UNKNOWN', '00000000000000000', 'XXXXXXX', '1234567', 'NOVIN', 'ABCABCABC', '0')
const twins = fc.shuffledSubarray([...makes], { minLength: 2, maxLength: 2 })

/** Two cars that share a number, and nothing else. */
const pairOf = (number: fc.Arbitrary<string>): fc.Arbitrary<[Car, Car]> =>
  fc
    .record({ vin: number, own: twins, plate: fc.uniqueArray(plates, { minLength: 2, maxLength: 2 }) })
    .map(({ vin, own: [make = '', other = ''], plate: [plate = '', second = ''] }) => [
      { vin, make, plate, odometer: 90_000 },
      { vin, make: other, plate: second, odometer: 1_000 },
    ])
/** One plate and make, and a number that is none. */
const placeheld = fc
  .record({ vin: placeholder, make: fc.constantFrom(...makes), plate: plates })
  .map((car): [Car, Car] => [
    { ...car, odometer: 90_000 },
    { ...car, odometer: 1_000 },
  ])

const linked = ['odometer-below-history', 'same-vehicle-same-day', 'vehicle-in-doubt']

export function describeIdentity(product: () => Product): void {
  async function certifyAll(device: SimulatedDevice, inspectionIds: readonly string[], from = 0): Promise<void> {
    for (const batch of inBatches(device.lines.slice(from), 500)) await device.upload(batch)
    await device.uploadBlobs()
    for (const inspectionId of inspectionIds) await product().office.untilInspection(inspectionId, 'certified')
  }
  async function reportOf(inspectionId: string) {
    const { completions } = await product().office.untilInspection(inspectionId, 'certified')
    const report = completions.at(-1)?.report
    if (!report) throw new Error('no report')
    return report
  }
  const validityOf = async (inspectionId: string) =>
    (await product().office.certificates(inspectionId)).map(({ validUntil }) => validUntil)

  describe('two cars with one chassis number', () => {
    test('share no history and no flag; a placeholder links nothing, not even with the same plate', async () => {
      const pairs = [
        ...fc.sample(pairOf(fc.constant('777')), 1),
        ...fc.sample(pairOf(shortNumber), 2),
        ...fc.sample(pairOf(placeholder), 1),
        ...fc.sample(placeheld, 3),
      ]
      const device = await product().newDevice()
      const firsts = pairs.map(([first]) => inspect(device, first))
      await certifyAll(device, firsts)
      const before = device.lines.length
      const seconds = pairs.map(([, second]) => inspect(device, second))
      await certifyAll(device, seconds, before)
      for (const [at, inspectionId] of seconds.entries()) {
        const { odometerHistory, flags } = await reportOf(inspectionId)
        const links = flags.filter((flag) => linked.includes(flag))
        expect({ pair: pairs[at], odometerHistory, links }).toEqual({ pair: pairs[at], odometerHistory: [], links: [] })
      }
    })

    test('have each their own validity: the anniversary of one is kept for it alone', async () => {
      const since = hoursAgo(24 * 800)
      const device = await enrolledSince(product(), await newInspector(product(), since), since)
      const own: Car = { vin: '777', make: 'Renault', plate: 'VA-777-RE', odometer: 80_000 }
      // Two years but a month ago: what is tested again now keeps the day.
      const at = hoursAgo(24 * 700)
      const first = recordAt(at, () => inspect(device, own))
      await certifyAll(device, [first])
      const before = device.lines.length
      const other = inspect(device, { ...own, make: 'Peugeot', plate: 'VA-778-PE', odometer: 90_000 })
      const samePlate = inspect(device, { ...own, make: 'Peugeot', odometer: 91_000 })
      const same = inspect(device, { ...own, make: 'RENAULT', plate: 'va 777 re', odometer: 92_000 })
      const unrelated = inspect(device, { vin: 'K7R4T2', make: 'MCI', plate: 'VA-779-MC', odometer: 93_000 })
      await certifyAll(device, [other, samePlate, same, unrelated], before)
      const [anniversary = ''] = await validityOf(first)
      const inTwoYears = (day: string) => `${Number(day.slice(0, 4)) + 2}${day.slice(4)}`
      const [afresh = ''] = await validityOf(unrelated)
      expect(afresh! > anniversary! && afresh! < inTwoYears(anniversary!)).toBe(true)
      expect(await validityOf(same)).toEqual([inTwoYears(anniversary!)])
      for (const one of [other, samePlate]) expect(await validityOf(one)).toEqual([afresh])
    })
  })
}
