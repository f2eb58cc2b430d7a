// Java-compatible murmur2, so that a later switch to Kafka's default partitioner on the aggregate id moves nothing.
const seed = 0x9747b28c
const m = 0x5bd1e995
const r = 24

/** 32-bit murmur2 of the bytes as Kafka's Java client computes it (signed result as an unsigned number). */
export function murmur2(data: Uint8Array): number {
  let h = seed ^ data.length
  const whole = data.length - (data.length % 4)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  for (let i = 0; i < whole; i += 4) {
    let k = Math.imul(view.getInt32(i, true), m)
    k ^= k >>> r
    h = Math.imul(h, m) ^ Math.imul(k, m)
  }
  for (let i = data.length - 1; i >= whole; i--) h ^= (data[i] ?? 0) << (8 * (i - whole))
  if (whole !== data.length) h = Math.imul(h, m)
  h ^= h >>> 13
  h = Math.imul(h, m)
  h ^= h >>> 15
  return h >>> 0
}

const encoder = new TextEncoder()

// Facts come many of one aggregate after the other, and each is asked about on its way several times.
let last = { key: '', hash: murmur2(encoder.encode('')) }

/** The partition (0 … partitions − 1) of an aggregate id. */
export function partitionFor(key: string, partitions: number): number {
  if (key !== last.key) last = { key, hash: murmur2(encoder.encode(key)) }
  return (last.hash & 0x7fffffff) % partitions
}
