import type { ClaimVehicle } from '@sac/contracts/http/vehicles'
import { Problem } from '@sac/platform/http/problem'
import { type Claim, findClaim, insertClaimIfAbsent } from '../store/claim-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'

const isSame = (one: ClaimVehicle, other: ClaimVehicle) =>
  one.plate === other.plate && one.country === other.country && one.vinEnd === other.vinEnd

/** Keeps what somebody says is theirs. Nothing is looked up: whether the vehicle is known is nobody's to learn. */
export async function claimVehicle(
  { pool, now }: VehiclesDeps,
  { claim, userId }: { claim: ClaimVehicle; userId: string },
): Promise<Claim> {
  const { claimId } = claim
  await insertClaimIfAbsent(pool, { ...claim, userId, claimedAt: now() })
  const kept = await findClaim(pool, { claimId, userId })
  if (kept && isSame(kept, claim)) return kept
  throw new Problem('command.repeated-differently', { detail: 'Make a new id.' })
}

/** Throws Problem `vehicle.not-found` for what is somebody else's, too. */
export function requireClaim(claim: Claim | null): Claim {
  if (claim) return claim
  throw new Problem('vehicle.not-found', { detail: 'Look in the list of your vehicles.' })
}
