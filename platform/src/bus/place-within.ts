import type { PartitionRange } from './port.ts'

/** Where a follower goes on: at its place where the log holds that, at the end where it has none, or the log is another one now. */
export function placeWithin({ first, end }: PartitionRange, place: number | undefined): number {
  return place === undefined || place > end ? end : Math.max(first, place)
}
