// Huffman codes of a JPEG (ITU-T T.81, annex C), looked up by the next sixteen bits.
import { JpegError } from './jpeg-fault.ts'

/** For each value of the next `quickBits` bits: length of the code × 256 + its symbol; 0 where it is longer, or none. */
export type CodeTable = { quick: Uint16Array; longer: readonly LongCode[] }

/** Codes of one length above `quickBits`: the first one, and where their symbols begin. */
type LongCode = { bits: number; first: number; symbols: Uint8Array }

export const quickBits = 9

/** `counts`: how many codes there are of each length from 1 to 16; `symbols` in the order of their codes. */
export function makeCodeTable(counts: Uint8Array, symbols: Uint8Array): CodeTable {
  const quick = new Uint16Array(1 << quickBits)
  const longer: LongCode[] = []
  let code = 0
  let used = 0
  for (let bits = 1; bits <= 16; bits += 1) {
    const count = counts[bits - 1] ?? 0
    if (code + count > 1 << bits) throw new JpegError('damaged')
    const here = symbols.subarray(used, used + count)
    if (bits > quickBits && count > 0) longer.push({ bits, first: code, symbols: here })
    if (bits <= quickBits) fillQuick(quick, here, { code, bits })
    used += count
    code = (code + count) << 1
  }
  return { quick, longer }
}

function fillQuick(quick: Uint16Array, symbols: Uint8Array, first: { code: number; bits: number }): void {
  const spare = quickBits - first.bits
  for (const [at, symbol] of symbols.entries())
    quick.fill((first.bits << 8) | symbol, (first.code + at) << spare, (first.code + at + 1) << spare)
}

/** Of the next sixteen bits: length × 256 + symbol; 0 when no code begins like this. */
export function findLonger({ longer }: CodeTable, next: number): number {
  for (const { bits, first, symbols } of longer) {
    const symbol = symbols[(next >> (16 - bits)) - first]
    if (symbol !== undefined) return (bits << 8) | symbol
  }
  return 0
}
