import { deserialize, serialize } from 'node:v8'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { OutgoingMessage } from '#bus/port'

const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

// Two or three messages: to begin and to end compressing costs ten times what they cost themselves.
const smallBytes = 4_096
// V8's form begins with it, zstd's never.
const plainMark = 0xff

/**
 * Messages as the outbox keeps them: V8's structured form (which keeps text apart from bytes and is readable by later
 * versions), compressed where they are many. Envelopes repeat each other: five hundred of 1.6 kB take 80 bytes each, and
 * compressing costs less than writing them would.
 */
export function packMessages(messages: readonly OutgoingMessage[]): Buffer {
  const plain = serialize(messages)
  return plain.length <= smallBytes ? plain : zstdCompressSync(plain, fastest)
}

/** What `packMessages` was given. */
export function unpackMessages(pack: Uint8Array): OutgoingMessage[] {
  return deserialize(pack[0] === plainMark ? pack : zstdDecompressSync(pack)) as OutgoingMessage[]
}
