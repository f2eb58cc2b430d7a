import type { PhotoReply, PhotoRequest } from './photo.worker.ts'

export type PreparedPhoto = { sha256: string; bytes: ArrayBuffer; width: number; height: number }

let worker: Worker | null = null
let lastId = 0
const waiting = new Map<number, (reply: PhotoReply) => void>()

function startWorker(): Worker {
  const started = new Worker(new URL('./photo.worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<PhotoReply>) => {
    waiting.get(data.id)?.(data)
    waiting.delete(data.id)
  })
  started.addEventListener('error', () => {
    worker = null
    for (const [id, reply] of waiting) reply({ id, status: 'unreadable' })
    waiting.clear()
  })
  return started
}

/** A picture of the camera as it is stored and sent (JPEG, 1600 px, near 150 kB); null when it cannot be read. */
export async function preparePhoto(photo: Blob): Promise<PreparedPhoto | null> {
  worker ??= startWorker()
  lastId += 1
  const request: PhotoRequest = { id: lastId, photo }
  const { promise, resolve } = Promise.withResolvers<PhotoReply>()
  waiting.set(request.id, resolve)
  worker.postMessage(request, [])
  const reply = await promise
  if (reply.status === 'unreadable') return null
  const { sha256, bytes, width, height } = reply
  return { sha256, bytes, width, height }
}
