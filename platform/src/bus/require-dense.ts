import type { PartitionPosition } from './port.ts'

/** Throws when an offset is missing among those of records read one after the other: what they hold must all be known. */
export function requireDense({ topic, partition }: PartitionPosition, offsets: readonly number[]): void {
  const first = offsets[0] ?? 0
  const hole = offsets.findIndex((offset, index) => offset !== first + index)
  if (hole !== -1) throw new Error(`a batch of ${topic}/${partition} has a hole before ${offsets[hole]}`)
}
