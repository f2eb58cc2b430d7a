import { createCipheriv, createHash } from 'node:crypto'

export type SeededRandom = {
  /** Incompressible bytes. */
  bytes: (count: number) => Buffer
  /** Whole number in [0, below). */
  below: (below: number) => number
  /** A version 7 UUID with the given milliseconds. */
  uuid: (ms: number) => string
}

/** The same seed gives the same sequence on every machine: the AES-256-CTR key stream of the seed's hash. */
export function seededRandom(seed: string): SeededRandom {
  const cipher = createCipheriv('aes-256-ctr', createHash('sha256').update(seed).digest(), Buffer.alloc(16))
  const bytes = (count: number) => cipher.update(Buffer.alloc(count))
  return {
    bytes,
    below: (below) => bytes(4).readUInt32BE() % below,
    uuid: (ms) => {
      const raw = bytes(16)
      raw.writeUIntBE(ms, 0, 6)
      raw[6] = 0x70 | ((raw[6] ?? 0) & 0x0f)
      raw[8] = 0x80 | ((raw[8] ?? 0) & 0x3f)
      const hex = raw.toString('hex')
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
    },
  }
}
