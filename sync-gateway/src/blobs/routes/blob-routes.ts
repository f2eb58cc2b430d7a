import type { UploadHeaders } from '@sac/contracts/sync/questions'
import { Problem, problemBody } from '@sac/platform/http/problem'
import { type Route, route } from '@sac/platform/http/route'
import type * as z from 'zod/mini'
import type { UploadPart } from '../domain/upload-part.ts'
import type { DeviceQuota } from '../handlers/create-device-quota.ts'
import { createUploadSlots } from '../handlers/create-upload-slots.ts'
import type { BlobContext } from '../handlers/find-progress.ts'
import { type Receipt, receiveBlob } from '../handlers/receive-blob.ts'

/** `201` stored now, `200` stored before, `202` more to come, `409` continue at `Upload-Offset`. */
function answer(receipt: Receipt, correlationId: string) {
  const { status, offset } = receipt
  const headers = { 'Upload-Offset': String(offset), 'Upload-Complete': status === 'stored' ? '?1' : '?0' }
  if (status !== 'elsewhere') {
    const body = { offset, done: status === 'stored' }
    return { status: statusOf(receipt), headers, body }
  }
  const problem = new Problem('blob.offset-mismatch', { detail: 'Continue at the offset in Upload-Offset.' })
  const body = { ...problemBody(problem, correlationId), offset }
  return { status: 409, headers: { ...headers, 'Content-Type': 'application/problem+json' }, body } as const
}

const statusOf = (receipt: Receipt): 200 | 201 | 202 =>
  receipt.status === 'stored' ? (receipt.created ? 201 : 200) : 202

const partOf = (headers: z.infer<typeof UploadHeaders>): UploadPart => ({
  offset: headers['upload-offset'],
  length: headers['upload-length'],
  complete: headers['upload-complete'] !== '?0',
})

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
      handler: async ({ caller: { deviceId }, params: { sha256 }, headers, body, correlationId }) => {
        if ((headers['content-encoding'] ?? 'identity') !== 'identity')
          throw new Problem('request.unsupported-type', { detail: 'Send the bytes as they are.' })
        await admit()
        // Whoever fills the disk sees to it that it is swept; nobody waits for that.
        sweep().catch((error: unknown) => context.log.warn({ err: error }, 'what became no photo could not be dropped'))
        const receipt = await receiveBlob(
          { ...context, slots, quota },
          { deviceId, sha256, part: partOf(headers), body },
        )
        return answer(receipt, correlationId)
      },
    }),
  ]
}
