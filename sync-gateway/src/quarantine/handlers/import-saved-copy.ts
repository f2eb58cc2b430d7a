import { createHash } from 'node:crypto'
import type { ImportResult } from '@sac/contracts/http/devices'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { SavedCopy, SavedCopyContent } from '@sac/contracts/sync/saved-copy'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { judgeContent } from '#blobs/handlers/judge-content'
import { nameBlobs } from '#blobs/handlers/name-blobs'
import { settleBlob } from '#blobs/handlers/settle-blob'
import { findDevice } from '#devices/store/device-rows'
import { takeCopy } from '#uploads/handlers/take-copy'
import type { OfficeKey } from './office-key.ts'
import { openSavedCopy } from './open-saved-copy.ts'
import { requireSignedCopy } from './require-signed-copy.ts'

/**
 * Takes the queue of a device from a file, whether the device may still speak or not; everything goes the way of an upload,
 * so that a copy imported twice, or after the device itself has sent, changes nothing.
 */
export async function importSavedCopy(
  context: BlobContext,
  { copy, officeKey, actorId }: { copy: SavedCopy; officeKey: OfficeKey; actorId: string },
): Promise<ImportResult> {
  const { deviceId } = copy
  if (!(await findDevice(context.pool, deviceId)))
    throw new Problem('request.not-found', { detail: 'This device was never enrolled here.' })
  await requireSignedCopy(context.pool, copy)
  const { lines, blobs } = openSavedCopy(copy, officeKey)
  const damagedPhotos = await importPhotos(context, deviceId, blobs)
  const counts = { accepted: 0, quarantined: 0, conflicts: 0 }
  const { maxEventsPerBatch } = protocolLimits
  for (let at = 0; at < lines.length; at += maxEventsPerBatch) {
    const part = lines.slice(at, at + maxEventsPerBatch).map((line) => ({ raw: Buffer.from(line), seq: 0 }))
    const decision = await takeCopy(context, { deviceId, lines: part })
    counts.accepted += decision.accepted.length
    counts.quarantined += decision.quarantined.length
    counts.conflicts += decision.conflicts.length
  }
  const result = {
    deviceId,
    lines: lines.length,
    ...counts,
    photos: blobs.length - damagedPhotos.length,
    damagedPhotos,
  }
  const { damagedPhotos: damaged, ...numbers } = result
  const entry = { actorId, action: 'copy.imported', subjectId: deviceId, reason: null, note: null }
  const details = { ...numbers, damagedPhotos: damaged.length }
  await withTransaction(context.pool, (tx) => appendAudit(context, tx, { ...entry, details }))
  return result
}

async function importPhotos(
  context: BlobContext,
  deviceId: string,
  photos: SavedCopyContent['blobs'],
): Promise<string[]> {
  const damaged: string[] = []
  for (const { sha256, base64 } of photos) {
    const bytes = Buffer.from(base64, 'base64')
    if (bytes.length > protocolLimits.maxBlobBytes || createHash('sha256').update(bytes).digest('hex') !== sha256) {
      damaged.push(sha256)
      continue
    }
    const content = await judgeContent(bytes)
    if (content.kind !== 'rubbish') await context.blobs.put(bytes)
    await withTransaction(context.pool, (tx) =>
      nameBlobs(tx, context, { deviceId, announced: [sha256], byInspection: [] }),
    )
    await settleBlob(context, { deviceId, sha256, bytes: bytes.length, content })
  }
  return damaged
}
