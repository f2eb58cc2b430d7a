import type { VehicleClaim, VehicleView } from '@sac/contracts/http/vehicles'
import type { Claim } from '../store/claim-rows.ts'
import type { listTests } from '../store/test-rows.ts'

export const claimOf = ({ vehicleKey: _inner, userId: _theirs, ...claim }: Claim): VehicleClaim => ({
  ...claim,
  claimedAt: claim.claimedAt.toISOString(),
  confirmedAt: claim.confirmedAt?.toISOString() ?? null,
  endedAt: claim.endedAt?.toISOString() ?? null,
})

/** A claim with the tests its owner may see, newest first. */
export function viewOf(claim: Claim, tests: Awaited<ReturnType<typeof listTests>>): VehicleView {
  const [latest] = tests
  const { vin, make, model, firstRegistration } = latest ?? {}
  const known = vin !== undefined && make !== undefined && model !== undefined
  return {
    ...claimOf(claim),
    vehicle: known ? { vin, make, model, firstRegistration: firstRegistration ?? null } : null,
    odometer: tests.map(({ odometer, testedAt }) => ({ ...odometer, at: testedAt.toISOString() })),
    tests: tests.map(({ vin: _vin, make: _make, model: _model, firstRegistration: _first, testedAt, ...test }) => ({
      ...test,
      testedAt: testedAt.toISOString(),
    })),
  }
}
