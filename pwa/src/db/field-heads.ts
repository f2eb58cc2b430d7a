// Which event a new value of a field is based on: the `base` of its line (design 04, "Event line").
import { fieldKeyOf } from '@sac/contracts/inspection/field-key'
import type { EventLine } from '@sac/contracts/sync/event-line'

/** Every event another one of these has seen. */
function seenBy(lines: readonly EventLine[]): Set<string> {
  const seen = new Set<string>()
  const lastOf = new Map<string, string>()
  for (const line of lines.toSorted((a, b) => a.seq - b.seq)) {
    if (line.base !== null) seen.add(line.base)
    if (line.type === 'conflict-resolved') for (const eventId of line.payload.over) seen.add(eventId)
    const previous = lastOf.get(line.deviceId)
    if (previous !== undefined) seen.add(previous)
    lastOf.set(line.deviceId, line.eventId)
  }
  return seen
}

/**
 * The latest event on each field. Of several that have not seen each other the one of another device: this device's own is
 * succeeded by seq anyway, so a line based on the other one has seen both.
 */
export function fieldHeads(lines: readonly EventLine[], deviceId: string): Map<string, string> {
  // A line that came twice would seem to succeed itself.
  const distinct = [...new Map(lines.map((line) => [line.eventId, line])).values()]
  const groups = Map.groupBy(distinct, fieldKeyOf)
  const heads = new Map<string, string>()
  for (const [field, group] of groups) {
    if (field === null) continue
    const seen = seenBy(group)
    const open = group
      .filter(({ eventId }) => !seen.has(eventId))
      .toSorted(
        (a, b) => Number(b.deviceId === deviceId) - Number(a.deviceId === deviceId) || (a.eventId < b.eventId ? -1 : 1),
      )
    const head = open.at(-1)
    if (head) heads.set(field, head.eventId)
  }
  return heads
}
