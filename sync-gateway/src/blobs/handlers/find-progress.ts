import type { Blobs } from '@sac/platform/blobs/port'
import type { GatewayContext } from '#gateway-context'
import { type BlobState, listBlobStates } from '../store/blob-rows.ts'

export type BlobContext = GatewayContext & { blobs: Blobs }

/** Bytes this device has sent of a photo, and whether its hash is verified. */
export type Progress = { offset: number; done: boolean }

type Asked = { deviceId: string; hashes: readonly string[] }

/** How far each photo is, in the order asked. Of hashes this device never named it learns nothing: 0, not done. */
export async function findProgress(context: BlobContext, { deviceId, hashes }: Asked): Promise<Progress[]> {
  const states = await listBlobStates(context.pool, { deviceId, hashes })
  const byHash = new Map(states.map((state) => [state.sha256, state]))
  return Promise.all(
    hashes.map(async (sha256) => {
      const state = byHash.get(sha256)
      return state ? progressOf(context, deviceId, state) : { offset: 0, done: false }
    }),
  )
}

/** How far this device is with a photo it has named. What others have sent is no answer: a hash alone proves nothing. */
export async function progressOf(
  { blobs }: Pick<BlobContext, 'blobs'>,
  deviceId: string,
  { sha256, bytes, delivered }: BlobState,
): Promise<Progress> {
  if (delivered) return { offset: bytes ?? 0, done: true }
  return { offset: await blobs.offset({ sha256, owner: deviceId }), done: false }
}
