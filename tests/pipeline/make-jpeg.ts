// Real photos made at run time: baseline JPEG of coloured tiles. Each 8×8 block is one colour, so that only the first
// coefficient of a block is coded (ITU-T T.81, tables K.3 for the DC part; the AC part is always "end of block").
import { createHash } from 'node:crypto'

/** Multiples of 8. Another seed is another picture. */
export type Picture = { seed: string; width?: number; height?: number }

const marker = (code: number, ...body: number[]) => {
  const length = body.length + 2
  return [0xff, code, length >> 8, length & 0xff, ...body]
}

const quantisation = [0, ...Array.from({ length: 64 }, () => 8)]
const dcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0]
const dcSizes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const acCounts = [1, ...Array.from({ length: 15 }, () => 0)]
const endOfBlock = { code: 0b0, bits: 1 }

/** Codes of the sizes 0 … 8 (T.81, table K.3). */
const dcCodes = [0b00, 0b010, 0b011, 0b100, 0b101, 0b110, 0b1110, 0b11110, 0b111110]
const dcBits = [2, 3, 3, 3, 3, 3, 4, 5, 6]

function head({ width, height }: { width: number; height: number }): number[] {
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0])
  return [
    0xff,
    0xd8,
    ...marker(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 2, 0, 0, 1, 0, 1, 0, 0),
    ...marker(0xdb, ...quantisation),
    ...marker(0xc0, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, ...components),
    ...marker(0xc4, 0x00, ...dcCounts, ...dcSizes),
    ...marker(0xc4, 0x10, ...acCounts, 0),
    ...marker(0xda, 3, 1, 0, 2, 0, 3, 0, 0, 63, 0),
  ]
}

function createBitWriter() {
  const bytes: number[] = []
  let held = 0
  let count = 0
  const write = (code: number, bits: number) => {
    held = (held << bits) | code
    count += bits
    while (count >= 8) {
      const byte = (held >> (count - 8)) & 0xff
      bytes.push(byte)
      // A 255 among the data would be read as a marker.
      if (byte === 0xff) bytes.push(0)
      count -= 8
      held &= (1 << count) - 1
    }
  }
  /** Fills the last byte with ones. */
  const finish = (): number[] => {
    write(0x7f, 7)
    return bytes
  }
  return { write, finish }
}

/** Bytes that depend on the seed alone. */
function* bytesOf(seed: string): Generator<number> {
  for (let block = 0; ; block += 1) yield* createHash('sha256').update(`${seed}/${block}`).digest()
}

/** A JPEG every viewer opens; noisy enough that pictures of one size differ in length. */
export function makeJpeg({ seed, width = 320, height = 240 }: Picture): Uint8Array {
  const bits = createBitWriter()
  const colours = bytesOf(seed)
  const previous = [0, 0, 0]
  for (let block = 0; block < (width * height) / 64; block += 1) {
    for (const component of [0, 1, 2]) {
      const level = ((colours.next().value ?? 0) >> 1) - 64
      const difference = level - (previous[component] ?? 0)
      previous[component] = level
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference))
      bits.write(dcCodes[size] ?? 0, dcBits[size] ?? 0)
      if (size > 0) bits.write(difference > 0 ? difference : difference + (1 << size) - 1, size)
      bits.write(endOfBlock.code, endOfBlock.bits)
    }
  }
  return Uint8Array.from([...head({ width, height }), ...bits.finish(), 0xff, 0xd9])
}
