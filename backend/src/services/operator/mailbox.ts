import type { ConsumerGroup } from '@sac/contracts/events/topics'
import type { Pool } from '@sac/platform/db/create-pool'

/** A consumer group and the pool of the schema that holds its places, inbox, parked messages and dead letters. */
export type Mailbox = { group: ConsumerGroup; pool: Pool }

/** A schema that tells facts, and its pool. */
export type Outbox = { schema: string; pool: Pool }
