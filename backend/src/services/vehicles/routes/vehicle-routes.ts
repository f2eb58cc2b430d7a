import { Instant, Uuid } from '@sac/contracts/ids'
import { plateKey } from '@sac/contracts/text/keys'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { Problem } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import { createLocalLimits } from '@sac/platform/limits/create-local-limits'
import type { Limits } from '@sac/platform/limits/port'
import * as z from 'zod/mini'
import { numberOnPaper } from '../domain/read-paper.ts'
import { claimVehicle, requireClaim } from '../handlers/claim-vehicle.ts'
import { confirmAtCounter, confirmByPaper } from '../handlers/confirm-claim.ts'
import { type Claim, endClaim, findClaim, listClaims, listClaimsOf, listOpenClaims } from '../store/claim-rows.ts'
import { listInvoicesOf } from '../store/invoice-rows.ts'
import { isPhotoOf, listTests } from '../store/test-rows.ts'
import type { VehiclesDeps } from '../vehicles-deps.ts'
import { claimOf, viewOf } from './claim-view.ts'
import { limitProofs } from './limit-proofs.ts'

const size = 100
const LastShown = z.tuple([Instant, Uuid])
const keyOf = ({ claimedAt, claimId }: Claim) => [claimedAt.toISOString(), claimId]
const shown = (claim: Claim) => ({ status: 200 as const, body: claimOf(claim) })

const ownRoutes = (deps: VehiclesDeps): Route[] => [
  route({
    operation: 'vehicles.list',
    handler: async ({ caller: { userId }, query }) => {
      const after = readCursor(query.after, LastShown)
      const found = await listClaimsOf(deps.pool, { userId, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { vehicles: rows.map(claimOf) } }
    },
  }),
  route({
    operation: 'vehicles.claim',
    handler: async ({ caller: { userId }, body: claim }) => shown(await claimVehicle(deps, { claim, userId })),
  }),
  route({
    operation: 'vehicles.read',
    handler: async ({ caller: { userId }, params: { id: claimId } }) => {
      const claim = requireClaim(await findClaim(deps.pool, { claimId, userId }))
      const { vehicleKey, endedAt: until } = claim
      const tests = vehicleKey === null ? [] : await listTests(deps.pool, { vehicleKey, until })
      // Of a claim nobody has proven nothing is shown, as if the car were unknown.
      const invoices = claim.status === 'open' ? [] : await listInvoicesOf(deps.pool, claim)
      return { status: 200, body: viewOf(claim, { tests, invoices }) }
    },
  }),
  route({
    operation: 'vehicles.end',
    handler: async ({ caller: { userId }, params: { id: claimId } }) => {
      requireClaim(await findClaim(deps.pool, { claimId, userId }))
      await endClaim(deps.pool, { claimId, at: deps.now() })
      return shown(requireClaim(await findClaim(deps.pool, { claimId, userId })))
    },
  }),
]

const photo = (deps: VehiclesDeps): Route =>
  route({
    operation: 'vehicles.photo',
    handler: async ({ caller: { userId }, params: { id: claimId, sha256 } }) => {
      const { vehicleKey, endedAt: until } = requireClaim(await findClaim(deps.pool, { claimId, userId }))
      if (vehicleKey === null || !(await isPhotoOf(deps.pool, { vehicleKey, until, sha256 })))
        throw new Problem('request.not-found')
      const headers = { 'content-type': 'application/octet-stream', 'content-disposition': 'attachment' }
      return { status: 200, headers, body: await deps.blobs.read(sha256) }
    },
  })

function confirm(deps: VehiclesDeps, limits: Limits): Route {
  const takeProof = limitProofs(limits)
  return route({
    operation: 'vehicles.confirm',
    handler: async ({ caller: { userId }, params: { id: claimId }, body, ip }) => {
      await takeProof({ userId, ip, number: numberOnPaper(body) })
      return shown(await confirmByPaper(deps, { claimId, userId, shown: body }))
    },
  })
}

type Found = { found: readonly Claim[]; query: Readonly<Record<string, string | undefined>> }

async function claimsPage({ directory }: VehiclesDeps, { found, query }: Found) {
  const { rows, headers } = onePage(found, { size, query, keyOf })
  const people = await directory.listNames([...new Set(rows.map(({ userId }) => userId))])
  const names = new Map(people.map(({ userId, name }) => [userId, name]))
  const claims = rows.map((claim) => {
    const { userId } = claim
    return { ...claimOf(claim), userId, name: names.get(userId) ?? null }
  })
  return { status: 200 as const, headers, body: { claims } }
}

const counterRoutes = (deps: VehiclesDeps): Route[] => [
  route({
    operation: 'vehicles.waiting',
    handler: async ({ query }) => {
      const page = { after: readCursor(query.after, LastShown), limit: size + 1 }
      const found = await listOpenClaims(deps.pool, { plateKey: plateKey(query.plate), ...page })
      return claimsPage(deps, { found, query })
    },
  }),
  route({
    operation: 'vehicles.claims',
    handler: async ({ query }) => {
      const { plate, ...filter } = query
      const page = { after: readCursor(query.after, LastShown), limit: size + 1 }
      const wanted = { ...filter, plateKey: plate && plateKey(plate), ...page }
      return claimsPage(deps, { found: await listClaims(deps.pool, wanted), query })
    },
  }),
  route({
    operation: 'vehicles.confirm-at-counter',
    handler: async ({ caller, params: { id: claimId }, body: command }) =>
      shown(await confirmAtCounter(deps, { claimId, staffId: caller.userId, command })),
  }),
]

/** What customers say and see of their vehicles, and what the counter confirms. */
export const vehicleRoutes = (deps: VehiclesDeps, limits: Limits = createLocalLimits()): Route[] => [
  ...ownRoutes(deps),
  photo(deps),
  confirm(deps, limits),
  ...counterRoutes(deps),
]
