import { deserialize, serialize } from 'node:v8'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { OutgoingMessage } from '#bus/port'

const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/**
 * Messages as the outbox keeps them: V8's structured form (which keeps text apart from bytes and is readable by later
 * versions), compressed. Envelopes repeat each other: five hundred of 1.6 kB take 80 bytes each, and compressing costs less
 * than writing them would.
 */
export function packMessages(messages: readonly OutgoingMessage[]): Buffer {
  return zstdCompressSync(serialize(messages), fastest)
}

/** What `packMessages` was given. */
export function unpackMessages(pack: Uint8Array): OutgoingMessage[] {
  return deserialize(zstdDecompressSync(pack)) as OutgoingMessage[]
}
