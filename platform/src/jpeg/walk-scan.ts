// Follows the coded data of a sequential scan block by block without computing a point: what can be followed to its end with
// exactly the announced number of blocks can be decoded.
import type { CodeTable } from './code-table.ts'
import { type CodedBits, codedBitsAt, endOfCoded, passValue } from './coded-bits.ts'
import { JpegError } from './jpeg-fault.ts'

/** The codes of a block: of its first coefficient, and of the others. */
export type BlockCodes = { dc: CodeTable; ac: CodeTable }

export type Scan = {
  bytes: Uint8Array
  /** Where the coded data begin. */
  at: number
  units: number
  /** Of the blocks of a unit, in their order. */
  blocks: readonly BlockCodes[]
  /** Units between two restart markers; 0: none. */
  restartEvery: number
}

/** Units between two looks at what else waits in this process: less than two milliseconds. */
const stride = 8_192

/** Returns the position of the marker after the data; yields now and then, so that nobody waits for a large photo. */
export function* walkScan({ bytes, at, units, blocks, restartEvery }: Scan): Generator<void, number> {
  const run = restartEvery === 0 ? units : restartEvery
  let bits = codedBitsAt(bytes, at)
  for (let unit = 0, walked = 0; unit < units; unit += run) {
    if (unit > 0) bits = codedBitsAt(bytes, passRestart(bytes, endOfCoded(bits), unit / run - 1))
    const end = Math.min(units, unit + run)
    for (let from = unit; from < end; from += stride) {
      const some = Math.min(stride, end - from)
      walkUnits(bits, blocks, some)
      walked += some
      if (walked >= stride) yield
      walked %= stride
    }
  }
  return endOfCoded(bits)
}

function passRestart(bytes: Uint8Array, at: number, restarts: number): number {
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd0 + (restarts & 7)) throw new JpegError('damaged')
  return at + 2
}

function walkUnits(bits: CodedBits, blocks: readonly BlockCodes[], units: number): void {
  const perUnit = blocks.length
  for (let unit = 0; unit < units; unit += 1)
    for (let block = 0; block < perUnit; block += 1) walkBlock(bits, blocks[block] as BlockCodes)
}

const longestDifference = 11

function walkBlock(bits: CodedBits, { dc, ac }: BlockCodes): void {
  if (passValue(bits, dc) > longestDifference) throw new JpegError('damaged')
  for (let coefficient = 1; coefficient < 64; ) {
    const symbol = passValue(bits, ac)
    // A run of sixteen zeros, or the end of the block.
    if ((symbol & 15) === 0 && symbol !== 0xf0) return
    coefficient += (symbol >> 4) + 1
    if (coefficient > 64) throw new JpegError('damaged')
  }
}
