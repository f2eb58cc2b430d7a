// How tests, papers and claims are found: by keys in their present form (platform, db/fill-keys).
import { numberKey } from '@sac/contracts/certificate/number'
import type { DescribedVehicle } from '@sac/contracts/inspection/vehicle-identity'
import { plateKey } from '@sac/contracts/text/keys'
import type { Pool } from '@sac/platform/db/create-pool'
import { fillKeys } from '@sac/platform/db/fill-keys'
import { keyOfTest, renewKey } from '../domain/vehicle-key.ts'

const tests = {
  table: 'tests',
  id: 'inspection_id',
  written: 'inspection_id AS "inspectionId", vin, make, plate, country',
  keysOf: (test: DescribedVehicle & { inspectionId: string }) => ({ vehicle_key: keyOfTest(test, test) }),
}

const papers = {
  table: 'papers',
  id: 'certificate_id',
  written: 'number',
  keysOf: ({ number }: { number: string | null }) => ({ number_key: number === null ? null : numberKey(number) }),
}

const claims = {
  table: 'claims',
  id: 'claim_id',
  written: 'plate, vehicle_key AS "vehicleKey"',
  keysOf: ({ plate, vehicleKey }: { plate: string; vehicleKey: string | null }) => ({
    plate_key: plateKey(plate) || null,
    vehicle_key: vehicleKey === null ? null : renewKey(vehicleKey),
  }),
  // Two owners of what has become one vehicle: neither is asked to give it up by a key.
  sole: {
    key: 'vehicle_key',
    taken: `claims.status = 'confirmed' AND other.status = 'confirmed' AND other.vehicle_key = keyed.vehicle_key`,
  },
}

/** Returns the claims whose vehicle has an owner already, who proved it to another key of it. */
export async function fillVehicleKeys(pool: Pool): Promise<string[]> {
  await fillKeys(pool, tests)
  await fillKeys(pool, papers)
  return fillKeys(pool, claims)
}
