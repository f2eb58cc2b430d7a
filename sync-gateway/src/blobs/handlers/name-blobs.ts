import type { Tx } from '@sac/platform/db/with-transaction'
import type { Fact } from '@sac/platform/outbox/append-to-outbox'
import type { GatewayContext } from '#gateway-context'
import { inspectionsTopic, photoStoredEnvelope } from '#uploads/domain/envelopes'
import { claimAnnouncements, type InspectionBlob, insertNamesIfAbsent, lockBlobs } from '../store/blob-rows.ts'

type Named = {
  deviceId: string
  /** Hashes a header announces: this device may upload them. */
  announced: readonly string[]
  /** Hashes its lines name, with their inspections. */
  byInspection: readonly InspectionBlob[]
}

/**
 * Remembers which hashes a device will upload and which inspections wait for them. Returns the facts `photo-stored` for
 * bytes it had sent before the line that names them.
 */
export async function nameBlobs(
  tx: Tx,
  { now, newId }: Pick<GatewayContext, 'now' | 'newId'>,
  { deviceId, announced, byInspection }: Named,
): Promise<Fact[]> {
  const named = sortedUnique(byInspection.map(({ sha256 }) => sha256))
  const all = sortedUnique([...announced, ...named])
  if (all.length === 0) return []
  await insertNamesIfAbsent(tx, { deviceId, hashes: all, byInspection, at: now() })
  if (named.length === 0) return []
  const here = await lockBlobs(tx, named)
  return here.length === 0 ? [] : announceStored(tx, { now, newId }, here)
}

/** The facts `photo-stored` not yet told of these hashes, one per inspection for ever. Call with the hashes locked. */
export async function announceStored(
  tx: Tx,
  { now, newId }: Pick<GatewayContext, 'now' | 'newId'>,
  hashes: readonly string[],
): Promise<Fact[]> {
  const at = now()
  const announcements = await claimAnnouncements(tx, { hashes, at })
  return announcements.map((stored) => ({
    topic: inspectionsTopic,
    partitionKey: stored.inspectionId,
    envelope: photoStoredEnvelope({ ...stored, eventId: newId(), at }),
  }))
}

const sortedUnique = (hashes: readonly string[]) => [...new Set(hashes)].toSorted()
