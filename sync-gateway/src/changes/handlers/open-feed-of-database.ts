import type { GatewayContext } from '#gateway-context'
import { findDatabaseIdentity } from '../store/database-identity.ts'
import { openFeed } from '../store/feed-rows.ts'

/** Once at start: after a restore every cursor handed out before is refused, so that devices take a snapshot. */
export async function openFeedOfDatabase({ pool, newId }: Pick<GatewayContext, 'pool' | 'newId'>): Promise<void> {
  const identity = await findDatabaseIdentity(pool)
  await openFeed(pool, { generation: newId().replaceAll('-', '').slice(-12), identity })
}
