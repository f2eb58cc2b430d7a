import type { Db } from '@sac/platform/db/db'
import { type FeedFact, newestOfEach } from '../domain/feed-fact.ts'
import { upsertFeed } from '../store/feed-rows.ts'

/**
 * Adds to what devices must learn, in the transaction that makes it true. Call it last: from here to the commit no other
 * transaction can publish, so that nobody ever reads a later position while an earlier one is still open.
 */
export async function publishFacts(tx: Db, facts: readonly FeedFact[]): Promise<void> {
  const newest = newestOfEach(facts)
  if (newest.length > 0) await upsertFeed(tx, newest)
}
