import { withTransaction } from '@sac/platform/db/with-transaction'
import { appendAllToOutbox } from '@sac/platform/outbox/append-to-outbox'
import type { GatewayContext } from '#gateway-context'
import { insertBlobsIfAbsent, markBlobStored } from '../store/blob-rows.ts'
import { announceStored } from './name-blobs.ts'

/** Records that the bytes of a hash are verified and on disk, and tells every inspection that names it. Repeatable. */
export async function settleBlob(
  context: Pick<GatewayContext, 'pool' | 'now' | 'newId'>,
  { sha256, bytes }: { sha256: string; bytes: number },
): Promise<void> {
  await withTransaction(context.pool, async (tx) => {
    await insertBlobsIfAbsent(tx, [sha256])
    // Locks the hash: whoever names it at this moment waits, and finds it stored.
    await markBlobStored(tx, { sha256, bytes, at: context.now() })
    await appendAllToOutbox(tx, await announceStored(tx, context, [sha256]))
  })
}
