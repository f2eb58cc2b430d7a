// Small pictures for lists. The full photo is decoded once, one at a time, and let go; only the thumbnail stays in memory.
import { browserStore } from '#db/browser-store.ts'
import { readBlob } from '#db/outbox-blobs.ts'

const edge = 144
const kept = 200

const made = new Map<string, Promise<string | null>>()
let queue: Promise<unknown> = Promise.resolve()

async function make(sha256: string): Promise<string | null> {
  const bytes = await readBlob(browserStore().outbox, sha256)
  if (!bytes) return null
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }))
  const scale = edge / Math.min(bitmap.width, bitmap.height)
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return URL.createObjectURL(await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 }))
}

async function forget(url: Promise<string | null>): Promise<void> {
  const address = await url
  if (address) URL.revokeObjectURL(address)
}

/** The address of a thumbnail (144 px on the short edge); null when the photo cannot be shown. */
export function thumbnailOf(sha256: string): Promise<string | null> {
  const known = made.get(sha256)
  if (known) return known
  const next = queue.then(() => make(sha256)).catch(() => null)
  queue = next
  made.set(sha256, next)
  const [oldest] = made
  if (made.size > kept && oldest) {
    made.delete(oldest[0])
    void forget(oldest[1])
  }
  return next
}
