// Each group of a process has a client of its own, and all of them fetch the same batches of records. kafkajs unpacks a batch for
// each; here it is unpacked for the first that fetches it, and for a moment the others are given the same.
import { createRequire } from 'node:module'

/** Of kafkajs' decoder what is needed here: a position in bytes that were fetched. */
type Position = { buffer: Buffer; offset: number; forward: (bytes: number) => void }
type Unpack = (at: Position) => Promise<unknown>

// Everything before the records: first offset, length, times, producer, count, and the checksum over what follows it.
const headerBytes = 61
const keptMs = 2_000
const keptBytes = 4 * 1024 * 1024

/** Unpacks batches of records that are the same, byte by byte of their header with its checksum, once. */
export function once(unpack: Unpack): Unpack {
  const known = new Map<string, { unpacked: Promise<unknown>; bytes: number }>()
  let sum = 0
  const forget = (name: string) => {
    sum -= known.get(name)?.bytes ?? 0
    known.delete(name)
  }
  return (at) => {
    const bytes = lengthOf(at)
    // The last batch of a fetch may be cut off: kafkajs says so.
    if (bytes === undefined) return unpack(at)
    const name = at.buffer.toString('latin1', at.offset, at.offset + headerBytes)
    const found = known.get(name)
    if (found) {
      at.forward(bytes)
      return found.unpacked
    }
    const unpacked = unpack(at)
    known.set(name, { unpacked, bytes })
    sum += bytes
    setTimeout(forget, keptMs, name).unref()
    for (const oldest of known.keys()) if (sum > keptBytes) forget(oldest)
    return unpacked
  }
}

function lengthOf({ buffer, offset }: Position): number | undefined {
  if (buffer.length < offset + headerBytes) return undefined
  const bytes = 12 + buffer.readInt32BE(offset + 8)
  return bytes < headerBytes || buffer.length < offset + bytes ? undefined : bytes
}

const path = 'kafkajs/src/protocol/recordBatch/v0/decoder.js'
const installed = new WeakSet<Unpack>()

/** Lets kafkajs unpack so; before it fetches for the first time. Idempotent. */
export function unpackOnce(): void {
  const require = createRequire(import.meta.url)
  const unpack = require(path) as Unpack
  const module = require.cache[require.resolve(path)]
  if (!module || installed.has(unpack)) return
  module.exports = once(unpack)
  installed.add(module.exports as Unpack)
}
