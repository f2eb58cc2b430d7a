import type { ConfirmAtCounter, ConfirmByPaper } from '@sac/contracts/http/vehicles'
import { vehicleKey } from '@sac/contracts/inspection/vehicle-identity'
import { plateKey, vinKey } from '@sac/contracts/text/keys'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { isNewCommand } from '@sac/platform/commands/is-new-command'
import { type Tx, withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { numberOnPaper } from '../domain/read-paper.ts'
import {
  type Claim,
  confirmClaim,
  endConfirmedClaim,
  findLastEnd,
  lockClaim,
  lockVehicle,
} from '../store/claim-rows.ts'
import { findPaper, type KnownPaper } from '../store/test-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'
import { requireClaim } from './claim-vehicle.ts'

// One refusal for everything that does not fit: nobody learns which part did.
const noMatch = () =>
  new Problem('vehicle.no-match', {
    detail:
      'Compare plate, VIN and number with your latest certificate, or come to the counter with the registration document.',
  })

function requireOpen({ status }: Claim): void {
  if (status === 'open') return
  throw new Problem('vehicle.illegal-state', { detail: 'Claim the vehicle again.' })
}

/** Whether a VIN ends in what was told of it, which the contract made long enough. */
const isMeant = (vin: string, vinEnd: string) => vinKey(vin).endsWith(vinKey(vinEnd))

const fits = ({ plate, vinEnd }: Claim, paper: KnownPaper) =>
  plateKey(plate) === plateKey(paper.plate) && isMeant(paper.vin, vinEnd)

type Proven = { claim: Claim; vehicleKey: string; at: Date }

// From here on the vehicle is one person's; whoever had it before sees what was until now.
async function give(tx: Tx, { claim, vehicleKey, at }: Proven): Promise<void> {
  await endConfirmedClaim(tx, { vehicleKey, at })
  await confirmClaim(tx, { claimId: claim.claimId, vehicleKey, at })
}

type ByPaper = { claimId: string; userId: string; shown: ConfirmByPaper }

/**
 * Confirms a claim by a paper of the vehicle. Whoever has given the vehicle up may still hold its old papers: they need one
 * issued since.
 */
export function confirmByPaper({ pool, now }: VehiclesDeps, { claimId, userId, shown }: ByPaper): Promise<Claim> {
  return withTransaction(pool, async (tx) => {
    const claim = requireClaim(await lockClaim(tx, { claimId, userId }))
    if (claim.status === 'confirmed') return claim
    requireOpen(claim)
    const number = numberOnPaper(shown)
    const paper = number === null ? null : await findPaper(tx, { numberKey: number })
    if (!paper || !fits(claim, paper)) throw noMatch()
    const { vehicleKey } = paper
    await lockVehicle(tx, { vehicleKey })
    const gaveUpAt = await findLastEnd(tx, { userId, vehicleKey })
    if (gaveUpAt !== null && paper.issuedAt <= gaveUpAt) throw noMatch()
    await give(tx, { claim, vehicleKey, at: now() })
    return requireClaim(await lockClaim(tx, { claimId, userId }))
  })
}

type AtCounter = { claimId: string; staffId: string; command: ConfirmAtCounter }

/** Confirms a claim by the registration document staff has seen; the vehicle need not have been tested here. */
export function confirmAtCounter(deps: VehiclesDeps, { claimId, staffId, command }: AtCounter): Promise<Claim> {
  const { commandId, vin, make } = command
  return withTransaction(deps.pool, async (tx) => {
    const claim = requireClaim(await lockClaim(tx, { claimId, userId: null }))
    if (!(await isNewCommand(deps, tx, { commandId, content: { ...command, claimId } }))) return claim
    requireOpen(claim)
    const key = vehicleKey({ vin, make, plate: claim.plate, country: claim.country })
    if (key === null || !isMeant(vin, claim.vinEnd)) throw noMatch()
    await lockVehicle(tx, { vehicleKey: key })
    await give(tx, { claim, vehicleKey: key, at: deps.now() })
    const entry = { actorId: staffId, action: 'vehicle.confirmed', subjectId: claimId, reason: null, note: null }
    await appendAudit(deps, tx, { ...entry, details: {} })
    return requireClaim(await lockClaim(tx, { claimId, userId: null }))
  })
}
