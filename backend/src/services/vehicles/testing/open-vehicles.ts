import { Readable } from 'node:stream'
import { formatNumber } from '@sac/contracts/certificate/number'
import type { Envelope } from '@sac/contracts/events/envelope'
import { InspectionCompleted } from '@sac/contracts/inspection/report'
import older from '@sac/contracts/testing/older-events.json' with { type: 'json' }
import type { Clock } from '@sac/platform/clock'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { uuidv7 } from '@sac/platform/ids'
import { createDatabaseOf, type TestDatabase } from '@sac/tests/support/create-database'
import * as z from 'zod/mini'
import { vehicleSubscription } from '../handlers/vehicle-subscription.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'
import { vehiclesSchema } from '../vehicles-service.ts'

const sample = z.parse(
  InspectionCompleted,
  older.find(({ eventType }) => eventType === 'inspection.completed')?.data,
).report

type Tested = { vin: string; plate: string; at: Date; result?: 'pass' | 'fail'; km?: number; photo?: string }
type TestedCar = { inspectionId: string; certificateId: string; number: string }

export type VehiclesRig = {
  database: TestDatabase
  deps: VehiclesDeps
  /** As events tell it: a car was tested, and a paper made of it. */
  testCar: (tested: Tested) => Promise<TestedCar>
  tell: (eventType: string, data: Record<string, unknown>) => Promise<void>
}

type Car = { vin: string; plate: string }

/** What certificates tell of a paper, as far as nothing else is said. */
export const paperOf = ({ vin, plate }: Car, told: Record<string, unknown>) => ({
  inspectionId: uuidv7(),
  revision: 1,
  status: 'issued',
  vin,
  plate,
  result: 'pass',
  validUntil: null,
  reasonCode: null,
  ...told,
})

const worn = { en: 'Worn', fr: 'Usé' }
const findingOf = (photo: string) => ({
  code: '1.1.13.a.2',
  checkpoint: '1.1.13',
  severity: 'major',
  text: worn,
  plain: worn,
  location: { axle: 1, side: 'left' },
  note: null,
  repairedOnSpot: false,
  prohibition: false,
  lowered: null,
  photos: [photo],
})

function reportOf({ vin, plate, at, result = 'pass', km = 1_000, photo }: Tested, inspectionId: string) {
  const report = {
    ...sample,
    inspectionId,
    testedAt: at.toISOString(),
    vehicle: { ...sample.vehicle, vin, plate },
    odometer: { value: km, unit: 'km', status: 'read' },
    outcome: { ...sample.outcome, result },
    deficiencies: photo === undefined ? [] : [findingOf(photo)],
  }
  const told = { appointmentId: null, result, checkpoints: [], notes: '', completedAt: at.toISOString() }
  return { inspectionId, ...told, report }
}

/** What the directory of these tests calls somebody. */
export const nameOf = (userId: string) => `Customer ${userId.slice(-4)}`

/** The vehicles service on a database of its own. */
export async function openVehicles(now: Clock): Promise<VehiclesRig> {
  const database = await createDatabaseOf(vehiclesSchema)
  const pool = database.openServicePool(vehiclesSchema)
  const tell = async (eventType: string, data: Record<string, unknown>) => {
    const metadata = { source: 'test', userId: null, correlationId: 'test' }
    const told = { eventId: uuidv7(), eventType, timestamp: now().toISOString(), version: '1.0', data, metadata }
    const handle = vehicleSubscription.handlers[eventType]
    const outcome = await withTransaction(pool, async (tx) => handle?.(tx, told satisfies Envelope))
    if (outcome?.kind !== 'done') throw new Error(`${eventType}: ${JSON.stringify(outcome)}`)
  }
  let sequence = 0
  const testCar = async (tested: Tested): Promise<TestedCar> => {
    const [inspectionId, certificateId] = [uuidv7(), uuidv7()]
    sequence += 1
    const number = formatNumber({ station: 'L1', year: 2026, sequence })
    await tell('inspection.completed', reportOf(tested, inspectionId))
    const { result = 'pass', at } = tested
    const kind = result === 'pass' ? 'certificate' : 'report'
    const issued = { certificateId, inspectionId, number, result, kind, issuedAt: at.toISOString(), verifyUrl: null }
    await tell('certificate.generated', paperOf(tested, issued))
    return { inspectionId, certificateId, number }
  }
  const blobs = { read: async (sha256: string) => Readable.from([sha256]) }
  const directory = {
    listNames: async (userIds: readonly string[]) => userIds.map((userId) => ({ userId, name: nameOf(userId) })),
  }
  return { database, deps: { pool, now, newId: uuidv7, blobs, directory }, testCar, tell }
}
