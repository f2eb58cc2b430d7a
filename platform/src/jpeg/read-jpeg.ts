// Whether bytes are a whole JPEG: every segment in its place, every block there, nothing behind it. It computes no point and
// keeps nothing but a few tables, so that no input makes it take memory, or longer than its bytes explain.
import { setImmediate as turn } from 'node:timers/promises'
import { JpegError, type JpegFault } from './jpeg-fault.ts'
import { readFrameOnly, readSegments } from './read-segments.ts'

export type JpegReading = { ok: true; width: number; height: number } | { ok: false; fault: JpegFault }

type Size = { width: number; height: number }

/** Never throws. A large photo is read with pauses, in which others have their turn. */
export function readJpeg(bytes: Uint8Array): Promise<JpegReading> {
  return readingOf(async () => {
    const reading = readSegments(bytes)
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done) return step.value
      await turn()
    }
  })
}

/** The same without following what is drawn: for bytes that were read whole when they came. */
export const readJpegHead = (bytes: Uint8Array): Promise<JpegReading> =>
  readingOf(() => Promise.resolve(readFrameOnly(bytes)))

async function readingOf(read: () => Promise<Size>): Promise<JpegReading> {
  try {
    const { width, height } = await read()
    return { ok: true, width, height }
  } catch (error) {
    if (error instanceof JpegError) return { ok: false, fault: error.fault }
    throw error
  }
}
