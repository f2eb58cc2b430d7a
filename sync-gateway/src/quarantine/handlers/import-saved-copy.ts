import { createHash } from 'node:crypto'
import type { ImportResult } from '@sac/contracts/http/devices'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import type { ImportCopy, SavedCopyContent } from '@sac/contracts/sync/saved-copy'
import { appendAudit } from '@sac/platform/audit/append-audit'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import type { BlobContext } from '#blobs/handlers/find-progress'
import { judgeContent } from '#blobs/handlers/judge-content'
import { nameBlobs } from '#blobs/handlers/name-blobs'
import { settleBlob } from '#blobs/handlers/settle-blob'
import { findDevice } from '#devices/store/device-rows'
import { type CopiedLine, takeCopy } from '#uploads/handlers/take-copy'
import { insertUnsignedCopyIfAbsent, isImportedByOther } from '../store/unsigned-copy-rows.ts'
import { holdCopy } from './hold-copy.ts'
import type { OfficeKey } from './office-key.ts'
import { openSavedCopy } from './open-saved-copy.ts'
import { hashOfCopy, requireNoKey, requireSignedCopy } from './require-signed-copy.ts'

type Importing = { copy: ImportCopy; officeKey: OfficeKey; actorId: string }

/**
 * Takes the queue of a device from a file, whether the device may still speak or not; everything goes the way of an upload,
 * so that a copy imported twice, or after the device itself has sent, changes nothing. One that nobody signed is held until a second
 * person imports it.
 */
export async function importSavedCopy(context: BlobContext, importing: Importing): Promise<ImportResult> {
  const { copy, officeKey, actorId } = importing
  const { deviceId, authorship, unsigned } = copy
  const device = await findDevice(context.pool, deviceId)
  if (!device) throw new Problem('request.not-found', { detail: 'This device was never enrolled here.' })
  if (authorship || !unsigned) {
    await requireSignedCopy(context.pool, copy)
    return takeAll(context, deviceId, openSavedCopy(copy, officeKey), { actorId, action: 'copy.imported', note: null })
  }
  await requireNoKey(context.pool, device)
  const content = openSavedCopy(copy, officeKey)
  const said = { deviceId, copyHash: hashOfCopy(copy), importedBy: actorId }
  await insertUnsignedCopyIfAbsent(context.pool, { ...said, reason: unsigned.reason, at: context.now() })
  const entry = { actorId, note: unsigned.reason }
  return (await isImportedByOther(context.pool, said))
    ? takeAll(context, deviceId, content, { ...entry, action: 'copy.unsigned-approved' })
    : holdAll(context, deviceId, content, { ...entry, action: 'copy.unsigned-imported' })
}

type Entry = { actorId: string; action: string; note: string | null }

async function takeAll(
  context: BlobContext,
  deviceId: string,
  { lines, blobs }: SavedCopyContent,
  entry: Entry,
): Promise<ImportResult> {
  const damagedPhotos = await importPhotos(context, deviceId, blobs)
  const counts = { accepted: 0, quarantined: 0, conflicts: 0 }
  for (const part of partsOf(lines)) {
    const decision = await takeCopy(context, { deviceId, lines: part })
    counts.accepted += decision.accepted.length
    counts.quarantined += decision.quarantined.length
    counts.conflicts += decision.conflicts.length
  }
  const photos = blobs.length - damagedPhotos.length
  return audited(context, { deviceId, lines: lines.length, ...counts, photos, damagedPhotos }, entry)
}

/** Its photos come with the second person: until then there is nothing they are evidence of. */
async function holdAll(
  context: BlobContext,
  deviceId: string,
  { lines }: SavedCopyContent,
  entry: Entry,
): Promise<ImportResult> {
  let quarantined = 0
  for (const part of partsOf(lines))
    quarantined += await holdCopy(context, { deviceId, lines: part, importedBy: entry.actorId })
  const nothing = { accepted: 0, conflicts: 0, photos: 0, damagedPhotos: [] }
  return audited(context, { deviceId, lines: lines.length, quarantined, ...nothing }, entry)
}

function partsOf(lines: readonly string[]): CopiedLine[][] {
  const { maxEventsPerBatch: size } = protocolLimits
  const whole = lines.map((line) => ({ raw: Buffer.from(line), seq: 0 }))
  return Array.from({ length: Math.ceil(whole.length / size) }, (_, at) => whole.slice(at * size, (at + 1) * size))
}

async function audited(context: BlobContext, result: ImportResult, entry: Entry): Promise<ImportResult> {
  const { damagedPhotos, ...numbers } = result
  const details = { ...numbers, damagedPhotos: damagedPhotos.length }
  await withTransaction(context.pool, (tx) =>
    appendAudit(context, tx, { ...entry, subjectId: result.deviceId, reason: null, details }),
  )
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
