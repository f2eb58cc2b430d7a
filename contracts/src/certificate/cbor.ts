// The part of CBOR a certificate needs, in its deterministic form (RFC 8949 §4.2): integers of at most 32 bits, byte and text
// strings, arrays, maps with integer keys. The decoder accepts exactly what the encoder would write, so that every
// certificate has one byte form only.
import { type Bytes, concat, textOf, utf8 } from './bytes.ts'
import { demand, orNull } from './malformed.ts'

export type CborMap = ReadonlyMap<number, CborValue>
export type CborValue = number | string | Bytes | readonly CborValue[] | CborMap

const maxDepth = 4
const unsigned = 0
const negative = 1
const byteString = 2
const textString = 3
const array = 4
const map = 5

const head = (major: number, value: number): number[] => {
  const lead = major << 5
  if (value < 24) return [lead | value]
  if (value < 0x100) return [lead | 24, value]
  if (value < 0x10000) return [lead | 25, value >> 8, value & 255]
  return [lead | 26, value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** Deterministic CBOR of a byte string. */
export const encodeBytes = (bytes: Uint8Array): Bytes => concat(head(byteString, bytes.length), bytes)

const encodeInteger = (value: number): Bytes => {
  const magnitude = value < 0 ? -1 - value : value
  if (!Number.isInteger(value) || magnitude > 0xffffffff) throw new RangeError('CBOR: a number is out of range')
  return Uint8Array.from(head(value < 0 ? negative : unsigned, magnitude))
}

const byEncodedKey = ([a]: readonly [Bytes, Bytes], [b]: readonly [Bytes, Bytes]) => (isAscending(a, b) ? -1 : 1)

const encodeMap = (value: CborMap): Bytes => {
  const entries = [...value].map(([key, item]) => [encodeInteger(key), encodeCbor(item)] as const)
  return concat(head(map, value.size), ...entries.toSorted(byEncodedKey).flat())
}

/** Deterministic CBOR of a value. @throws RangeError for integers beyond 32 bits and fractions. */
export const encodeCbor = (value: CborValue): Bytes => {
  if (typeof value === 'number') return encodeInteger(value)
  if (typeof value === 'string') return concat(head(textString, utf8(value).length), utf8(value))
  if (value instanceof Uint8Array) return encodeBytes(value)
  if (value instanceof Map) return encodeMap(value)
  const items = value as readonly CborValue[]
  return concat(head(array, items.length), ...items.map(encodeCbor))
}

// Bytewise order of encoded keys; strictly ascending, which refuses duplicates and disorder alike.
const isAscending = (a: Uint8Array, b: Uint8Array): boolean => {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    if (a[i] !== b[i]) return Number(a[i]) < Number(b[i])
  }
  return a.length < b.length
}

type Reader = { readonly bytes: Bytes; at: number }

const take = (reader: Reader, length: number): Bytes => {
  const end = reader.at + length
  demand(end <= reader.bytes.length)
  const part = reader.bytes.slice(reader.at, end)
  reader.at = end
  return part
}

const readHead = (reader: Reader): { major: number; value: number } => {
  const [lead = 0] = take(reader, 1)
  const info = lead & 31
  demand(info <= 26)
  if (info < 24) return { major: lead >> 5, value: info }
  const value = take(reader, 1 << (info - 24)).reduce((sum, byte) => sum * 256 + byte, 0)
  demand(value >= ({ 24: 24, 25: 0x100, 26: 0x10000 }[info] ?? 0))
  return { major: lead >> 5, value }
}

const readMap = (reader: Reader, size: number, depth: number): CborMap => {
  const entries = new Map<number, CborValue>()
  let previous: Bytes = new Uint8Array()
  for (let i = 0; i < size; i++) {
    const start = reader.at
    const key = readItem(reader, depth)
    demand(typeof key === 'number')
    const encoded = reader.bytes.slice(start, reader.at)
    demand(isAscending(previous, encoded))
    previous = encoded
    entries.set(key, readItem(reader, depth))
  }
  return entries
}

const readArray = (reader: Reader, size: number, depth: number): CborValue[] => {
  const items: CborValue[] = []
  while (items.length < size) items.push(readItem(reader, depth))
  return items
}

const readItem = (reader: Reader, depth: number): CborValue => {
  const { major, value } = readHead(reader)
  demand(major <= map && (major < array || depth < maxDepth))
  if (major === unsigned) return value
  if (major === negative) return -1 - value
  if (major === byteString) return take(reader, value)
  if (major === textString) return textOf(take(reader, value))
  return major === array ? readArray(reader, value, depth + 1) : readMap(reader, value, depth + 1)
}

/**
 * The value of deterministic CBOR; null for anything else: other types, duplicate or disordered keys, longer than needed
 * integers, indefinite lengths, trailing bytes, nesting deeper than four.
 */
export const decodeCbor = (bytes: Bytes): CborValue | null =>
  orNull(() => {
    const reader = { bytes, at: 0 }
    const value = readItem(reader, 0)
    demand(reader.at === bytes.length)
    return value
  })
