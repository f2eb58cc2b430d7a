import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { confirmClaim, existsConfirmedClaim, findClaim, insertClaimIfAbsent } from '../store/claim-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'

const userId = '019a0000-0000-7000-8000-000000000005'
const cars = [
  { vin: 'VF1RJA00468123450', plate: 'KL-321-MN', make: 'Renault' },
  { vin: 'WVWZZZAUZLW123450', plate: 'OP-654-QR', make: 'Volkswagen' },
]

/** The demo customer's two cars, which the demo inspector has tested; adds only what is not there, and takes from nobody. */
export async function seedDemoVehicles({ pool, now }: VehiclesDeps): Promise<void> {
  for (const [at, { vin, plate, make }] of cars.entries()) {
    const claimId = `019a0000-0007-7000-8000-${String(at + 1).padStart(12, '0')}`
    const [country, claimedAt] = ['F', now()]
    const key = vehicleKey({ vin, make, plate, country })
    await withTransaction(pool, async (tx) => {
      if (key === null || (await findClaim(tx, { claimId, userId: null }))) return
      if (await existsConfirmedClaim(tx, { vehicleKey: key })) return
      const claim = { claimId, userId, plate, country, vinEnd: vin.slice(-6), claimedAt }
      await insertClaimIfAbsent(tx, claim)
      await confirmClaim(tx, { claimId, vehicleKey: key, at: claimedAt })
    })
  }
}
