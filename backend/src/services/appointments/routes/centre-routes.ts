import type { PublicCentre } from '@sac/contracts/http/centres'
import { Code } from '@sac/contracts/ids'
import { dateIn } from '@sac/contracts/inspection/calendar'
import { onePage, readCursor } from '@sac/platform/http/one-page'
import { type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import type { AppointmentsDeps } from '../appointments-deps.ts'
import { type OpenCentre, priceOf } from '../domain/offer.ts'
import { changeCentre } from '../handlers/change-centre.ts'
import { changeOffer, requireOffer } from '../handlers/change-offer.ts'
import { createCentre } from '../handlers/create-centre.ts'
import { noSuchCentre } from '../handlers/require-centre.ts'
import { findCentre } from '../store/centre-rows.ts'
import { listOpenCentres } from '../store/offer-rows.ts'

const size = 50
const LastShown = z.tuple([Code])
const keyOf = ({ centreId }: OpenCentre) => [centreId]

function publicOf({ offer, ...centre }: OpenCentre, now: Date): PublicCentre[] {
  if (!offer) return []
  const { centreId, name, place, phone, address, timeZone } = centre
  const today = dateIn(timeZone, now.toISOString())
  const services = offer.services.flatMap(({ prices, ...service }) => {
    const price = priceOf({ ...service, prices }, offer, today)
    return price ? [{ ...service, price }] : []
  })
  const closures = offer.closures.filter(({ lastDay }) => today <= lastDay)
  const { openingHours, rules } = offer
  return [{ centreId, name, place, phone, address, timeZone, openingHours, closures, services, rules }]
}

const ownRoutes = (deps: AppointmentsDeps): Route[] => [
  route({
    operation: 'centres.list',
    handler: async ({ query }) => {
      const [after = null] = readCursor(query.after, LastShown) ?? []
      const found = await listOpenCentres(deps.pool, { ...query, after, limit: size + 1 })
      const { rows, headers } = onePage(found, { size, query, keyOf })
      return { status: 200, headers, body: { centres: rows.flatMap((centre) => publicOf(centre, deps.now())) } }
    },
  }),
  route({
    operation: 'centres.create',
    handler: async ({ body, caller }) => ({ status: 200, body: await createCentre(deps, body, caller.userId) }),
  }),
  route({
    operation: 'centres.read',
    handler: async ({ params }) => {
      const centre = await findCentre(deps.pool, params)
      if (!centre) throw noSuchCentre()
      return { status: 200, body: centre }
    },
  }),
  route({
    operation: 'centres.change',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await changeCentre(deps, { ...params, ...body }, caller.userId),
    }),
  }),
]

const offerRoutes = (deps: AppointmentsDeps): Route[] => [
  route({
    operation: 'centres.read-offer',
    handler: async ({ params }) => ({ status: 200, body: await requireOffer(deps.pool, params) }),
  }),
  route({
    operation: 'centres.change-offer',
    handler: async ({ params, body, caller }) => ({
      status: 200,
      body: await changeOffer(deps, { ...params, ...body, changedBy: caller.userId }),
    }),
  }),
]

/** Where cars are tested, and what is offered there. */
export const centreRoutes = (deps: AppointmentsDeps): Route[] => [...ownRoutes(deps), ...offerRoutes(deps)]
