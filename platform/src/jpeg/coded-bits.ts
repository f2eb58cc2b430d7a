// The coded part of a JPEG as bits: a 255 among the data is followed by a 0, anything else after it is a marker.
import { type CodeTable, findLonger, quickBits } from './code-table.ts'
import { JpegError } from './jpeg-fault.ts'

export type CodedBits = {
  bytes: Uint8Array
  /** The next byte that has not been taken. */
  at: number
  /** Bits taken and not used, the next one highest of `count`. */
  held: number
  count: number
  /** Ones lent beyond the data, so that the last code can be looked up. */
  lent: number
}

export const codedBitsAt = (bytes: Uint8Array, at: number): CodedBits => ({ bytes, at, held: 0, count: 0, lent: 0 })

/** At least seventeen bits in hand. */
function fill(bits: CodedBits): void {
  const { bytes } = bits
  let { at, held, count } = bits
  while (count <= 16) {
    // Beyond the last byte as before a marker: nothing but ones.
    const byte = at < bytes.length ? (bytes[at] as number) : 0xff
    if (byte !== 0xff) at += 1
    else if (bytes[at + 1] === 0) at += 2
    else bits.lent += 8
    held = ((held & 0xffff) << 8) | byte
    count += 8
  }
  bits.at = at
  bits.held = held
  bits.count = count
}

/**
 * Passes over a code and the bits that follow it, as many as the low half of its symbol says, and returns the symbol. Throws
 * `damaged` where no code begins, or the data end within it.
 */
export function passValue(bits: CodedBits, table: CodeTable): number {
  if (bits.count < 16) fill(bits)
  const quick = table.quick[(bits.held >> (bits.count - quickBits)) & 0x1ff] as number
  const found = quick === 0 ? findLonger(table, (bits.held >> (bits.count - 16)) & 0xffff) : quick
  if (found === 0) throw new JpegError('damaged')
  const value = found & 15
  const left = bits.count - (found >> 8)
  bits.count = left
  if (left < value) fill(bits)
  bits.count -= value
  if (bits.lent > 0 && bits.lent > bits.count) throw new JpegError(isAtEnd(bits) ? 'cut-short' : 'damaged')
  return found & 0xff
}

const isAtEnd = ({ at, bytes }: CodedBits) => at >= bytes.length

/** Leaves out what fills the last byte. Returns where the next marker must be; throws when data remain. */
export function endOfCoded(bits: CodedBits): number {
  if (bits.count - bits.lent >= 8) throw new JpegError('damaged')
  return bits.at
}
