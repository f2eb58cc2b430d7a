import { randomBytes } from 'node:crypto'
import { makeJpeg } from './make-jpeg.ts'

const longestComment = 65_533

/** A JPEG of exactly so many bytes, at least 400, filled up with comments of noise, which no compression makes smaller. */
export function makeJpegOfSize(size: number, noise: (count: number) => Buffer = randomBytes): Uint8Array<ArrayBuffer> {
  const small = makeJpeg({ seed: '', width: 8, height: 8 })
  const comments: Buffer[] = []
  for (let left = size - small.length; left > 0; ) {
    const segment = Math.min(left, longestComment + 2)
    // Never leave less than an empty comment takes.
    const length = (left - segment > 0 && left - segment < 4 ? segment - 4 : segment) - 2
    comments.push(Buffer.from([0xff, 0xfe, length >> 8, length & 0xff]), noise(length - 2))
    left -= length + 2
  }
  return Uint8Array.from(Buffer.concat([small.subarray(0, 2), ...comments, small.subarray(2)]))
}
