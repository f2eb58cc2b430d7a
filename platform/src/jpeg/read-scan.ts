// One scan of a JPEG: what it says it holds, and whether its coded data are that.
import { insist, JpegError } from './jpeg-fault.ts'
import { type Component, countUnits, type Frame } from './jpeg-frame.ts'
import type { JpegState, Segment } from './jpeg-state.ts'
import { type BlockCodes, walkScan } from './walk-scan.ts'

type Part = { component: Component; dc: number; ac: number }
/** Encoders write about ten. Each is drawn over the whole picture: a few bytes more could keep a reader of the paper busy for hours. */
const mostScans = 100

type Head = { parts: Part[]; from: number; to: number; approximation: number }

/** Returns where the next segment begins. */
export function* readScan(state: JpegState, { body, next }: Segment): Generator<void, number> {
  const { bytes, frame, restartEvery } = state
  if (!frame) throw new JpegError('damaged')
  state.scans += 1
  insist(state.scans <= mostScans, 'unsupported')
  const head = readHead(frame, body)
  if (frame.progressive) return passProgressive(state, head, next)
  if (head.from !== 0 || head.to !== 63 || head.approximation !== 0) throw new JpegError('damaged')
  const blocks = head.parts.flatMap((part) => blocksOf(state, part, head.parts.length === 1))
  const components = head.parts.map(({ component }) => component)
  return yield* walkScan({ bytes, at: next, units: countUnits(frame, components), blocks, restartEvery })
}

function readHead({ components }: Frame, body: Uint8Array): Head {
  const count = body[0] ?? 0
  insist(count >= 1 && count <= components.length && body.length === 4 + 2 * count, 'damaged')
  const parts = Array.from({ length: count }, (_, at) => readPart(components, body.subarray(1 + 2 * at)))
  const [from = 0, to = 0, approximation = 0] = body.subarray(1 + 2 * count)
  insist(from <= to && to <= 63, 'damaged')
  return { parts, from, to, approximation }
}

function readPart(components: readonly Component[], [id, tables = 0]: Uint8Array): Part {
  const component = components.find((one) => one.id === id)
  if (!component) throw new JpegError('damaged')
  return { component, dc: tables >> 4, ac: tables & 15 }
}

/** Each component once, with tables that were given. */
function blocksOf(state: JpegState, { component, dc, ac }: Part, alone: boolean): BlockCodes[] {
  const [first, others] = [state.codes.get(dc), state.codes.get(16 + ac)]
  if (!first || !others || !state.quantisations.has(component.quantisation)) throw new JpegError('damaged')
  if (state.scanned.has(component.id)) throw new JpegError('damaged')
  state.scanned.add(component.id)
  const count = alone ? 1 : component.across * component.down
  return Array.from({ length: count }, () => ({ dc: first, ac: others }))
}

/**
 * Refining scans cannot be followed without the coefficients: of these the order of the markers is checked, and that every bit
 * of every coefficient comes.
 */
function passProgressive(state: JpegState, { parts, from, to, approximation }: Head, start: number): number {
  for (const { component } of parts) {
    const missing = state.missing.get(component.id) ?? new Uint8Array(64).fill(nothingYet)
    state.missing.set(component.id, missing.fill(approximation & 15, from, to + 1))
    if (missing.every((bits) => bits === 0)) state.scanned.add(component.id)
  }
  const end = nextMarker(state.bytes, start)
  if (end === start) throw new JpegError('damaged')
  return end
}

const nothingYet = 255

function nextMarker(bytes: Uint8Array, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 2)) {
    const code = bytes[at + 1] ?? 0
    if (code !== 0 && !(code >= 0xd0 && code <= 0xd7)) return at
  }
  throw new JpegError('cut-short')
}
