import type { ProbeRequest, ProbeResult } from '@sac/contracts/sync/protocol'
import { withTransaction } from '@sac/platform/db/with-transaction'
import { Problem } from '@sac/platform/http/problem'
import { type BlobContext, findProgress } from '#blobs/handlers/find-progress'
import { advanceArchived } from './advance-archived.ts'
import { hearDevice, recordReport } from './record-report.ts'

/** One round trip that resolves every lost response: what of events and photos is here. */
export async function probe(context: BlobContext, deviceId: string, request: ProbeRequest): Promise<ProbeResult> {
  if (request.deviceId !== deviceId) {
    const errors = [{ field: 'deviceId', detail: 'not the device of the credential' }]
    throw new Problem('request.invalid', { detail: 'Correct the named fields.', errors })
  }
  const blobs = await findProgress(context, { deviceId, hashes: request.blobs })
  const at = context.now()
  const watermark = await withTransaction(context.pool, async (tx) => {
    const { epoch, head, pending } = request
    const device = await hearDevice(tx, { deviceId, epoch, pending, build: null, clockOffsetMs: null, at })
    const delivered = await recordReport(tx, context, device, { epoch, head, received: [], forks: new Map(), at })
    return advanceArchived(tx, { deviceId, watermark: delivered, at })
  })
  return {
    serverTime: at.toISOString(),
    watermark,
    head: Math.max(0, request.head),
    blobs: blobs.map(({ offset, done }) => [offset, done]),
  }
}
