// A line is read when it arrives and each time its inspection is judged; what it says is a function of its text alone, and so
// of the hash of its text.
import { type EventLine, type ParsedLine, parseEventLine } from '@sac/contracts/sync/event-line'

// Those of some twenty inspections: whose photos are on their way.
const limit = 2_000
const known = new Map<string, EventLine>()
const ofInspection = new Map<string, Map<string, EventLine>>()

/** Reads a line whose SHA-256 has been compared; what is returned is shared, nobody may change it. */
export function readLine(text: string, payloadHash: string): ParsedLine {
  const line = known.get(payloadHash)
  if (line) return { ok: true, line }
  const parsed = parseEventLine(text)
  if (parsed.ok) remember(payloadHash, parsed.line)
  return parsed
}

function remember(payloadHash: string, line: EventLine): void {
  known.set(payloadHash, line)
  const lines = ofInspection.get(line.inspectionId) ?? new Map<string, EventLine>()
  ofInspection.set(line.inspectionId, lines.set(payloadHash, line))
  const [oldest] = known.size > limit ? known : []
  if (oldest) forget(...oldest)
}

function forget(payloadHash: string, { inspectionId }: EventLine): void {
  known.delete(payloadHash)
  const lines = ofInspection.get(inspectionId)
  lines?.delete(payloadHash)
  if (lines?.size === 0) ofInspection.delete(inspectionId)
}

/** What lines of these inspections say, by hash, as far as it is remembered: their texts need not be read. */
export const rememberedLines = (inspectionIds: readonly string[]): Map<string, EventLine> =>
  new Map(inspectionIds.flatMap((inspectionId) => [...(ofInspection.get(inspectionId) ?? [])]))
