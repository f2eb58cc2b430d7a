import type { Blobs } from '@sac/platform/blobs/port'
import type { GatewayContext } from '#gateway-context'
import { type BlobState, listBlobStates } from '../store/blob-rows.ts'
import { settleBlob } from './settle-blob.ts'

export type BlobContext = GatewayContext & { blobs: Blobs }

/** Bytes held of a photo, and whether its hash is verified. */
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

/** How far a photo is that this device has named. */
export async function progressOf(context: BlobContext, deviceId: string, state: BlobState): Promise<Progress> {
  const { sha256 } = state
  if (state.stored) return { offset: state.bytes ?? 0, done: true }
  const size = await context.blobs.size(sha256)
  if (size === undefined) return { offset: await context.blobs.offset({ sha256, owner: deviceId }), done: false }
  // The bytes are safe but the process ended before the database knew.
  await settleBlob(context, { sha256, bytes: size })
  return { offset: size, done: true }
}
