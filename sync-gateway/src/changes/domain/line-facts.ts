import type { StoredLine } from '#uploads/domain/stored-line'
import type { FeedFact } from './feed-fact.ts'

/** Event types of lines that say who works on an inspection and whether it is closed. */
export const whereaboutTypes = ['started', 'claimed', 'finished', 'abandoned'] as const

/** A line as news for `audience`; never for the device that wrote it. */
export const lineFact = (
  { eventId, deviceId, inspectionId, line, lineHash, receivedAt }: StoredLine,
  audience: string,
): FeedFact => ({
  entity: 'line',
  id: eventId,
  audience,
  value: {
    eventId,
    inspectionId,
    deviceId,
    line,
    lineHash,
    ...(receivedAt && { receivedAt: receivedAt.toISOString() }),
  },
  originDevice: deviceId,
})

type Place = { audience: string; onDate: string }

/** The same for who has the assignment, on the assignment's day: outside its window it is no news any more. */
export const whereaboutFacts = (lines: readonly StoredLine[], places: readonly Place[]): FeedFact[] =>
  lines.flatMap((line) => places.map(({ audience, onDate }) => ({ ...lineFact(line, audience), onDate })))
