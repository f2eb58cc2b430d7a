import type { OutgoingMessage } from '../port.ts'

/** Parts of consecutive messages, each of at most `bytes` of values and headers (a single larger message stands alone). */
export function splitBySize(messages: readonly OutgoingMessage[], bytes: number): OutgoingMessage[][] {
  const parts: OutgoingMessage[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const message of messages) {
    const own = sizeOf(message)
    if (size + own > bytes) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(message)
    size += own
  }
  return parts
}

function sizeOf({ value, headers, eventId }: OutgoingMessage): number {
  const ofHeaders = Object.entries(headers).reduce((sum, [name, header]) => sum + name.length + header.length, 0)
  return value.byteLength + ofHeaders + eventId.length + 100
}
