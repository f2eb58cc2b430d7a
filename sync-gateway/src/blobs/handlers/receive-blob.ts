// PUT /sync/v1/blobs/{sha256}: every byte that arrives is kept, whatever happens to the connection.
import { Readable } from 'node:stream'
import { protocolLimits } from '@sac/contracts/sync/protocol'
import { type Appended, BlobError } from '@sac/platform/blobs/port'
import { hasNoRoom } from '@sac/platform/db/not-now'
import { Problem } from '@sac/platform/http/problem'
import type { UploadPart } from '../domain/upload-part.ts'
import { type BlobState, listBlobStates } from '../store/blob-rows.ts'
import type { DeviceQuota } from './create-device-quota.ts'
import type { UploadSlots } from './create-upload-slots.ts'
import { type BlobContext, progressOf } from './find-progress.ts'
import { judgeContent } from './judge-content.ts'
import { settleBlob } from './settle-blob.ts'

export type Receipt =
  | { status: 'stored'; offset: number; created: boolean }
  | { status: 'partial'; offset: number }
  /** The part did not fit, or another connection took over: continue at `offset`. */
  | { status: 'elsewhere'; offset: number }

type Incoming = { deviceId: string; sha256: string; part: UploadPart; body: Readable }
type Context = BlobContext & { slots: UploadSlots; quota: DeviceQuota }

/** Throws Problem `blob.unreferenced`, `blob.too-large`, `blob.quota`, `blob.hash-mismatch` or `request.invalid`. */
export async function receiveBlob(context: Context, incoming: Incoming): Promise<Receipt> {
  const { deviceId, sha256, part, body } = incoming
  if (part.length > protocolLimits.maxBlobBytes)
    throw new Problem('blob.too-large', { detail: 'Photos have at most 20 MB.' })
  return context.slots.takeOver(`${deviceId}/${sha256}`, (signal) => {
    signal.addEventListener('abort', () => body.destroy())
    return append(context, incoming)
  })
}

async function append(context: Context, { deviceId, sha256, part, body }: Incoming): Promise<Receipt> {
  const upload = { sha256, owner: deviceId }
  const [state] = await listBlobStates(context.pool, { deviceId, hashes: [sha256] })
  if (!state) throw new Problem('blob.unreferenced', { detail: 'Send the event that names this photo first.' })
  const held = await progressOf(context, deviceId, state)
  if (held.done) return { status: 'stored', offset: held.offset, created: false }
  // All bytes are here, only the answer to the last part was lost.
  if (held.offset >= part.length) return finish(context, { deviceId, state, bytes: held.offset })
  if (held.offset !== part.offset) return { status: 'elsewhere', offset: held.offset }
  context.quota.require(deviceId)
  const counted = limited(body, part.length - part.offset)
  const { offset: end, all } = await appendAll(context, upload, {
    offset: part.offset,
    whole: part.length,
    body,
    counted,
  })
  context.quota.count(deviceId, end - part.offset)
  if (counted.overflow()) throw new Problem('request.invalid', { detail: 'More bytes came than Upload-Length says.' })
  if (end === part.length) return finish(context, { deviceId, state, bytes: end, all })
  return { status: part.complete ? 'elsewhere' : 'partial', offset: end }
}

type Upload = { sha256: string; owner: string }
type Source = { offset: number; whole: number; body: Readable; counted: Limited }

// A broken line is not an error here: what arrived is on disk, and that is the answer.
async function appendAll(
  { blobs }: Context,
  upload: Upload,
  { offset, whole, body, counted }: Source,
): Promise<Appended> {
  try {
    return await blobs.append(upload, {
      offset,
      whole,
      bytes: Readable.from(counted.chunks()),
      maxBytes: protocolLimits.maxBlobBytes,
    })
  } catch (error) {
    if (hasNoRoom(error)) throw new Problem('server.unavailable', { retryAfterSeconds: 60, cause: error })
    if (!body.destroyed || error instanceof BlobError) throw error
    return { offset: await blobs.offset(upload) }
  }
}

type Whole = { deviceId: string; state: BlobState; bytes: number; all?: Appended['all'] }

/** Verifies and judges what has come. Rubbish is answered like a photo: it was received, and its inspection is told. */
async function finish(context: Context, { deviceId, state, bytes, all }: Whole): Promise<Receipt> {
  const { sha256 } = state
  let { content } = state
  try {
    const mayKeep = async (received: Uint8Array) => {
      content ??= await judgeContent(received)
      return content.kind !== 'rubbish'
    }
    await context.blobs.finish({ sha256, owner: deviceId }, { mayKeep, all })
  } catch (error) {
    if (error instanceof BlobError && error.kind === 'hash-mismatch')
      throw new Problem('blob.hash-mismatch', { detail: 'The bytes were dropped; send the photo again from offset 0.' })
    throw error
  }
  // Another process of ours was faster: the device asks again, and is told.
  if (content === null) return { status: 'elsewhere', offset: 0 }
  await settleBlob(context, { deviceId, sha256, bytes, content })
  return { status: 'stored', offset: bytes, created: true }
}

type Limited = { chunks: () => AsyncGenerator<Buffer>; overflow: () => boolean }

/** At most `limit` bytes of the stream, left open so that an answer can still travel on its connection. */
function limited(body: Readable, limit: number): Limited {
  let room = limit
  let tooMany = false
  return {
    overflow: () => tooMany,
    async *chunks() {
      for await (const chunk of body.iterator({ destroyOnReturn: false })) {
        const bytes = chunk as Buffer
        if (bytes.length > room) tooMany = true
        if (room > 0) yield bytes.subarray(0, room)
        room = Math.max(0, room - bytes.length)
        if (tooMany) return
      }
    },
  }
}
