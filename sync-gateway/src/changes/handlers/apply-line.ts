import type { Db } from '@sac/platform/db/db'
import * as z from 'zod/mini'
import { listLinesOfInspection, type StoredLine } from '#uploads/store/line-rows'
import type { FeedFact } from '../domain/feed-fact.ts'
import { lineFact, whereaboutFacts, whereaboutTypes } from '../domain/line-facts.ts'
import { type Claim, insertClaimIfAbsent, listClaims } from '../store/claim-rows.ts'
import { listAssignmentsOfInspection } from '../store/feed-rows.ts'

/** Data of the events this gateway publishes for device lines. */
export const LineData = z.looseObject({
  inspectionId: z.string(),
  deviceId: z.string(),
  line: z.string(),
  lineHash: z.string(),
})

type LineEvent = {
  eventId: string
  eventType: string
  actorId: string | null
  data: z.infer<typeof LineData>
  at: Date
}

const claiming = new Set(['inspection.started', 'inspection.claimed'])
/** Event types whose lines everyone with the assignment is shown. */
export const whereabouts: ReadonlySet<string> = new Set(whereaboutTypes.map((type) => `inspection.${type}`))

/**
 * Shows a line to whoever works on the inspection from another device; a new claim shows all earlier lines to its author.
 * That it was begun, taken over or closed is shown to everyone who has the assignment: before, not after, they begin it too.
 */
export async function applyLine(tx: Db, { eventId, eventType, actorId, data, at }: LineEvent): Promise<FeedFact[]> {
  const { inspectionId, deviceId } = data
  const line: StoredLine = { ...data, eventId }
  const isNew =
    claiming.has(eventType) && actorId !== null
      ? await insertClaimIfAbsent(tx, { inspectionId, inspectorId: actorId, deviceId, at })
      : false
  const earlier = isNew && actorId !== null ? await linesFor(tx, { inspectionId, inspectorId: actorId, deviceId }) : []
  const places = whereabouts.has(eventType) ? await listAssignmentsOfInspection(tx, { inspectionId }) : []
  const claims = await listClaims(tx, inspectionId)
  const others = claims.filter((claim) => claim.deviceId !== deviceId)
  const readers = [...new Set(others.map(({ inspectorId }) => inspectorId))]
  return [...earlier, ...whereaboutFacts([line], places), ...readers.map((reader) => lineFact(line, reader))]
}

async function linesFor(tx: Db, { inspectionId, inspectorId, deviceId }: Claim): Promise<FeedFact[]> {
  const lines = await listLinesOfInspection(tx, inspectionId)
  return lines.filter((line) => line.deviceId !== deviceId).map((line) => lineFact(line, inspectorId))
}
