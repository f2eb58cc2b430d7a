// What bytes are, whatever they were sent as. Whether they are what a line names them as is not decided here.
import { isUtf8 } from 'node:buffer'
import type { BlobContent } from '@sac/contracts/events/device-events'
import { readJpeg } from '@sac/platform/jpeg/read-jpeg'

/** Strokes of a signature take a few kilobytes, those of a patient hand a few hundred. */
const longestText = 1024 * 1024

export async function judgeContent(bytes: Uint8Array): Promise<BlobContent> {
  if (bytes.length === 0) return { kind: 'rubbish', fault: 'empty' }
  if (isText(bytes)) return { kind: 'text' }
  const read = await readJpeg(bytes)
  if (!read.ok) return { kind: 'rubbish', fault: read.fault }
  return { kind: 'picture', width: read.width, height: read.height }
}

const isText = (bytes: Uint8Array) => bytes.length <= longestText && isUtf8(bytes) && !bytes.some(isControl)

/** Written text has none but tabs and ends of lines; in UTF-8 a byte below 128 is nothing but itself. */
const isControl = (byte: number) => (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) || byte === 127
