import type { Readable } from 'node:stream'
import { Problem } from './problem.ts'

/** All bytes of a request the handler reads itself, as they came: for what is signed over them. Throws Problem `request.too-large`. */
export async function readBytes(body: Readable, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body as AsyncIterable<Buffer>) {
    length += part.length
    if (length > maxBytes) throw new Problem('request.too-large')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
