// Makes a photo small enough to travel: upright, 1600 px on the long edge, JPEG near 150 kB, nothing of the camera's
// metadata. Runs beside the page, because decoding 12 megapixels takes longer than a tap may.
import { sha256 } from './sha256.ts'

export type PhotoRequest = { id: number; photo: Blob }
export type PhotoReply =
  | { id: number; status: 'ready'; sha256: string; bytes: ArrayBuffer; width: number; height: number }
  | { id: number; status: 'unreadable' }

const longEdge = 1600
const targetBytes = 150 * 1024
const qualities = [0.8, 0.72, 0.64, 0.55, 0.45]

async function draw(photo: Blob): Promise<OffscreenCanvas> {
  const bitmap = await createImageBitmap(photo, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longEdge / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas.')
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return canvas
}

/** The best quality that reaches the target; the lowest when none does. */
async function encode(canvas: OffscreenCanvas): Promise<ArrayBuffer> {
  let smallest: Blob | null = null
  for (const quality of qualities) {
    smallest = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    if (smallest.size <= targetBytes) break
  }
  if (!smallest) throw new Error('No picture.')
  return smallest.arrayBuffer()
}

async function prepare({ id, photo }: PhotoRequest): Promise<PhotoReply> {
  try {
    const canvas = await draw(photo)
    const bytes = await encode(canvas)
    return { id, status: 'ready', sha256: await sha256(bytes), bytes, width: canvas.width, height: canvas.height }
  } catch {
    return { id, status: 'unreadable' }
  }
}

const scope = self as unknown as { postMessage: (reply: PhotoReply, transfer: Transferable[]) => void }

self.addEventListener('message', ({ data }: MessageEvent<PhotoRequest>) => {
  void prepare(data).then((reply) => scope.postMessage(reply, reply.status === 'ready' ? [reply.bytes] : []))
})
