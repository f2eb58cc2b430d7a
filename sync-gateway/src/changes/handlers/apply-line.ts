import type { FeedFact } from '../domain/feed-fact.ts'
import { lineFact, whereaboutFacts } from '../domain/line-facts.ts'
import { isWhereabout, type LineTold } from './read-change.ts'
import type { Ground } from './read-ground.ts'
import { claimOf, isSameClaim } from './read-ground.ts'

/**
 * Shows a line to whoever works on the inspection from another device; a new claim shows all earlier lines to its author.
 * That it was begun, taken over or closed is shown to everyone who has the assignment: before, not after, they begin it too.
 */
export function applyLine(ground: Ground, told: LineTold): FeedFact[] {
  const { eventId, data } = told
  const { inspectionId, deviceId, receivedAt, acceptedAt = receivedAt } = data
  const line = { ...data, eventId, receivedAt: acceptedAt === undefined ? null : new Date(acceptedAt) }
  const earlier = takeClaim(ground, told)
  const places = isWhereabout(told) ? ground.places.filter((place) => place.inspectionId === inspectionId) : []
  const others = ground.claims.filter((claim) => claim.inspectionId === inspectionId && claim.deviceId !== deviceId)
  const readers = [...new Set(others.map(({ inspectorId }) => inspectorId))]
  return [...earlier, ...whereaboutFacts([line], places), ...readers.map((reader) => lineFact(line, reader))]
}

function takeClaim(ground: Ground, told: LineTold): FeedFact[] {
  const claim = claimOf(told)
  if (claim === null || ground.claims.some((known) => isSameClaim(known, claim))) return []
  ground.claims.push(claim)
  ground.newClaims.push({ ...claim, at: told.at })
  return ground.linesOfOthers
    .filter(({ inspectionId, deviceId }) => inspectionId === claim.inspectionId && deviceId !== claim.deviceId)
    .map((line) => lineFact(line, claim.inspectorId))
}
