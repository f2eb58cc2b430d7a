import { type NewEvent, newEvent } from '@sac/contracts/events/new-event'
import type { Tx } from '@sac/platform/db/with-transaction'
import type { GatewayContext } from '#gateway-context'
import { claimAnnouncements, type InspectionBlob, insertNamesIfAbsent } from '../store/blob-rows.ts'

type Named = {
  deviceId: string
  /** Hashes a header announces: this device may upload them. */
  announced: readonly string[]
  /** Hashes its lines name, with their inspections. */
  byInspection: readonly InspectionBlob[]
}

/**
 * Remembers which hashes a device will upload and which inspections wait for them. Returns the events `photo-stored` for
 * bytes it had sent before the line that names them.
 */
export async function nameBlobs(
  tx: Tx,
  { now }: Pick<GatewayContext, 'now'>,
  { deviceId, announced, byInspection }: Named,
): Promise<NewEvent[]> {
  const hashes = [...new Set([...announced, ...byInspection.map(({ sha256 }) => sha256)])].toSorted()
  if (hashes.length === 0) return []
  const here = await insertNamesIfAbsent(tx, { deviceId, hashes, byInspection, at: now() })
  return here.length === 0 ? [] : announceStored(tx, { now }, here)
}

/** The events `photo-stored` not yet told of these hashes, one per inspection for ever. Call with the hashes locked. */
export async function announceStored(
  tx: Tx,
  { now }: Pick<GatewayContext, 'now'>,
  hashes: readonly string[],
): Promise<NewEvent[]> {
  const at = now()
  const announcements = await claimAnnouncements(tx, { hashes, at })
  return announcements.map(({ inspectionId, sha256, bytes, content }) => {
    const data = { inspectionId, sha256, bytes, ...(content && { content }) }
    return newEvent('inspection.photo-stored', data, { userId: null, at })
  })
}
