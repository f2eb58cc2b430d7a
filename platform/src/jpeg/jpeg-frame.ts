import { insist } from './jpeg-fault.ts'

export type Component = { id: number; across: number; down: number; quantisation: number }

export type Frame = {
  width: number
  height: number
  progressive: boolean
  components: readonly Component[]
  /** Highest sampling of any component. */
  across: number
  down: number
}

/** More than any phone camera gives us after the app has scaled it, and 120 MB of points for whoever decodes it. */
const maxPixels = 40_000_000

/** Reads the body of a frame segment (T.81, B.2.2). */
export function readFrame(body: Uint8Array, progressive: boolean): Frame {
  const count = body[5] ?? 0
  insist(body.length === 6 + 3 * count, 'damaged')
  insist(body[0] === 8 && [1, 3, 4].includes(count), 'unsupported')
  const view = new DataView(body.buffer, body.byteOffset)
  const [height, width] = [view.getUint16(1), view.getUint16(3)]
  insist(width * height > 0, 'no-pixels')
  insist(width * height <= maxPixels, 'too-many-pixels')
  const components = Array.from({ length: count }, (_, at) => readComponent(body.subarray(6 + 3 * at)))
  insist(new Set(components.map(({ id }) => id)).size === count, 'damaged')
  const across = Math.max(...components.map((one) => one.across))
  const down = Math.max(...components.map((one) => one.down))
  return { width, height, progressive, components, across, down }
}

function readComponent([id = 0, sampling = 0, quantisation = 0]: Uint8Array): Component {
  const [across, down] = [sampling >> 4, sampling & 15]
  insist(isSampling(across) && isSampling(down) && quantisation <= 3, 'damaged')
  return { id, across, down, quantisation }
}

const isSampling = (factor: number) => factor >= 1 && factor <= 4

/** Units of a scan of these components (T.81, A.2): blocks of a lone one, groups of blocks of several. */
export function countUnits({ width, height, across, down }: Frame, components: readonly Component[]): number {
  const [alone] = components
  if (components.length > 1 || !alone) return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down))
  const [columns, rows] = [(width * alone.across) / across, (height * alone.down) / down]
  return Math.ceil(Math.ceil(columns) / 8) * Math.ceil(Math.ceil(rows) / 8)
}
