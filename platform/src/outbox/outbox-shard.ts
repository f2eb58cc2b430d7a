import { partitionFor } from '@sac/contracts/events/partition'

/** Rows of one shard are published by one relay at a time; all facts of an aggregate share a shard. */
export const outboxShards = 4

export function outboxShardOf(partitionKey: string): number {
  return partitionFor(partitionKey, outboxShards)
}
