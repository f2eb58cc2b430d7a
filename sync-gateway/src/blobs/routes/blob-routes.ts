import { Sha256 } from '@sac/contracts/ids'
import { Problem, problemBody } from '@sac/platform/http/problem'
import { type HttpResponse, type Route, route } from '@sac/platform/http/route'
import * as z from 'zod/mini'
import { parseUploadHeaders } from '../domain/parse-upload-headers.ts'
import type { DeviceQuota } from '../handlers/create-device-quota.ts'
import { createUploadSlots } from '../handlers/create-upload-slots.ts'
import type { BlobContext } from '../handlers/find-progress.ts'
import { type Receipt, receiveBlob } from '../handlers/receive-blob.ts'

const statuses = { stored: 200, partial: 202 } as const

/** `201` stored now, `200` stored before, `202` more to come, `409` continue at `Upload-Offset`. */
function answer(receipt: Receipt, correlationId: string): HttpResponse {
  const { status, offset } = receipt
  const headers = { 'Upload-Offset': String(offset), 'Upload-Complete': status === 'stored' ? '?1' : '?0' }
  if (status !== 'elsewhere') {
    const created = status === 'stored' && receipt.created
    return { status: created ? 201 : statuses[status], headers, body: { offset, done: status === 'stored' } }
  }
  const problem = new Problem('blob.offset-mismatch', { detail: 'Continue at the offset in Upload-Offset.' })
  const body = { ...problemBody(problem, correlationId), offset }
  return { status: problem.status, headers: { ...headers, 'Content-Type': 'application/problem+json' }, body }
}

type Options = {
  admit: () => Promise<void>
  quota: DeviceQuota
  /** Drops what became no photo; costs nothing when it was done lately. */
  sweep: () => Promise<unknown>
}

export function blobRoutes(context: BlobContext, { admit, quota, sweep }: Options): Route[] {
  const slots = createUploadSlots()
  return [
    route({
      operation: 'sync.blob',
      params: z.strictObject({ sha256: Sha256 }),
      body: 'stream',
      handler: async ({ caller: { deviceId }, params: { sha256 }, headers, body, correlationId }) => {
        if (deviceId === null) throw new Problem('device.unknown')
        const parsed = parseUploadHeaders(headers)
        if (!parsed.ok)
          throw new Problem('request.invalid', { detail: 'Correct the named headers.', errors: parsed.errors })
        if ((headers['content-encoding'] ?? 'identity') !== 'identity')
          throw new Problem('request.unsupported-type', { detail: 'Send the bytes as they are.' })
        await admit()
        // Whoever fills the disk sees to it that it is swept; nobody waits for that.
        sweep().catch((error: unknown) => context.log.warn({ err: error }, 'what became no photo could not be dropped'))
        const receipt = await receiveBlob({ ...context, slots, quota }, { deviceId, sha256, part: parsed.part, body })
        return answer(receipt, correlationId)
      },
    }),
  ]
}
