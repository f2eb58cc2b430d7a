import type { VehicleClaim, VehicleInvoice, VehicleView } from '@sac/contracts/http/vehicles'
import type { Claim } from '../store/claim-rows.ts'
import type { listTests } from '../store/test-rows.ts'

export const claimOf = ({ vehicleKey: _inner, userId: _theirs, ...claim }: Claim): VehicleClaim => ({
  ...claim,
  claimedAt: claim.claimedAt.toISOString(),
  confirmedAt: claim.confirmedAt?.toISOString() ?? null,
  endedAt: claim.endedAt?.toISOString() ?? null,
})

const untold = { location: {}, note: null, repairedOnSpot: false, prohibition: false, photos: [] }

type Seen = { tests: Awaited<ReturnType<typeof listTests>>; invoices: VehicleInvoice[] }

/** A claim with the tests and invoices its owner may see, newest first. */
export function viewOf(claim: Claim, { tests, invoices }: Seen): VehicleView {
  const [latest] = tests
  const { vin, make, model, firstRegistration } = latest ?? {}
  const known = vin !== undefined && make !== undefined && model !== undefined
  return {
    ...claimOf(claim),
    vehicle: known ? { vin, make, model, firstRegistration: firstRegistration ?? null } : null,
    odometer: tests.map(({ odometer, testedAt }) => ({ ...odometer, at: testedAt.toISOString() })),
    invoices,
    tests: tests.map(({ vin: _vin, make: _make, model: _model, firstRegistration: _first, testedAt, ...test }) => ({
      ...test,
      testedAt: testedAt.toISOString(),
      deficiencies: test.deficiencies.map((finding) => ({ ...untold, ...finding })),
    })),
  }
}
