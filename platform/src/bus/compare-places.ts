import type { PartitionRange, Place } from './port.ts'

type Compared = {
  /** Sentences about records the group cannot reach any more. */
  lost: string[]
  /** Places with records ahead of them. */
  behind: Place[]
}

/** Where a group stands against what the log holds. */
export function comparePlaces(places: readonly Place[], ranges: readonly PartitionRange[]): Compared {
  const found: Compared = { lost: [], behind: [] }
  for (const place of places) {
    const { topic, partition, next } = place
    const range = ranges.find((one) => one.topic === topic && one.partition === partition)
    if (!range) continue
    const name = `${topic}/${partition}`
    if (next < range.first)
      found.lost.push(
        `the log no longer holds ${name} from ${next} to ${range.first - 1}: these events were never handled`,
      )
    else if (next > range.end)
      found.lost.push(`the log ends at ${range.end} in ${name}, before this group's place ${next}: it is another log`)
    else if (next < range.end) found.behind.push(place)
  }
  return found
}
